# $number (String) - its number as said
group-name = 第{ $number }组
sizes-reversed = 最多人数不能小于最少人数
# $most (Number) - rules
too-many-rules = 最多设 { $most } 条这样的条件

grouping-title = 课题与分组
grouping-way = 分组
# $people (Number) - people
# $groups (Number) - groups
# $topics (Number) - topics on offer
grouping-lead = { $people } 人 → { $groups } 组，跨市地、跨产业、跨单位；{ $topics } 个课题按志愿分配
group = 小组
person = 谁
leader = 组长
pinned = 已固定
close = 关闭
go-back = 返回
please-choose = 请选择
city = 市地
industry = 产业
post = 岗位
position = 职务
sex = 性别
male = 男
female = 女
category = 学员类别
group-role = 组内职责
wish-rank = 第几志愿
me = 我
# $n (Number) - people
n-people = { $n } 人

what-matters = 看重什么
weigh-city = 市地分散
weigh-industry = 产业分散
weigh-post = 岗位均衡
weigh-sex = 男女均衡
weigh-wishes = 课题志愿
weigh-repeats = 少重复同组
weight-high = 高
weight-medium = 中
weight-low = 低
weight-off = 不看
how-many-groups = 分几个组
what-must-hold = 硬条件
rule-apart = 同单位不同组
# $min (Number) - fewest
# $max (Number) - most
rule-sizes = 每组 { $min }–{ $max } 人
rule-balanced = 各组人数一样多，至多差一人
rule-topics = 每组一个课题，不超过课题可供的组数
# $name (String) - a person's
rule-pinned = { $name }固定在本组
# $least (Number) - people
# $category (String) - their category
rule-at-least = 每组至少 { $least } 名{ $category }
rule-other = 其他条件
fewest = 最少
most = 最多
seed = 种子
seed-hint = 不填就换一个新的；填同一个数，名册和条件不变，分出来的组也一样。
compute = 算一算
compute-again = 再算一次
computed = 算好了，看看这一稿。
nobody-yet = 名册里还没有人
nobody-yet-text = 先导入报名回执，再来分组。
no-draft-yet = 还没有分组稿
no-draft-yet-text = 左边选好看重什么，点“算一算”，几秒就有一稿。可以反复算，也可以动手调。
no-groups-possible = 这样的条件分不出组
cannot-read = 名册或条件里有对不上的地方，请刷新后再算。
# $rules (String) - rules
cannot-together = 这几条放在一起没有找到分法，放宽其中一条试试：{ $rules }
# $people (Number) - people
# $fewest (Number) - fewest in all
# $most (Number) - most in all
reason-sizes = 共 { $people } 人，按每组人数只能放下 { $fewest } 到 { $most } 人。改组数或每组人数。
# $group (String) - its name
reason-size-reversed = { $group }的最少人数大于最多人数。
# $people (String) - names
# $first (String) - a group
# $second (String) - a group
reason-two-groups = { $people }要在一起，却分别固定在{ $first }和{ $second }。
# $people (String) - names
# $largest (Number) - people
reason-too-large = { $people }要在一起，可每组最多 { $largest } 人。
# $group (String) - its name
# $kept (Number) - people
# $most (Number) - people
reason-overfull = { $group }固定了 { $kept } 人，最多只能 { $most } 人。取消几个固定，或者放宽人数。
# $category (String) - a category
# $needed (Number) - people
# $there (Number) - people
reason-not-enough = { $category }只有 { $there } 名，各组共需 { $needed } 名。
# $category (String) - a category
# $allowed (Number) - people
# $there (Number) - people
reason-too-many = { $category }有 { $there } 名，各组最多共容 { $allowed } 名。
# $category (String) - a category
# $least (Number) - people
# $most (Number) - people
reason-cross = { $category }每组至少 { $least } 名，又最多 { $most } 名，对不上。
# $people (String) - names
# $category (String) - a category
# $most (Number) - people
reason-forced = { $people }固定在一组，可同属{ $category }的每组最多 { $most } 名。
# $by (String) - what is looked at
# $needed (Number) - people
# $holds (Number) - people
reason-needs = 按{ $by }，每组至少要 { $needed } 人，可最小的组只有 { $holds } 人。
# $groups (Number) - groups
# $places (Number) - places
reason-topics = { $groups } 个组，已公布的课题只够 { $places } 个组。多公布课题，或者把可供组数调大。
# $title (String) - a topic's
# $kept (Number) - groups
# $capacity (Number) - groups
reason-topic-full = “{ $title }”给了 { $kept } 个组，最多 { $capacity } 个。

