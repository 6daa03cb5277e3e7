### The roadshow of a class: set-up.
roadshow-title = 路演
roadshow-new-lead = 先选一张评分表做底子，每一项都还能改；定稿之前不算数。
roadshow-start = 从这张开始
# $n (Number) - things looked at
preset-dimensions = { $n } 项
# $marks (String) - the best total
preset-full-marks = 满分 { $marks }
preset-plain-mean = 直接取平均
# $n (Number) - dropped at each end
preset-trim = 去掉 { $n } 个最高和 { $n } 个最低
# $n (Number) - minutes
preset-show = 展示 { $n } 分钟
# $n (Number) - minutes
preset-questions = 问答 { $n } 分钟
roadshow-created = 路演建好了。请看一遍评分表，改好后定稿。
# $groups (Number) - groups
# $judges (Number) - judges
roadshow-lead = { $groups } 个组、{ $judges } 位评委
roadshow-steps = 准备到哪一步
done = 已完成
more-title = 常用
more-desk = 控制台
more-board = 分数总表
more-sheets = 评委打分表
more-summary = 评分汇总表
rule-sentence = 评分规则
go-back = 返回
print = 打印
please-choose = 请选择
comma-list = 、
yes = 是
no = 否
# $n (Number) - groups
n-groups = { $n } 个组已公布
# $n (Number) - judges
n-judges = { $n } 位评委
step-groups = 小组
step-groups-missing = 还没有公布分组
step-rubric = 评分表
step-rubric-done = 已定稿，不再改动
step-rubric-missing = 还没有定稿；定稿后才能打分
step-judges = 评委
step-judges-missing = 还没有评委
step-recusals = 回避
step-recusals-later = 请好评委以后再看
step-recusals-done = 本单位的已自动回避，没有待定的
# $n (Number) - pairs
step-recusals-missing = { $n } 处同城，要您确认
step-draw = 抽签
step-draw-done = 出场顺序已抽定
step-draw-missing = 还没有抽签
step-scores = 打分
step-scores-missing = 还没有开始
# $handed (Number) - handed in
# $expected (Number) - expected
step-scores-now = 已交 { $handed } / { $expected } 份
step-scores-locked = 分数已锁定，可以揭晓
step-results = 公布
step-results-done = 结果已公布，任何人都能看
step-results-missing = 还没有公布
next-groups = 去公布分组
next-rubric = 定评分表
next-judges = 请评委
next-recusals = 确认回避
next-draw = 抽签
next-open = 进控制台开始
next-scores = 回控制台
next-announce = 去揭晓
next-results = 看结果

