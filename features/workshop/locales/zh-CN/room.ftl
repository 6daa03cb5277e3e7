stages-title = 阶段关口
stages-lead = 四个阶段一关一关地过：该交什么、什么时候交、还差什么。
stage-opening = 开题
stage-discussion = 研讨
stage-rehearsal = 排练
stage-roadshow = 路演

usual-cut = 小切口和对象
usual-roles = 定好组长、记录和分工
usual-draft = 方案初稿
usual-asked = 找两位职工问过一遍
usual-proposal = 方案正文
usual-rehearsal = 12 分钟排练，计时并收反馈
usual-props = 道具与分工表
usual-slides = 路演材料
usual-ready = 设备和上场顺序都试过

deliverable-twice = 这一项和前面的重名了，换个名字。
deliverables-none = 至少写一项要交的东西。
gate-reason-missing = 退回要说一句为什么，组里才知道改哪里。

section-title = 题目
section-cut = 小切口
section-audience = 对象
section-mechanism = 机制
section-steps = 步骤
section-resources = 资源
section-risks = 风险
section-measures = 指标
section-title-hint = 一句话，别人听了就知道做什么。
section-cut-hint = 只解决一件小事：是哪一件？谁说起的？
section-audience-hint = 做给谁？他们什么时候、在哪儿用得上？
section-mechanism-hint = 怎么学、怎么激励、怎么展示，三样怎么连起来。
section-steps-hint = 先做什么，再做什么，各由谁做，多久。
section-resources-hint = 要用到的人、钱、场地和现成的东西。
section-risks-hint = 哪里可能做不下去？到时候怎么办？
section-measures-hint = 做成了，从哪几个数看得出来？
# $most (Number) - characters allowed
both-too-long = 两份合在一起超过 { $most } 字，放不下。请选一份，再把要紧的补进去。

# $most (Number) - megabytes allowed
file-too-large = 这个文件超过 { $most } MB。请压缩一下，或者拆成几个再传。
# $kinds (String) - endings of the kinds allowed
file-wrong-kind = 这个文件不在能收的类型里（看的是内容，不是名字）。能收：{ $kinds }。

refusal-no-groups-yet = 还没有公布分组。先公布分组，再打开阶段。
# $first (String) - name of the stage that comes first
refusal-stage-out-of-order = 阶段要按顺序打开，先打开“{ $first }”。
refusal-no-stage-open = 这个阶段还没有打开，等班主任打开后再来。

stages-not-open = 还没有打开任何阶段
stages-not-open-text = 打开“开题”后，各组在自己的房间里看到要交什么。
stages-no-groups = 还没有公布分组
stages-no-groups-text = 阶段是按组过的，先把分组公布出来。
stages-go-groups = 去分组
# $stage (String) - name of the stage
stage-open-button = 打开“{ $stage }”
# $stage (String) - name of the stage
# $due (String) - moment
stage-open-consequence = 全班进入“{ $stage }”，各组马上看到要交的东西，{ $due } 截止。打开后不能收回，分组也不能再改。
# $stage (String) - name of the stage
# $count (Number) - groups not through the gate
stage-open-behind = “{ $stage }”还有 { $count } 组没有过关，可以边走边补。
stage-open-yes = 确认打开
# $stage (String) - name of the stage
stage-opened-toast = 已打开“{ $stage }”
# $due (String) - moment
stage-due = { $due } 截止
# $due (String) - moment
stage-overdue = { $due } 已截止
stage-edit = 改要求和时间
stage-plan-save = 保存
stage-plan-saved = 要求和时间已改，各组现在看到的就是新的。
# $stage (String) - name of the stage
stage-plan-title = “{ $stage }”要交什么
stage-plan-lead = 改动马上生效。空着的行不算。
stage-plan-due = 截止时间
# $n (Number) - number of the row
stage-plan-what = 第 { $n } 项
# $n (Number) - number of the row
stage-plan-how = 第 { $n } 项怎么交
handing-text = 写在方案里
handing-file = 传文件
handing-tick = 做完打勾

