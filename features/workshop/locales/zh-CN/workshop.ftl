refusal-topic-moved = 这个课题刚被别人改过，您的改动没有保存。请看过新内容再改。
refusal-nothing-to-publish = 还没有可以公布的课题。先新建课题，再公布。
# $group (String) - its name
refusal-topic-taken = { $group }正在做这个课题，不能撤下。要换课题，请先撤回分组。
refusal-number-is-out = 编号公布后不再调整：学员是按编号填志愿的。
refusal-pool-closed = 选课题已经截止，这次选择没有保存。要改志愿，请找班主任重新开放。
refusal-groups-are-out = 分组已经公布。要改，请先撤回公布的分组。
refusal-nobody-to-group = 名册里还没有人。先导入报名回执，再分组。
refusal-draft-moved = 这一稿刚被另一位同事调整过，您的操作没有保存。请看过最新的分组再调。
refusal-no-such-change = 这个调整做不了：人不在这一稿里，或者已经在那个组。请回到分组页重新选择。
refusal-person-is-pinned = 这个人已固定在本组。要调整，请先取消固定。
# $most (Number) - groups
refusal-topic-is-full = 这个课题最多 { $most } 个组做，已经满了。
refusal-nothing-to-undo = 没有可以撤销的调整，或者刚有别的调整。请刷新后再看。
refusal-nothing-to-redo = 没有可以重做的调整，或者后来又调过别的。请刷新后再看。
refusal-draft-is-locked = 这一稿已经锁定，不能再调。要调，请先解锁。
# $joined (Number) - people
# $left (Number) - people
refusal-roster-moved = 名册变了：新增 { $joined } 人，减少 { $left } 人。请再算一次，再公布。
refusal-groups-at-work = 班里已经过了第一关，分组不能再撤回。个别调整请与组长商量。
refusal-nothing-published = 还没有公布的分组。

save = 保存
edit = 修改
cancel = 取消
undo = 撤销
print = 打印
withdraw = 撤下
name = 姓名
unit = 单位
export-excel = 导出 Excel
back-to-class = 我的班
ways-label = 课题与分组
topic = 课题
wish-twice = 同一个课题只选一次
# $n (Number) - needs
from-needs = 来自 { $n } 条需求

pool-title = 课题池
# $offered (Number) - published topics
# $drafts (Number) - drafts
# $places (Number) - groups the published topics can take
pool-lead = 已公布 { $offered } 个课题，可供 { $places } 个组；草稿 { $drafts } 个
pool-empty = 还没有课题
pool-empty-text = 从职工需求里挑几条，汇成一个课题；学员按编号填志愿。
pool-for-readers = 每个课题都来自职工说的难处
pool-nothing-yet = 课题还没有公布
pool-nothing-yet-text = 公布后就能在这里看到，也能填志愿。
topic-new = 新建课题
# $number (Number) - the topic's
topic-edit = 修改 { $number } 号课题
# $number (Number) - the topic's
topic-crumb = { $number } 号课题
topic-form-lead = 选几条需求，起个题目，说清想要什么结果
topic-title = 题目
topic-title-hint = 2–40 字，说人话，例如：把课堂搬进车间
topic-number = 编号
topic-state = 状态
topic-order = 调整次序
topic-background = 背景
topic-background-hint = 选填：这件事现在怎样，为什么难
topic-wanted = 想要的结果
topic-wanted-hint = 选填：做成什么样，就算有用
topic-difficulty = 难度
difficulty-common = 一般
difficulty-harder = 较难
difficulty-hard = 难
topic-capacity = 可供组数
topic-capacity-hint = 最多几个组可以做这个课题
# $n (Number) - groups
takes-groups = 最多 { $n } 个组
topic-needs = 汇入哪些需求
topic-needs-hint = 勾选后，说这些话的职工凭回音码能看到：进了课题池
# $n (Number) - needs
topic-gathered = 已汇入 { $n } 条需求
topic-kept = 课题已保存。
topic-draft = 草稿
topic-published = 已公布
topic-withdrawn = 已撤下
topic-is-published = 课题已公布，学员可以选了。
topic-is-withdrawn = 课题已撤下，可以随时恢复。
topic-is-restored = 课题已恢复。
topic-is-moved = 次序已调整。
# $title (String) - the topic's
topic-up = 上移：{ $title }
# $title (String) - the topic's
topic-down = 下移：{ $title }
publish-topic = 公布课题
restore-topic = 恢复课题
withdraw-topic-text = 撤下后，学员看不到它，选了它的志愿也不再计入。编号保留，可以随时恢复。
# $n (Number) - needs
topic-quotes = 职工这样说（{ $n } 条）
topic-came-of = 后来
came-group = 小组
came-proposal = 方案
came-result = 结果
# $n (Number) - drafts
publish-drafts = 公布 { $n } 个课题
pool-is-published = 课题已公布，学员可以选了。
close-pool = 截止选课题
# $n (Number) - people without wishes
close-pool-text = 截止后学员不能再改志愿；现在还有 { $n } 人没有志愿。需要时可以重新开放。
open-pool = 重新开放
pool-is-closed = 选课题已截止。
pool-is-opened = 选课题已重新开放。
# $at (String) - when
# $by (String) - who
pool-closed-by = { $by }于 { $at } 截止了选课题
# $at (String) - when
pool-closed-at = 选课题已于 { $at } 截止
# $first (Number) - first wishes
# $all (Number) - all wishes
wishes-for = 第一志愿 { $first } 人，共 { $all } 人选
# $n (Number) - needs
which-class = 选了 { $n } 条需求。放进哪个班的课题池？
no-class-open = 没有正在筹办的班
no-class-open-text = 先建一个培训班，再把需求汇成它的课题。

