nav-needs = 需求
tab-say = 说事
tab-reply = 回音
tab-all = 全部

say-title = 说说您的难处
say-lead = 一件事就行。不用登录，不留姓名。
say-text = 您遇到的难处
say-text-hint = 比如：班前会只有十五分钟，念文件大家都低头看手机。最多 500 字。
say-trade = 您做什么工作
say-place = 在哪儿
say-by-choice = 可以不填
say-reply = 我想知道后来怎么样（给我一个回音码）
say-send = 说给工会听
say-note = 写下的话由工会干部看，会用大白话回您。做成课题时可能引用原话，不带任何个人信息。
say-urgent = 急事、要立案的事，请直接打 12351 职工热线。
say-before = 您在这部手机上说过的

said-title = 听到了，谢谢您
said-lead = 一般五个工作日内有回音。
said-code = 您的回音码
said-code-hint = 截个图，或者抄下来。凭它随时能看后来怎么样了。
said-no-code = 您没有要回音码。用这部手机打开“说事”页，也能看到进展。
said-look = 看看进展
said-another = 再说一件

reply-title = 您提的事，后来……
reply-lead = 输入回音码，看看后来怎么样了。
reply-code = 回音码
reply-code-hint = 十个字母和数字，大小写、横线都不要紧
reply-look = 查一查
reply-unknown = 没有查到这个回音码。请对照当时的截图再输一次。
reply-you-said = 您说的
reply-then = 后来
reply-nothing-yet = 已经收到，还没有回音。一般五个工作日内会回您。

needs-title = 职工需求
# $total (Number) - all needs
# $open (Number) - needs without an answer
needs-lead = 一共 { $total } 条，{ $open } 条还没回音。
# $late (Number) - needs waiting too long
# $days (Number) - working days
needs-late = { $late } 条等了 { $days } 个工作日以上，先回这几条吧。
needs-search = 找一找
needs-search-hint = 原话、工种或地方
needs-empty = 这里还没有需求
needs-empty-text = 把二维码海报贴到班组、驿站、换电柜旁，职工扫码就能说。
needs-poster = 打印海报
needs-gather = 汇成课题
needs-choose = 选上
needs-open = 查看

state-open = 待回音
state-answered = 已答复
state-handed-on = 已转办
state-in-pool = 进课题池
state-not-ours = 不属于本会

need-title = 一条需求
need-back = 回到需求列表
need-story = 后来
need-no-story = 还没有人回过。
need-answer = 用大白话回一句
need-answer-hint = 职工凭回音码能看到。说清到哪儿办、找谁、要带什么。
need-answer-state = 这条算
need-answer-send = 回给职工
answered = 已经回给职工了

# $title (String) - the topic's title
step-topic = 汇进了课题《{ $title }》
# $title (String) - the group's name
step-group = { $title }领了这个课题
# $title (String) - the proposal's title
step-proposal = 写出了方案《{ $title }》
# $title (String) - what the result says
step-result = 路演结果公布了：{ $title }

poster-title = 说事海报
poster-big = 有难处，说一句
poster-small = 扫码就能说，不登录，不留名。凭回音码能看后来怎么样。
poster-hotline = 急事请打 12351 职工热线
poster-place = 贴在哪儿
poster-make = 换个地方
poster-print = 打印

# $n (Number) - needs
card-said = 职工说了 { $n } 件事
# $n (Number) - needs
card-heard = { $n } 件有了回音
card-mark = 需
# $count (Number) - needs without an answer
card-title = { $count } 条职工需求还没回音
card-note = 用大白话回一句，或者汇成课题

refused-nothing-chosen = 还没有选需求。请先勾上至少一条，再汇成课题。