### The rule.
rubric-title = 评分表
rubric-dimensions = 打分的项目
rubric-dimension = 项目
rubric-dimension-en = 英文名（选填）
# $n (Number) - place on the sheet
rubric-dimension-n = 第 { $n } 项
rubric-rows-hint = 不要的一项清空就行；存过以后下面总会多出两行空的。
rubric-name = 评分表名称
rubric-name-en = 英文名（选填）
rubric-max = 满分
rubric-weight = 权重（默认 1）
rubric-full-marks = 总分
rubric-full-marks-hint = 应等于各项满分乘权重之和，用来核对笔误
rubric-step = 每档几分
rubric-step-hint = 例如 0.5，则可打 18 和 18.5
rubric-mean = 怎么算平均
rubric-trim = 两头各去掉几个
rubric-trim-hint = 0 就是直接取平均
rubric-trim-from-label = 至少几位评委才去
rubric-trim-from-hint = 不满这个数就直接取平均，不能小于 5
rubric-trim-on = 从哪里去掉
rubric-trim-totals = 每位评委的总分
rubric-trim-dimensions = 每一项的得分
rubric-places = 公布几位小数
rubric-rounding = 四舍五入
rubric-round-once = 只在最后一次
rubric-round-each = 每一步都取
rubric-audience = 观众投票占百分之几
rubric-audience-hint = 默认 0：单独公布，不计入得分；最多 20
rubric-time = 时间
rubric-show = 展示几分钟
rubric-questions = 问答几分钟
rubric-time-hint = 例如 8 或 8:30
rubric-questions-hint = 没有问答填 0
rubric-overtime-hint = 超时不扣分，下面三格就空着。
rubric-overtime-every = 每超几秒
rubric-overtime-points-label = 扣几分
rubric-overtime-most = 最多扣几分
rubric-ties = 同分怎么办
rubric-ties-hint = 从上往下依次比，比出高低为止；都一样就并列（1-2-2-4）。
# $n (Number) - step
rubric-tie-n = 第 { $n } 步
rubric-tie-none = 不再比
rubric-tie-places = 多看两位小数
rubric-tie-sum = 全部评委总分之和（含去掉的）
# $name (String) - item
rubric-tie-dimension = “{ $name }”平均分
rubric-save = 保存，看规则怎么念
rubric-saved = 评分表已保存。
# $sentence (String) - the rule in one sentence
rubric-said = 已存。{ $sentence }
rubric-overtaken = 别人刚才改了评分表，您的没有存。下面是最新的。
rubric-freeze-title = 定稿
rubric-freeze-note = 定稿之后谁也改不了，评委才能打分。先保存，再定稿。
rubric-freeze = 定稿
rubric-freeze-sure = 定稿后不能再改。上面那句规则，每张打分表都会印。确定吗？
rubric-freeze-yes = 确定定稿
rubric-frozen = 评分表已定稿。
rubric-is-frozen = 已定稿
rubric-frozen-note = 评分表已定稿，所有打分都按它算。
rubric-no-dimension = 至少要有一项。
# $most (Number) - items
rubric-too-many-dimensions = 最多 { $most } 项。
# $most (String) - the most allowed
rubric-max-range = 满分要大于 0，最多 { $most }。
# $step (String) - the step
rubric-max-step = 满分要是 { $step } 的整数倍，否则没有评委打得出满分。
# $most (String) - the most allowed
rubric-weight-range = 权重要大于 0，最多 { $most }，最多三位小数。
# $stated (String) - as typed
# $sum (String) - as added up
rubric-full-marks-differ = 各项加起来是 { $sum }，不是 { $stated }。请核对满分或权重。
rubric-step-range = 每档要大于 0，最多三位小数。
# $least (Number) - judges
rubric-trim-from = 至少要 { $least } 位评委才能这样去。
rubric-no-time = 请填展示时间。
# $places (Number) - decimals
rubric-overtime-points = 扣分要大于 0，最多 { $places } 位小数，且不超过上限。
rubric-places-of-nothing = 每一步都取小数时，多看两位比不出高低。请改这里，或去掉“多看两位小数”。
rubric-tie-twice = 这一步前面已经比过了。
rubric-time-wrong = 请填分钟，例如 8 或 8:30，最多 180。

### Judges.
judges-title = 评委
judges-panel = 评委名单
judges-empty = 还没有评委。填上姓名就行；单位用来判断回避。
judge-add = 加评委
judge-added = 评委已加。
judge-name = 姓名
judge-unit = 单位（选填）
judge-unit-hint = 和小组成员同单位的，会自动回避
judge-unit-none = 不填
judge-phone = 手机号（选填）
judge-phone-hint = 只用来认出同一个人，加密保存
judge-post = 职务（选填）
judge-is-removed = 已移出
judge-is-absent = 未到
judge-remove = 移出
# $name (String) - a judge
judge-remove-sure = 把{ $name }移出评委名单，他的链接就打不开打分页了。
judge-remove-yes = 确定移出
# $name (String) - a judge
judge-removed = { $name }已移出，可以随时加回。
judge-restore = 加回
# $name (String) - a judge
judge-restored = { $name }已加回。
judge-absent = 标为未到
judge-present = 标为到场
# $name (String) - a judge
judge-marked-absent = { $name }标为未到：没打的分不计入，也不当 0 分。
# $name (String) - a judge
judge-marked-present = { $name }标为到场。
judge-cards = 打印评委卡
judge-cards-title = 评委卡
judge-cards-note = 每张卡是各人自己的入口，请当面交给本人，不要拍照转发。
judge-card-how = 用手机扫码，直接打分，不用装软件、不用注册

