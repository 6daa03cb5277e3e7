# 组织与人员
kind-province = 省级
kind-city = 市级
kind-county = 县级
kind-grassroots = 基层
kind-industry = 产业工会

refusal-root-exists = 本系统已经有一个最上级组织，新组织要挂在它下面。
refusal-name-taken = 同一上级下面已经有叫这个名字的组织，请换一个名字，或把它加为别名。
refusal-alias-taken = 这个别名已经指向另一个组织，请先在那边删掉。
refusal-last-administrator = 这是最后一位管理员，收回以后就没人能管理系统了。请先给另一个人管理员角色。
refusal-phone-taken = 这个手机号已经登记在另一个人名下。
refusal-login-taken = 这个登录名已经有人用了，请换一个。
refusal-link-not-given = 只有班主任和管理员能发专属链接。
refusal-no-login = 此人还没有设过密码。请给此人发一条设密码的链接。
refusal-already-handled = 这一条已经有人处理过了。
refusal-moved-below-itself = 组织不能挂到自己或自己的下级下面。
refusal-already-known = 这个手机号的主人已经有登录账号，或者归别的组织管理。请先在“人员”里查一查。

role-anyone = 任何人
role-administrator = 管理员
role-organiser = 班主任
role-trainee = 学员
role-lecturer = 讲师
role-judge = 评委
role-facilitator = 引导员
role-reviewer = 内容审核
role-leader = 领导（只读）
