# 分组工作室：看重什么、硬条件、正在算、并排看、来龙去脉、为什么是这些人。

what-must-hold-hint = 点一下就去掉，再点一下又回来；改完再算一次。
add-rule = 添加硬条件
change-sizes = 自己定每组人数
# $people (Number) - people
sizes-equal = 每组 { $people } 人
# $least (Number) - people
# $most (Number) - people
sizes-balanced = 每组 { $least }–{ $most } 人
of-a-category = 每组至少或至多几名某类学员
in-each-group = 每组
how-many-people = 几名
at-least = 至少
at-most = 至多
of-two-people = 两个人必须同组，或不能同组
one-person = 一位
other-person = 另一位
these-two = 这两位
two-together = 必须同组
two-apart = 不能同组
two-people-needed = 请选两位不同的学员
# $most (Number) - people
# $category (String) - their category
rule-at-most = 每组至多 { $most } 名{ $category }
# $people (String) - names
rule-together = { $people }同组
# $a (String) - a person's name
# $b (String) - a person's name
rule-two-apart = { $a }、{ $b }不同组
# $people (String) - names
reason-parted = { $people }不能同组，可别的条件要他们在一起。
how-long = 找多久
how-long-hint = 细找多花十几倍工夫，常能再好一点。
care-quick = 快找
care-careful = 细找

# $per (Number) - per cent
likeness-fewer = 少 { $per }%
# $per (Number) - per cent
likeness-more = 多 { $per }%
likeness-same = 一样多
# $what (String) - attributes
stat-likeness = 同组的人相同之处（{ $what }），与随机分组的平均比
# $said (String) - fewer by so much
stat-likeness-most = ；再怎么分，最多{ $said }
stat-likeness-none = 市地、产业、岗位、性别都不看，没有可比的
# $said (String) - fewer or more by so much
group-likeness = 相同处{ $said }
# $n (Number) - cities
n-cities = { $n } 个市地
# $n (Number) - industries
n-industries = { $n } 个产业
# $people (Number) - people
# $men (Number) - men
# $women (Number) - women
people-by-sex = { $people } 人（男 { $men } 女 { $women }）
legend-title = 颜色是市地
by-hand-text = 把名字拖到别的组，拖到别人名字上就是对调；也可以按回车选组，或者在这里选。先看影响，再决定。

# $people (Number) - people
# $groups (Number) - groups
search-lead = { $people } 人 → { $groups } 组
search-title = 正在分组
# $round (Number) - which round
# $of (Number) - of how many
# $per (Number) - per cent done
search-round = 第 { $round } 遍，共 { $of } 遍 · 已算 { $per }%
search-waits = 前面还有别的班在分组，轮到就开始算
# $times (Number) - times
search-bettered = 这期间变好了 { $times } 次
search-progress = 算了多少
search-curve = 目前最好的一稿有多好：线往上走，就是找到了更好的
# $rounds (Number) - rounds
search-best = 目前最好的一稿（看过 { $rounds } 遍）
search-nothing-yet = 还没有第一稿，马上就有
search-stop = 就用目前最好的
search-reload = 看看算到哪了
search-leave = 可以离开这一页，算好的稿子会留在分组页。
search-lost = 上一次没有算完：程序出了问题或重启过。条件还在，请再算一次。
search-under-way = 正在算新的一稿。
search-look = 去看看
# $over (Number) - rounds
# $of (Number) - of how many
draft-stopped = 只算了 { $over } 遍就停下（共 { $of } 遍）。

steps-label = 动手调的步骤
# $step (String) - what was done
last-step = 上一步：{ $step }
nothing-changed = 还没有动手调过。
redo = 重做
change-redone = 已重做。
lock-draft = 锁定这一稿
unlock-draft = 解锁
is-locked = 这一稿已锁定，谁都不能再调；要调先解锁。
draft-locked = 已锁定。
draft-unlocked = 已解锁，可以再调。
hold-group = 全组固定
release-group = 取消全组固定
# $n (Number) - people
pinned-title = 固定的人（{ $n }）
# $name (String) - a person's
# $group (String) - a group's
pinned-in = { $name } · { $group }
# $who (String) - a name and a group
unpin-of = 取消固定：{ $who }
beside-last = 与上一稿并排看
read-beside = 并排看
looked-at = 正在看
# $group (String) - a group's
# $people (Number) - people
group-size = { $group } { $people } 人
whole-better = 总的看变好
whole-worse = 总的看变差
whole-same = 总的看不变
# $group (String) - a group's
criterion-likeness = { $group }相同处，比随机
# $what (String) - an attribute
criterion-alike = 同组同{ $what }（对）
# $what (String) - an attribute
# $people (Number) - people
shares-attribute = 组里同{ $what } { $people } 人
# $people (Number) - people
shares-unit = 同单位 { $people } 人
# $rank (Number) - which wish
works-on-wish = 课题是第 { $rank } 志愿
works-on-no-wish = 课题不在志愿里
# $wishes (String) - topics
wishes-are = 志愿：{ $wishes }
alternatives-better = 换到这里会更好
alternatives-none-better = 没有更好的换法，影响最小的是
# $group (String) - a group's
could-move = 调到{ $group }
# $name (String) - a person's
# $group (String) - a group's
could-swap = 和{ $name }（{ $group }）对调
# $by (String) - difference
differs-first = 第一志愿 { $by }
# $by (String) - difference
differs-three = 前三志愿 { $by }
# $by (String) - difference
differs-units = 同单位 { $by }
# $by (String) - difference
differs-again = 重复同组 { $by }