### Standing back.
recusals-title = 回避
recusals-lead = 同单位自动回避；同城由您定；辅导过的、有其他关系的在这里记下。
recusals-empty = 还看不出谁该回避
recusals-empty-text = 先公布分组、请好评委，再回来看。
recusals-proposed = 请您确认：同城
recusals-standing = 已回避
recusals-nobody = 没有人回避。
recusals-closed = 分数已锁定，回避不再改动。
recusal-confirm = 回避
recusal-decline = 可以打分
recusal-add = 记一处回避
recusal-judge = 评委
recusal-group = 小组
recusal-ground = 原因
recusal-reason = 说明
recusal-reason-hint = 评委在手机上会看到；“其他关系”必填
recusal-keep = 记下
recusal-kept = 已记下：这位评委不给这个组打分。
recusal-lift = 解除回避
recusal-lift-sure = 解除后这位评委可以给这个组打分，原因会留在记录里。
recusal-lifted = 已记下：这位评委可以给这个组打分。
ground-choice-coached = 辅导过这个组
ground-choice-marked = 其他关系
# $name (String) - a unit
ground-same-unit = 组里有同单位（{ $name }）的人
# $name (String) - a city
ground-same-city = 组里有同城（{ $name }）的人
ground-same-city-plain = 组里有同城的人
# $name (String) - a reason
ground-coached = 辅导过这个组：{ $name }
ground-coached-plain = 辅导过这个组
# $name (String) - a reason
ground-marked = 其他关系：{ $name }

### The draw.
draw-title = 抽签定出场顺序
draw-lead = 先公布封条，再由现场报一句话，顺序就定了；谁都可以重算一遍。
draw-no-groups = 还没有公布分组，没有可抽的。
draw-stale = 分组在抽签之后变过，请重新抽签。
draw-seal-title = 第一步：公布封条
draw-seal-note = 程序先想好一串暗码，只公布它的指纹（封条）。之后谁也换不了暗码。
draw-seal = 公布封条
draw-sealed = 封条已公布，请现场的人报一句话。
draw-reveal-title = 第二步：现场报一句，拆封
draw-reveal-note = 请现场三个人各报一个数，或随便说一句话，照样填进来。
draw-hall = 现场报的
draw-hall-hint = 例如 3-7-5
draw-reveal = 拆封，看顺序
draw-drawn = 出场顺序抽定了。
draw-stands = 已经有评委打分，顺序不再改动。
draw-again = 重新抽签
draw-again-note = 原来的抽签会留在页面上，所有人都看得到重抽的原因。
draw-again-yes = 公布新的封条
draw-seal-label = 封条（SHA-256）
draw-reason-label = 重抽的原因
draw-secret-label = 暗码
draw-hall-label = 现场报的
draw-seed-label = 种子（暗码＋空格＋现场报的）
draw-order-label = 出场顺序
draw-holds = 核对无误：暗码与封条一致，顺序由种子算出
draw-does-not-hold = 核对不符，请停止使用这次抽签
draw-check = 怎样自己核对
draw-check-seal = 一、把暗码算一遍 SHA-256（例如 printf "暗码" | sha256sum），应与封条相同。
draw-check-keys = 二、把参加抽签的小组编号按字节排序：
draw-check-steps = 三、密钥＝SHA-256（“running order”＋换行＋种子）；用 ChaCha20（随机数全零）依次取 8 字节小端整数，去掉会偏的再取余，从后往前洗牌（Fisher–Yates）。排在最前的先上场。
group-gone = 已撤销的小组

