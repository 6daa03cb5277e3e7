## 组织的级别
kind-province = 省级
kind-city = 市级
kind-county = 县级
kind-grassroots = 基层
kind-industry = 产业工会

refusal-root-exists = 本系统已经有一个最上级组织，新组织要挂在它下面。
refusal-name-taken = 同一上级下面已经有叫这个名字的组织，请换一个名字，或把它加为别名。
refusal-alias-taken = 这个别名已经指向另一个组织，请先在那边删掉。
refusal-last-administrator = 这是最后一位管理员，收回以后就没人能管理系统了。请先给另一个人管理员角色。
refusal-keeps-own-data = 这位用账号密码登录，手机号由本人在“我的账号”里改，或请管理员改。
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

## 首页
front-title = 首页
front-heading = 把职工的难处变成办得成的事
front-lead = 工坊是工会办培训、议课题、做方案、看路演的地方。
front-yours = 您的事
front-say-note = 不用登录，也不用留名字。
front-link = 我有专属链接
front-link-note = 参训学员和评委从这里进。
front-sign-in = 工作人员登录
front-sign-in-note = 班主任、管理员和领导用登录名和密码。
home-title = 今日
home-empty-title = 现在没有要您办的事
home-empty = 开了班、有了课题或者要您评分的时候，会出现在这里。
first-steps-title = 从这里开始
step-done = 已完成
first-organisations = 加下级组织
first-organisations-text = 市地总工会、产业工会。也可以先不加：导入回执时，没登记过的单位能一次登记好。
first-colleague-text = 班主任用自己的登录名进来，管自己的班。
# $name (String) - class
loop-of = 《{ $name }》走到哪一步
whole-timetable = 全部日程
nothing-that-day = 这一天还没有安排。
still-to-do = 还差这些
# $name (String) - who is greeted
greeting-morning = { $name }，上午好
# $name (String) - who is greeted
greeting-afternoon = { $name }，下午好
# $name (String) - who is greeted
greeting-evening = { $name }，晚上好
to-home = 回首页

## 进门
form-wrong = 有几处要改：
sign-in-title = 工作人员登录
sign-in-lead = 参训学员和评委不用密码，请用自己的专属链接。
sign-in-login = 登录名或手机号
sign-in-send = 登录
sign-in-wrong = 登录名或密码不对。连错几次要等一会儿；忘了密码请找管理员。
sign-in-forgot = 忘了密码：请本单位管理员在“人员”里给您发一条设密码的链接。
sign-in-by-link = 我有专属链接
signed-out = 已退出
password-title = 设一个密码
# $name (String) - who is greeted
password-greeting = { $name }，请设一个密码
password-lead = 以后用登录名和这个密码登录。
password-hint = 至少 12 个字符。一句自己记得住的话最好，例如几个不相干的词连起来。
password-differs = 两次输入的密码不一样，请再输一遍。
password-send = 设好，进入
password-kept = 密码已设好
password-gone-title = 这条链接已经用过或者过期了
password-gone = 设密码的链接只能用一次，三天内有效。请管理员再发一条；已经设过密码的，直接登录。
link-title = 这是您吗？
link-enter = 是我，进入
link-not-me = 不是您？请不要进入。
link-not-me-href = 怎么拿到自己的链接
link-gone-title = 这条链接不能用了
link-gone = 它可能过期、被收回，或者没有复制完整。
link-help-title = 用专属链接进入
link-help = 每位学员和评委都有一条自己的链接，不用密码。
link-help-one = 找班主任发给您的消息，点里面的链接。
link-help-two = 或者扫胸卡、座签上的二维码。
link-help-three = 都找不到，请班主任重新发一条。
field-link = 把链接粘贴到这里
link-open = 打开
set-up-title = 第一次使用
set-up-lead = 建立最上级组织和第一位管理员。这一页只用一次。
set-up-code-hint = 启动程序时屏幕上显示的那一串。
set-up-wrong-code = 启动码不对，请看程序启动时的输出。
set-up-organisation-hint = 例如“北江省总工会”
set-up-send = 建好，进入
set-up-done = 已经建好。照“从这里开始”一步步来。
login-hint = 3 到 30 个英文字母或数字，以字母开头，例如 wangmin