col-group = 小组
col-missing = 还缺什么
col-gate = 关口
nothing-missing = 都齐了
# $what (String) - title of the deliverable
# $sections (String) - names of empty sections
missing-sections = { $what }（{ $sections }还空着）
list-comma = 、
sentence-comma = ，
handed-done = 已交
handed-not = 未交
gate-waiting = 未定
gate-passed = 已通过
gate-sent-back = 已退回
gate-decide = 定关口
# $group (String) - name of the group
# $stage (String) - name of the stage
gate-title = { $group } · { $stage }关口
gate-lead = 看一眼交了什么，再定：通过，或者退回说一句改哪里。
gate-verdict = 这一关
gate-pass = 通过
gate-send-back = 退回
gate-note = 给小组的一句话
gate-note-hint = 退回必填：说清改哪里。通过可以不写。
gate-save = 告诉小组
gate-saved = 已告诉小组
gate-history = 以前的决定
gate-has = 交了什么
# $who (String) - name of who decided
# $when (String) - moment
gate-by = { $who } · { $when }
remind-title = 提醒一声
remind-lead = 还没交齐的组，一组一句，复制到群里就行。
remind-none = 各组都交齐了，不用催。
remind-copy = 复制
remind-copied = 已复制
# $group (String) - name of the group
# $what (String) - what is missing
# $due (String) - moment
remind-line = { $group }：还缺{ $what }，{ $due } 截止。

# $people (Number) - members
room-people = { $people } 人
room-of-workshop = 工坊
room-today = 今天要交
# $stage (String) - name of the stage
room-stage-asks = “{ $stage }”要交
room-no-stage = 班主任还没有打开阶段。可以先在方案里记下想法。
# $version (Number) - version number
# $when (String) - moment
# $who (String) - name
room-text-state = 第 { $version } 版，{ $when } { $who }存
# $sections (String) - names of empty sections
room-text-empty = { $sections }还空着
room-text-none = 还没有动笔
room-file-go = 去传
room-tick-done = 做完了
room-tick-undo = 还没做完
room-who-said = 谁说了这件事
# $count (Number) - needs
room-who-said-count = { $count } 位职工的原话，汇成本课题
room-no-needs = 本课题还没有连上职工的原话。
room-topic = 看课题
room-from = 组员来自
# $cities (Number) - cities
# $industries (Number) - industries
room-spread = { $cities } 个市地、{ $industries } 个产业
room-leader = 组长
room-write = 写方案
room-rehearse = 去排练
room-fix = 按意见改方案
# $stage (String) - name of the stage
# $note (String) - what was said
room-sent-back = “{ $stage }”被退回：{ $note }
# $stage (String) - name of the stage
room-passed = “{ $stage }”已通过
# $stage (String) - name of the stage
# $note (String) - what was said
room-passed-note = “{ $stage }”已通过：{ $note }
room-files = 小组文件
room-feedback-link = 反馈链接
room-timer = 排练计时
# $count (Number) - remarks
room-remarks = 排练反馈 · { $count } 条
room-remarks-none = 还没有反馈。排练时把反馈链接给看的人，他们一人写一句。
# $count (Number) - remarks so far
# $least (Number) - remarks needed
room-remarks-few = 已经收到 { $count } 条，满 { $least } 条一起显示，免得猜出是谁写的。
# $keep (Number) - remarks of the kind
# $change (Number) - remarks of the kind
# $ask (Number) - remarks of the kind
remarks-counts = 留 { $keep } · 改 { $change } · 问 { $ask }
remark-keep = 留
remark-change = 改
remark-ask = 问
remark-handle = 已处理
remark-reopen = 重新打开
remark-handled = 处理过了
toast-ticked = 记下了

# $group (String) - name of the group
proposal-title = { $group }的方案
proposal-lead = 边写边存。别人同时在写也不会互相覆盖。
proposal-save = 存一版
# $version (Number) - version number
# $when (String) - moment
proposal-saved = 第 { $version } 版，{ $when } 存
# $version (Number) - version number
# $when (String) - moment
# $what (String) - who changed what
proposal-merged = 第 { $version } 版，{ $when } 存；同时合进了{ $what }
# $who (String) - name
# $sections (String) - names of the sections, quoted
merged-part = { $who }改的{ $sections }
# $text (String) - a name
quoted = “{ $text }”
quote-comma = 、
somebody = 别人
proposal-nothing-yet = 还没有写
# $count (Number) - characters
# $least (Number) - good from
# $most (Number) - good up to
proposal-meter = 已写 { $count } 字，一般 { $least }–{ $most } 字讲得清
proposal-history = 历次版本
proposal-read = 看成稿
proposal-room = 回小组