wishes-title = 志愿
wishes-choose-title = 选课题
# $n (Number) - topics on offer
wishes-choose-lead = { $n } 个课题，选三个以内，最想做的放第一。截止前随时能改。
wish-first = 第一志愿
wish-second = 第二志愿
wish-third = 第三志愿
no-wish = 请选择
keep-wishes = 就选这些
wishes-kept = 志愿已保存，截止前随时能改。
# $number (Number) - the topic's
# $title (String) - the topic's
numbered-topic = { $number } 号 { $title }
# $at (String) - when
closed-for-you = 选课题已于 { $at } 截止。
from-your-receipt = 这是您报名时填的意向，先帮您填好了；改完点“就选这些”。
# $at (String) - when
you-chose-at = 您在 { $at } 选过，还可以改。
my-wishes = 我的志愿
you-did-not-choose = 您没有填志愿，会按人数把您分到合适的组。
read-topics = 看看每个课题
go-choose = 去选课题
see-my-wishes = 看我的志愿
# $own (Number) - people who chose
# $receipt (Number) - people whose receipt counts
# $nothing (Number) - people without wishes
wishes-lead = { $own } 人自己选了，{ $receipt } 人用报名时的意向，{ $nothing } 人还没有
# $n (Number) - people with wishes
# $of (Number) - people
have-wishes = { $of } 人中 { $n } 人有志愿
# $n (Number) - people
without-wishes = { $n } 人还没有志愿
wishes-need-topics = 先公布课题，学员才能填志愿。
wishes-by-topic = 各课题有多少人选
wishes-by-person = 每个人的志愿
first-wish = 第一志愿
any-wish = 前三志愿
source = 来源
source-chosen = 本人选择
source-receipt = 报名意向
source-nothing = 未填
to-pool = 看课题池

strip-needs = 条需求已汇入
strip-topics = 个课题已公布
strip-groups = 个小组已成组
todo-topics = 公布课题
# $n (Number) - topics
todo-topics-done = { $n } 个课题已公布
# $n (Number) - drafts
todo-topics-drafts = 还有 { $n } 个草稿
# $n (Number) - people
todo-wishes = { $n } 人还没选志愿
todo-wishes-done = 人人都有志愿
todo-pool-closed = 选课题已截止
todo-groups = 公布分组
todo-groups-done = 分组已公布
topic-mark = 选
# $n (Number) - topics
card-choose = { $n } 个课题，选三个以内
card-chosen = 已选