## 字段
field-login = 登录名
field-password = 密码
field-new-password = 新密码
field-old-password = 现在的密码
field-again = 再输一遍
field-code = 启动码
field-organisation = 最上级组织的名称
field-own-name = 您的姓名
field-name = 姓名
field-sex = 性别
field-unit = 单位
field-city = 市
field-post = 职务
field-phone = 手机号
field-new-phone = 换手机号
field-role = 角色
field-over = 管哪个组织
field-full-name = 全称
field-short-name = 简称
field-kind = 级别
field-parent = 上级组织
field-union = 所属产业工会
field-region-code = 行政区划代码
field-aliases = 别名
field-complaint = 您要说的
field-contact = 怎么联系您（可以不填）
field-note = 处理情况
choice-none = 不填
sex-male = 男
sex-female = 女
name-hint = 生僻字可以直接输入；少数民族姓名中间用“·”。
phone-hint = 可以不填。填了，以后可以用手机号登录；加密保存。
new-phone-hint = 不换就空着
nothing-yet = 没有填
save = 保存
saved = 已保存
search = 查找
search-empty-title = 没有找到
show-all = 显示全部
# $count (Number) - how many
found = 找到 { $count } 个。
leave-it = 不收回

## 我的账号
account-title = 我的账号
account-lead = 看到系统里存了您的什么，改正，带走，或者删掉。
sign-out-here = 退出
my-data = 我的资料
no-role = 没有角色
role-in-a-class = 培训班
unit-is-kept = 单位由管理员维护；不对的话请告诉班主任。
take-csv = 下载表格（CSV）
take-json = 下载数据（JSON）
forget-phone = 删掉我的手机号
forget-phone-consequence = 删掉以后，不能再用手机号登录，下次报名也认不出是同一个人。
forget-phone-yes = 确定删掉
phone-forgotten = 手机号已删掉
sessions-title = 登录着的设备
sessions-lead = 不认识的设备请让它退出。
sessions-none = 现在没有登录着的设备。
session-this = 这台设备
# $when (String) - a moment in words
session-seen = 最近使用 { $when }
session-end = 退出这台设备
session-end-other = 让它退出
session-ended = 已退出
sessions-end-others = 退出其他所有设备
browser-wechat = 微信
device-unknown = 不知名的设备
change-password = 换密码
change-password-consequence = 换了密码，其他设备都会退出。
password-changed = 密码已换，其他设备已退出
password-old-wrong = 现在的密码不对。
history-title = 谁动过我的资料
history-lead = 只增不改的记录，最近三十条。
actor-oneself = 您自己
actor-program = 系统
actor-anonymous = 未登录
actor-device = 未署名的手机
did-enter = 录入资料
did-change = 修改资料
did-give-link = 发出专属链接
did-withdraw-links = 收回专属链接
did-give-password-link = 发出设密码的链接
did-choose-password = 设置密码
did-give-role = 给了一个角色
did-take-role = 收回一个角色
did-sign-in = 登录
did-fail-sign-in = 登录没成功，密码不对
did-lift-wait = 免了登录等待
did-sign-out = 退出
did-end-session = 让一台设备退出
did-add-organisation = 加了一个组织
did-change-organisation = 修改组织
did-add-alias = 加了一个别名
did-remove-alias = 删了一个别名
did-complain = 有人投诉或建议
did-handle-complaint = 处理投诉建议
did-set-up = 建立系统