# $who (String) - name
# $version (Number) - version number
clash-lead = { $who }先存了第 { $version } 版，改了和您同样的地方。两份都在这里，什么都没有丢。请每处选一份。
clash-title = 两个人改了同一处
# $what (String) - who changed what
clash-taken = 不冲突的已经合好：{ $what }。
clash-mine = 用我写的
clash-theirs = 用对方的
clash-both = 两份都留，先对方后我
clash-my-text = 我写的
clash-empty = （空）
clash-save = 按这样存
clash-choose = 请选一份
stages-next = 下一步
stages-asks = 每一阶段要交什么

history-title = 历次版本
history-lead = 每一版都能看、能找回。找回是存成新的一版，后来写的不会丢。
history-empty = 还没有版本
history-empty-text = 写下第一句，就有第 1 版。
history-all = 全部版本
history-short = 只看每次写完的
# $version (Number) - version number
version-number = 第 { $version } 版
version-written = 写
version-merged = 合并
# $version (Number) - version number
version-restored = 找回第 { $version } 版
version-latest = 最新
version-restore = 找回这一版
# $version (Number) - version number
version-restored-toast = 已找回，存成第 { $version } 版
# $count (Number) - characters
version-length = { $count } 字
section-unwritten = 还没有写

public-draft = 还在写，只有本组和工作人员看得到
# $group (String) - name of the group
public-by = { $group }的方案
public-came-from = 从哪儿来

files-title = 小组文件
# $most (Number) - megabytes
# $kinds (String) - endings
files-lead = 每个不超过 { $most } MB。能收：{ $kinds }。
files-empty = 还没有文件
files-empty-text = 把道具表、材料传上来，全组都能下载。
files-choose = 选文件
files-for = 这是哪一项
files-for-none = 其他
files-upload = 上传
files-uploaded = 已上传
files-remove = 移除
files-restore = 找回
# $name (String) - file name
files-removed = 已移除“{ $name }”，在下面可以找回。
files-restored = 已找回
files-past = 移除过的
# $who (String) - name
# $when (String) - moment
# $size (String) - size
files-note = { $who } · { $when } · { $size }

# $group (String) - name of the group
feedback-title = 给{ $group }说一句
feedback-lead = 不留姓名，组里只看到这句话。
feedback-kind = 哪一种
feedback-keep = 留：这里好，别动
feedback-change = 改：这里要改
feedback-ask = 问：这里没听懂
feedback-text = 一句话
feedback-text-hint = 说具体的一处，2–80 字。
feedback-send = 说给他们
feedback-sent = 说到了，谢谢。还可以再说一句。

# $group (String) - name of the group
timer-title = { $group }排练
# $show (Number) - minutes
# $feedback (Number) - minutes
timer-lead = 讲 { $show } 分钟，听 { $feedback } 分钟。全组手机上是同一个钟。
timer-start = 开始计时
timer-again = 再来一遍
timer-stop = 停表
timer-stop-consequence = 全组的钟都会停。已收到的反馈不受影响。
timer-stop-yes = 停
timer-show = 展示
timer-feedback = 听反馈
# $from (String) - clock
# $until (String) - clock
timer-span = { $from }–{ $until }
timer-idle = 还没有开始
# $when (String) - moment
timer-over = 上一遍 { $when } 开始，已结束
# $count (Number) - rehearsals
timer-count = 排练过 { $count } 遍
timer-collect = 让看的人扫码写一句

# $n (Number) - number of the stage
# $stage (String) - name of the stage
strip-stage = { $stage } · 第 { $n } / 4 阶段
strip-stage-none = 未开始
strip-stage-label = 阶段关口
# $n (Number) - number of the stage
strip-stage-count = 第 { $n } / 4 阶段
# $count (Number) - groups
# $what (String) - what is missing
todo-groups-missing = { $count } 组还没交齐：{ $what }
# $group (String) - name of the group
# $what (String) - what is missing
todo-group-missing = { $group }尚未交{ $what }
todo-open-first = 打开“开题”阶段
todo-open-first-note = 分组已公布，各组在等第一步
# $stage (String) - name of the stage
todo-all-in = “{ $stage }”各组都交齐了
tab-group = 小组
group-none = 还没有分组
group-none-text = 班主任公布分组后，你的小组、课题和要交的东西都在这里。
todo-decide = 可以定关口了
card-group-mark = 组
# $count (Number) - things
card-due = 还有 { $count } 项要交
card-due-none = 这一阶段都交齐了
card-no-stage = 等班主任打开“开题”