### A judge's phone.
judging-title = 评委打分
judging-empty = 还没有开始
judging-empty-text = 评分表定稿、抽签之后，各组会按出场顺序排在这里。
practice-mark = 练
practice-team = 练习组
practice-note = 先拿它试试手，练习的分从不计入。
practice-never-counts = 练习，不计分
now-scoring = 现在打分
can-be-scored = 可以打分
not-open-yet = 还没轮到
not-handed-in = 没有打分
# $time (String) - a moment
handed-in-at = { $time } 已交
# $time (String) - a moment
handed-in-can-change = { $time } 已交，锁定前可改
go-and-score = 去打分
you-stand-back = 您回避
# $low (String) - lowest total
# $high (String) - highest total
# $count (Number) - groups
your-span = 您给分的范围 { $low }–{ $high }（{ $count } 个组）
# $score (String) - a total
your-first-score = 您给过 { $score } 分
# $score (String) - a total
your-one-score = 您目前给的都是 { $score } 分
scores-are-locked = 分数已锁定，谢谢您。
see-results = 看结果
# $n (Number) - place
# $all (Number) - groups
nth-of = 第 { $n } 位 / { $all }
my-score = 我的分数
scored-so-far = 已打
score-comment = 给小组的话（选填）
score-comment-hint = 公布后组员能看到，不带您的名字
hand-in = 交分
hand-in-again = 改好再交
changeable-until-lock = 锁定前随时可改
score-errors = 还差一点：
your-sheet = 您交的分
# $total (String) - a total
sheet-kept = 已交 { $total } 分，存好了。
# $total (String) - a total
# $time (String) - a moment
sheet-saved = 已交 { $total } 分，{ $time } 存好。
# $total (String) - a total
# $time (String) - a moment
# $revision (Number) - revision
sheet-saved-again = 已交 { $total } 分，{ $time } 存好（改过，第 { $revision } 次）。
score-missing = 这一项还没有打分。
score-not-a-number = 请填数字，例如 18 或 18.5。
score-below-zero = 最低是 0 分。
# $max (String) - the maximum
score-above-max = 最高是 { $max } 分。
# $step (String) - the step
# $below (String) - nearest below
# $above (String) - nearest above
score-between-steps = 每档 { $step } 分，最近的是 { $below } 或 { $above }。

### The board.
board-title = 分数总表
board-group = 小组
board-value = 得分
board-rank = 名次
board-not-ready = 还有准备没做完
board-can-open = 准备好了，可以开放打分
# $n (Number) - groups
board-waits = 还差 { $n } 个组的分
board-all-in = 分数交齐了，可以锁定
# $n (Number) - version
board-announced = 结果已公布（第 { $n } 版）
board-to-set-up = 回到准备
board-open = 全部开放打分
board-opened = 各组都可以打分了。
board-lock = 锁定分数
board-lock-sure = 锁定后评委不能再改。算错了还可以由您更正，但要写原因。
board-lock-yes = 确定锁定
board-locked = 分数已锁定。
board-announce = 公布结果
board-announce-sure = 公布后任何人都能看到名次、得分和算法；之后只能带原因重新公布。
board-announce-yes = 确定公布
board-was-announced = 结果已公布。
board-lacks = 还差谁
board-empty = 还没有可看的
board-empty-text = 先公布分组、请好评委。
board-versions = 公布记录
board-publish-again = 更正后重新公布
board-publish-again-note = 先改好分数，再写明原因。原来的版本会保留。
board-export = 导出 Excel
board-record = 导出完整记录
# $time (String) - a moment
version-first = { $time } 公布
# $n (Number) - version
# $time (String) - a moment
# $reason (String) - why
version-again = 第 { $n } 版，{ $time } 更正公布：{ $reason }
# $group (String) - a group
# $names (String) - judges
lack-scores = { $group }还差：{ $names }
# $group (String) - a group
lack-nobody = { $group }没有评委可以打分：全部回避或未到
# $group (String) - a group
lack-time = { $group }还没有计时
# $group (String) - a group
lack-audience = { $group }的观众票还没有结束
cell-waiting = 未交
cell-stands-back = 回避
cell-absent = 未到
cell-corrected = 更正过
# $judge (String) - a judge
# $group (String) - a group
cell-title = { $judge } 给 { $group }
cell-history = 打过的分
cell-empty = 还没有交过分。
cell-correct = 更正
cell-correct-note = 只在录错、或评委交了纸质表时用。原来的分会留着。
cell-correct-announced = 结果已公布，更正后要在总表重新公布才生效。
cell-was-corrected = 已更正，原来的分也留着。
correction-reason = 原因
correction-reason-hint = 例如：评委纸质表写的是 17.5
# $n (Number) - revision
# $time (String) - a moment
revision-head = 第 { $n } 次，{ $time }