## 组织
organisations-title = 组织
# $count (Number) - how many
organisations-lead = 共 { $count } 个
organisations-search = 按名称、别名或区划代码找
organisations-search-empty = 换个说法试试，或者先把它加进来。
organisations-empty-title = 还没有组织
organisations-empty = 先加上各市总工会，再往下加。
organisation-new = 加一个组织
organisation-added = 已加上
organisation-read-only = 您可以看，修改请找管理员。
# $names (String) - aliases, joined
also-called = 又叫 { $names }
add-below = 加下级
short-name-hint = 列表和胸卡上用；不填就用全称。
parent-hint = 换上级会连同它的下级一起搬过去。
union-hint = 没有就不填
region-code-hint = 6 位数字，可以不填
aliases-hint = 报名表里常见的写法，一行一个。导入回执时靠它认单位。

## 人员
staff-title = 人员
staff-lead = 谁在用这个系统做事，各管什么。查找可以找到所有人。
staff-search = 按姓名找人
staff-search-empty = 换个字试试；只能找到您所管组织里的人。
staff-empty-title = 还没有同事
staff-empty = 请第一位班主任来。
show-staff = 回到工作人员
invite-title = 请一位同事
invite-lead = 填好以后会得到一条链接，发给本人设密码。
invite-send = 生成链接
over-hint = 管这个组织和它下面的所有组织。
invited-title = 把链接交给本人
# $name (String) - the colleague
invited-lead = 请{ $name }打开它，设自己的密码。三天内有效，只能用一次。
invited-qr = 设密码链接的二维码
invited-link = 链接
invited-copy = 复制链接
invited-copied = 链接已复制
invited-once = 这一页只显示一次，系统里不留链接。没来得及发，可以在此人页面再生成一条。
invited-done = 发好了
person-data = 资料
person-entry = 登录
person-no-login = 不用密码登录，用专属链接进入。
password-is-set = 已设密码
password-is-open = 还没设密码
new-password-link = 再发一条设密码的链接
failures-title = 没登录成功的尝试
failures-lead = 连错几次要等一会儿才能再试，这里不会每次都记。是本人记错了，可以让本人马上再试；不是本人，请发一条设密码的链接，让本人换密码。
lift-wait = 让本人马上再试
wait-lifted = 不用等了，请本人再登录一次。
give-role = 给这个角色
role-given = 角色已给
take-role = 收回
take-role-title = 收回角色
# $name (String) - the person
# $role (String) - role and organisation
take-role-consequence = 收回以后，{ $name }就不能再做“{ $role }”能做的事。以后可以再给。
role-taken = 角色已收回
withdraw-links = 收回所有专属链接
withdraw-links-consequence = 此人手里的链接马上失效，所有设备都会退出，要重新发链接。
withdraw-links-yes = 确定收回
links-withdrawn = 专属链接已收回

## 投诉与建议
complain-title = 投诉与建议
complain-lead = 对这个系统、对办班有什么不满意，直接说。不记录您是谁。
# $contact (String) - as it was given
contact-given = 联系方式：{ $contact }
contact-hint = 想要答复就留一个；加密保存，只有管理员看得到。
complain-send = 交上去
complaint-thanks-title = 收到了
complaint-thanks = 管理员会看到。留了联系方式的，会答复您。
complaints-title = 投诉与建议
# $open (Number) - how many are open
complaints-lead = 还有 { $open } 条没处理
complaints-empty-title = 还没有人提
complaints-empty = 每一页底部都有入口。
complaint-handle = 标为已处理
complaint-handled = 已标为处理
# $when (String) - a moment in words
# $name (String) - who dealt with it
complaint-handled-by = { $name } 于 { $when } 处理
# $open (Number) - how many are open
complaints-card = 有 { $open } 条投诉建议没处理
complaints-card-mark = 言
complaints-card-note = 看一看，回个话

## 操作记录
audit-title = 操作记录
audit-lead = 只增不改：谁在什么时候做了什么。
audit-empty-title = 还没有记录
audit-empty = 有人做了事，就会出现在这里。
audit-when = 时间
audit-who = 谁
audit-what = 做了什么
audit-subject = 对象
audit-detail = 内容
audit-older = 更早的
audit-newest = 回到最新