# $first (Number) - people
stat-wishes = 人做的是自己前三志愿里的课题，其中 { $first } 人是第一志愿
stat-no-wishes = 还没有人填志愿，课题按次序分配
# $again (Number) - pairs
stat-units = 对同单位的人同组；与往期重复同组 { $again } 对
# $first (Number) - people
# $of (Number) - people
group-wishes = 第一志愿 { $first } / { $of }
# $at (String) - when
# $seed (Number) - its seed
# $changes (Number) - changes by hand
draft-made = { $at } 算的这一稿，种子 { NUMBER($seed, useGrouping: "false") }；动手改过 { $changes } 次。同样的名册、条件和种子，分出同样的组。
# $joined (Number) - people
# $left (Number) - people
draft-drift = 算完以后名册变了：新增 { $joined } 人，减少 { $left } 人。请再算一次。
# $n (Number) - rules
rules-broken = { $n } 条硬条件没有守住
# $rule (String) - the rule
# $group (String) - where
# $by (Number) - people
broken-in = { $rule }：{ $group }差 { $by } 人
# $rule (String) - the rule
# $by (Number) - people
broken-by = { $rule }：差 { $by }
# $n (Number) - drafts
drafts-title = 以前的稿子（{ $n }）
# $seed (Number) - its seed
# $groups (Number) - groups
# $three (Number) - people
# $of (Number) - people
# $units (Number) - pairs
# $changes (Number) - changes
draft-said = 种子 { NUMBER($seed, useGrouping: "false") } · { $groups } 组 · 前三志愿 { $three } / { $of } · 同单位 { $units } 对 · 手改 { $changes } 次

by-hand = 动手调
to-group = 调到
only-look = 先看看这个人
see-effect = 看看影响
swap-with = 与谁对调
pin = 固定在本组
unpin = 取消固定
make-leader = 当组长
change-topic = 换课题
as-computed = 请选择
# $name (String) - a person's
# $group (String) - a group's
effect-of-move = 把{ $name }调到{ $group }，会这样
# $a (String) - a person's name
# $b (String) - a person's name
effect-of-swap = { $a }与{ $b }对调，会这样
criterion = 看什么
before = 现在
after = 调整后
verdict = 变化
criterion-first = 拿到第一志愿的人
criterion-three = 拿到前三志愿的人
criterion-units = 同单位同组（对）
criterion-again = 与往期重复同组（对）
stays = 不变
gets-better = 变好
gets-worse = 变差
would-break = 这样调会破坏硬条件
confirm-change = 就这样调
leave-it = 不调了
change-made = 已调整。
change-undone = 已撤销上一步。
# $n (Number) - wishes
unmet-title = 没能照顾到的（{ $n }）
unmet-list = 逐条看
nothing-unmet = 大家的志愿都照顾到了。
# $unit (String) - its name
# $people (Number) - its people
# $most (Number) - in one group
unit-thinned = { $unit }有 { $people } 人，比组还多，已尽量摊开：每组最多 { $most } 人
# $name (String) - a person's
# $wishes (String) - numbers of topics
unmet-wish = { $name }想做 { $wishes } 号课题，所在组做的不在其中
# $a (String) - a person's name
# $b (String) - a person's name
# $times (Number) - times
unmet-again = { $a }和{ $b }以前同组过 { $times } 次
# $a (String) - a person's name
# $b (String) - a person's name
unmet-unit = { $a }和{ $b }来自同一单位

publish-groups = 公布分组
publish-lead = 公布前再看一遍
what-happens = 公布以后
# $people (Number) - people
# $groups (Number) - groups
published-means-people = { $people } 名学员会在手机上看到自己在哪个组、做什么课题，共 { $groups } 个组。
published-means-pool = 选课题同时截止，学员不能再改志愿。
published-means-back = 过第一关之前，可以撤回重来；撤回后学员就看不到分组了。
still-to-know = 还有这些情况
# $n (Number) - groups
doubt-leaders = { $n } 个组还没有组长，可以公布后由组里推选。
# $n (Number) - wishes
doubt-unmet = { $n } 处没能照顾到，名单在分组页。
not-yet = 先不公布
groups-published = 分组已公布。
# $at (String) - when
groups-are-out = 分组已于 { $at } 公布。在这里改的是新的稿子，不影响已公布的。
see-groups = 看公布的分组
groups-title = 小组
# $groups (Number) - groups
# $people (Number) - people
groups-lead = { $groups } 个组，{ $people } 人
my-group = 我的小组
other-groups = 其他小组
enter-group = 进小组
no-groups-yet = 分组还没有公布
no-groups-yet-text = 公布后，您会在这里看到同组的人和课题。
no-groups-yet-staff = 先在分组页算一稿，看过再公布。
# $how (String) - what was looked at
why-people = 为什么这样分：{ $how }。有特殊情况，请找班主任调整。
# $what (String) - attributes
why-mixed = { $what }尽量打散
why-apart = 同单位的人分在不同组
why-wishes = 课题按大家的志愿分配
withdraw-groups = 撤回分组
# $people (Number) - people
withdraw-groups-text = 撤回后，{ $people } 名学员就看不到分组了，各组已写的内容随旧分组收起。改好后要重新公布。
groups-withdrawn = 分组已撤回，改好后请重新公布。
# $class (String) - the class's name
groups-of = { $class } 分组名单
# $class (String) - the class's name
groups-draft-of = { $class } 分组名单（草稿）
still-a-draft = 草稿，尚未公布