### Results.
results-title = 路演结果
results-not-yet = 结果还没有公布
results-not-yet-text = 公布之后，名次、得分和算法都在这一页。
results-working = 这个分是怎么算的
results-chain = 从难处到结果
results-audience = 最受欢迎（现场投票）
results-votes = 票数
results-code = 打分表核对码
results-code-text = 每张打分表连成一串，最后得出这个码。公布之后谁改过、少过、添过一张，重算出来的码就不一样。班里导出的记录可以核对。
# $time (String) - a moment
published-at = { $time } 公布
# $n (Number) - rank
rank-n = 第 { $n } 名
# $n (String) - rank
rank-n-text = 第 { $n } 名
tie-shared = 同分，比到底仍相同，名次并列
tie-by-places = 同分，比小数后面几位分出
tie-by-sum = 同分，比全部评委总分之和分出
# $name (String) - item
tie-by-dimension = 同分，比“{ $name }”分出
kind-need = 难处
kind-topic = 课题
kind-group = 小组
kind-proposal = 方案
kind-result = 结果
kind-other = 相关
# $group (String) - a group
# $value (String) - the result
# $rank (Number) - rank
trail-result = { $group }路演 { $value } 分，第 { $rank } 名
own-result-title = 我们组的得分
own-means = 各项平均
own-comments = 评委说的话
own-no-comments = 评委没有留言。
own-comments-note = 不带名字，顺序与评委无关。

### On paper and in Excel.
# $name (String) - a judge
sheet-of = 评委：{ $name }
paper-place = 序
paper-total = 合计
paper-note = 备注
sign-judge = 评委签字
sign-judges = 评委签字栏
sign-supervisor = 监审签字
sign-counter = 计分签字
sign-date = 日期
# $time (String) - a moment
printed-at = { $time } 打印
summary-not-complete = 分数还没有交齐，此表不作数。
# $name (String) - a class
scores-of = { $name } 路演评分
excel-judge = 评委
excel-revision = 第几次
excel-counts = 计入
excel-reason = 更正原因
excel-at = 时间

### On other pages.
strip-ahead = 待开始
strip-now = 进行中
strip-announced = 已揭晓
strip-outcome = 落地
strip-outcome-now = 待回访
todo-rubric = 评分表定稿
todo-judges = 请评委
# $n (Number) - pairs
todo-recusals = 需回避 { $n } 处
todo-draw = 抽签定出场顺序
todo-scores = 收齐评分
card-mark = 评
# $class (String) - a class
card-title = { $class } · 路演
card-note = 请您打分

### When this room says no.
no-rule-frozen = 评分表已定稿，不能再改。
no-rule-open = 评分表还没有定稿，暂时不能打分。
no-groups = 还没有公布分组，先去公布分组。
no-judges = 还没有评委，先加评委。
no-order-stands = 已经有评委打分，不能再抽签。
no-reason-to-redraw = 重新抽签要写原因。
no-not-sealed = 请先公布封条。
no-revealed = 这次抽签已经拆封。
no-not-drawn = 请先抽签定出场顺序。
no-judge-has-scored = 这位评委已经打过分，不能移出；没到的可以标为未到。
no-stands-back = 按回避规则，这位评委不给这个组打分。
no-held-back = 前几组要一起交：先写着，存在这部手机上。最后一组开放打分时，回到这里交。
hand-in-later = 先写着，等会儿一起交
no-scoring-closed = 这个组现在不能打分，请等主持人开放。您填的分还在手机上。
no-locked = 分数已锁定，不能再改。有误请找会务组更正。
no-not-locked = 请先锁定分数。
no-scores-missing = 分数还没有交齐。
no-announced = 结果已公布，这里不能再改。
no-nothing-new = 分数没有变化，不用重新公布。
no-marked-absent = 您被标为未到，请告诉会务组，改回来就能打分。