draft-history = 来龙去脉
taken-back = 后来撤销了
# $seed (Number) - its seed
did-compute = 算出这一稿，种子 { NUMBER($seed, useGrouping: "false") }
# $name (String) - a person's
# $group (String) - a group's
did-move = 把{ $name }调到了{ $group }
# $a (String) - a person's name
# $b (String) - a person's name
did-swap = { $a }与{ $b }对调了
# $name (String) - a person's
did-pin = 固定了{ $name }
# $name (String) - a person's
did-unpin = 取消固定{ $name }
# $name (String) - a person's
did-lead = { $name }当了组长
# $group (String) - a group's
did-retopic = { $group }换了课题
# $group (String) - a group's
did-hold = { $group }全组固定了
# $group (String) - a group's
did-release = { $group }取消了全组固定
# $step (String) - what was done
did-undo = 撤销：{ $step }
# $step (String) - what was done
did-redo = 重做：{ $step }
did-lock = 锁定了这一稿
did-unlock = 解了锁
did-publish = 公布了
did-withdraw = 撤回了公布

compare-title = 两稿并排看
first-draft = 左边
second-draft = 右边
# $seed (Number) - its seed
seed-named = 种子 { NUMBER($seed, useGrouping: "false") }
# $at (String) - when
# $changes (Number) - changes by hand
made-and-changed = { $at } 算的，手改 { $changes } 次
# $at (String) - when
# $seed (Number) - its seed
draft-named = { $at } · 种子 { NUMBER($seed, useGrouping: "false") }
which-is-better = 哪边好
first-is-better = 左边
second-is-better = 右边
both-alike = 一样
compare-likeness = 同组的人相同之处，比随机分组
compare-least-mixed = 相同之处最多的一组，比随机分组
compare-unmet = 没能照顾到的（处）
compare-broken = 没有守住的硬条件（条）
# $people (Number) - people
compare-moved = 有 { $people } 人坐在不同的组里
compare-same = 两稿的人分得一样
compare-hint = 每一行左右两组是共同的人最多的一对；带框的人在另一稿里坐在别的组。
sits-elsewhere = 另一稿里在别的组
no-such-group = 这一稿没有对应的组
take-this-draft = 看这一稿

place-in-list = 序号
why-title = 为什么是这些人
# $people (Number) - people
why-group = 您这一组 { $people } 人
# $kinds (String) - how many cities and industries
why-kinds = ，来自 { $kinds }
# $said (String) - fewer by so much
why-likeness = ，彼此的相同之处比随机分组{ $said }
# $city (String) - its name
why-city-alone = 组里来自{ $city }的，只有您一位
# $city (String) - its name
# $here (Number) - others in the group
# $all (Number) - others in the class
why-city-shared = 组里还有 { $here } 位和您一样来自{ $city }；全班另有 { $all } 位
why-city-spread = ，各组已摊平
# $people (Number) - colleagues
why-colleagues-elsewhere = 您单位的另外 { $people } 位在别的组，好让您多认识人
# $here (Number) - colleagues in the group
# $all (Number) - of the unit
# $groups (Number) - groups
why-colleagues-many = 组里有 { $here } 位您的同事：您单位来了 { $all } 位，全班只有 { $groups } 个组，错不开
# $here (Number) - colleagues in the group
why-colleagues-here = 组里有 { $here } 位您的同事
# $rank (Number) - which wish
why-wish = 这一组做的课题，是您的第 { $rank } 志愿
why-no-wish = 这一组做的课题不在您的志愿里：想做的人多、组数有限，这次没能照顾到
why-none-wished = 您没有填志愿，课题按同组人的志愿分配
why-met-nobody = 往期和您同过组的人，这次都在别的组
# $people (Number) - people
why-met = 组里有 { $people } 位往期和您同过组
# $from (String) - a group's
# $to (String) - a group's
why-moved = 算出来时您在{ $from }，班主任后来把您调到了{ $to }
why-pinned = 班主任把您固定在这一组
