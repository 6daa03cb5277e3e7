# The desk, the stage, the judges' "now", and the hall's vote.
stage-no-overtaken-by-you = 您刚才已经操作过一步，页面还是旧的。下面是现在的状态，请看清后再按。
# $who (String) - a colleague's name
stage-no-overtaken = { $who }刚才先操作了一步，您这一步没有执行。下面是现在的状态，请看清后再按。
stage-no-announced = 结果已经公布，现场不能再改动。
stage-no-locked = 成绩已经锁定，这一步不能再做。
stage-no-not-locked = 请先锁定成绩。
stage-no-not-in-order = 这个小组不在出场顺序里。
stage-no-nobody-on = 请先请一个小组上场，再开始计时。
stage-no-clock-stands = 计时没有在走。
stage-no-clock-runs = 计时已经在走，或者还没有开始。
stage-no-rule-open = 评分规则还没有定稿，定稿后才能开放打分。
stage-no-scoring-is-open = 这个小组已经开放打分。
stage-no-scoring-is-closed = 这个小组没有开放打分。
stage-no-vote-is-over = 现场投票已经开过，不能再开一次。
stage-no-vote-not-open = 现场投票没有在进行，这一票没有记下。
stage-no-vote-not-closed = 要先结束现场投票，才能公布票数。
stage-no-vote-still-open = 现场投票还开着。请先结束投票，再锁定成绩。
stage-no-scores-missing = 还有评委没有交齐分数，不能锁定。缺谁，看各组后面的名单。
stage-no-too-late-to-hold = 第一个组已经打过分，不能再改成前几组一起交。
stage-no-not-next-to-reveal = 现在该揭晓的不是这个小组。
stage-no-not-all-revealed = 请先在大屏上揭晓全部名次，再公布结果。
stage-no-nothing-to-undo = 只能在一分钟内撤销最后一步；现在没有可以撤销的。
stage-no-no-ballot = 您还没有选票。请用手机扫大屏上的二维码，每半分钟换一次。
stage-no-old-code = 这个二维码已经过期。请再扫一次大屏上现在的码。
stage-no-own-group = 不能投给自己的小组，请选别的小组。
stage-no-no-such-group = 没有这个小组，请从名单里选。

stage-title = 路演大屏
stage-kicker = 路演
stage-left = 剩余
stage-over = 时间到
stage-paused = 计时暂停
stage-part-show = 展示
stage-part-questions = 提问
# $minutes (Number) - whole minutes
stage-of-minutes = 共 { $minutes } 分钟
# $clock (String) - a time of day
stage-until = 到 { $clock } 为止
# $cities (String) - names of cities
# $count (Number) - how many
stage-cities-many = { $cities } 等 { $count } 市地联合
# $expected (Number) - judges
# $handed (Number) - who have handed in
stage-handed = 评委 { $expected } 位，已交 { $handed } 位
stage-waiting = 待上场
stage-has-shown = 已展示
stage-to-reveal = 待揭晓
stage-now-on = 正在展示
stage-comma = ·
stage-board-label = 出场顺序与成绩
stage-scan = 用手机扫码
stage-vote-now = 现场投一票
# $n (Number) - votes
stage-voted = 已投 { $n } 票
stage-vote-closed = 现场投票已结束
# $n (Number) - votes
stage-votes = { $n } 票
stage-vote-title = 现场投票
stage-ties = 同分并列，不硬分先后
stage-announced = 结果已公布
stage-bars = 横条：按现在的分数，名次有九成把握落在这一段
# $best (Number) - the best rank that is probable
# $worst (Number) - the worst
stage-bar-label = 名次九成把握在第 { $best } 到第 { $worst } 名之间
stage-keys = 大屏操作
stage-key-next = 下一步
stage-key-back = 撤销上一步
stage-key-clock = 计时 开始／暂停

desk-title = 路演控制台
# $name (String) - the class
desk-lead = { $name }。两个人可以同时操作，谁先按算谁的，大家看到的是同一个状态。
desk-live = 实时更新
desk-crumb = 路演
desk-none = 还没有路演
desk-none-text = 先定评分规则、请评委、抽出场顺序，再来现场控制。
desk-none-action = 去准备路演
desk-on = 现在台上
desk-nobody = 台上还没有小组
# $name (String) - a group
desk-call = 请{ $name }上场
desk-all-shown = 全部小组都已上场
desk-start-show = 开始展示计时
desk-start-questions = 开始提问计时
desk-restart = 重新开始展示计时
desk-pause = 暂停
desk-resume = 继续
desk-extend-minute = 延长 1 分钟
desk-extend-half = 延长 30 秒
desk-clock-none = 计时未开始
desk-scoring-open = 打分已开放
desk-scoring-closed = 打分已关闭
desk-scoring-not-yet = 打分未开放
desk-open-scoring = 开放打分
desk-open-again = 重新开放打分
desk-close-scoring = 关闭打分
# $handed (Number) - judges who have handed in
# $expected (Number) - judges
desk-handed = 评委已交 { $handed }／{ $expected }
# $names (String) - judges
desk-missing = 还差：{ $names }
desk-names-gap = 、
desk-nudge = 在评委手机上提醒
desk-nudged = 已提醒
desk-groups = 各组
desk-no-groups = 还没有抽出场顺序。
# $groups (Number) - how many of the first groups
desk-hold-text = 评委刚开始拿不准松紧。可以让前 { $groups } 组都展示完，再一起交分。
# $groups (Number) - how many of the first groups
desk-hold-first = 前 { $groups } 组一起交分
# $groups (Number) - how many of the first groups
desk-holds = 前 { $groups } 组一起交分：评委先写着，第 { $groups } 组开放打分时一起交。
desk-hold-none = 改回各组随时交
desk-uneven = 有评委回避，各组的评委不一样多
# $names (String) - names of groups
desk-uneven-groups = { $names }的评委少一些。缺的那位要是偏严或偏松，这些组会占便宜或吃亏；分数交齐以后，这里会写明大约多少分。
desk-uneven-ways = 公道的办法有两个，都要在开放打分之前说好：一是换上没有关系的评委，让每组缺的人数一样多；二是事先讲明，公布时把去掉松紧差异以后的名次也一起公布（在“把握有多大”那一页）。
desk-vote = 现场投票
desk-vote-not-yet = 还没有开始。
desk-vote-open = 正在投票。票数在结束之前不显示，谁也看不到各组得票。
desk-vote-closed = 已经结束，票数还没有公布。
desk-vote-shown = 票数已经公布。
desk-open-vote = 开始投票
desk-close-vote = 结束投票
desk-close-vote-sure = 结束之后不能再投，也不能再开一次。
desk-close-vote-yes = 结束投票
desk-show-vote = 在大屏公布票数
desk-join-link = 发选票的二维码
# $issued (Number) - ballots handed out
# $voted (Number) - ballots that voted
desk-ballots = 发出 { $issued } 张选票，{ $voted } 张已投
# $n (Number) - ballots
desk-burst = 有一秒之内发出了 { $n } 张选票，请留意是不是有人在场外领票。
desk-vote-weight-none = 只作“最受欢迎”，不计入正式成绩。
# $percent (Number) - share in the result
desk-vote-weight = 按评分规则，占正式成绩的 { $percent }%。
desk-end = 锁定与揭晓
desk-lock = 锁定成绩
desk-lock-sure = 锁定之后评委不能再改分，现场也不能再重新打分。
desk-lock-yes = 锁定
# $names (String) - groups
desk-lock-waits-scores = 还不能锁定：{ $names }的分数还没有交齐。
desk-lock-waits-vote = 还不能锁定：现场投票还没有结束。
desk-lock-wait = 还不能锁定：要等各组分数交齐；规则扣超时分的，每组还要计过时；规则计入现场投票的，还要等投票结束。
# $clock (String) - a time of day
desk-locked = 成绩已于 { $clock } 锁定。
desk-rehearse = 自己先看一遍揭晓
# $rank (Number) - a place
# $name (String) - a group
desk-reveal = 揭晓第 { $rank } 名：{ $name }
desk-reveal-all = 一次揭晓全部
desk-revealed-all = 全部名次已经在大屏上。
desk-announce = 公布结果
desk-announce-sure = 公布之后，结果页面对所有人可见，只能带着原因更正，不能悄悄改。
desk-announce-yes = 公布
desk-announced = 结果已经公布。
desk-see-result = 看结果页面
desk-screen = 大屏
desk-screen-text = 在投影电脑上打开这个网址。网址里有密钥，请不要外传；传出去了就换一个。
desk-open-stage = 打开大屏
desk-sureness-text = 揭晓时，可以在每组旁边画一段横条，说明名次有多大把握。只是参考，不改成绩。
desk-sureness-on = 在大屏画出把握
desk-sureness-off = 大屏上不画把握
desk-new-address = 换一个网址
desk-new-address-sure = 换了之后，正在投影的旧网址立即打不开，需要重新打开新的。
desk-new-address-yes = 换网址
desk-qr-stage = 大屏的二维码
# $what (String) - the step
# $seconds (Number) - seconds left
desk-undo-text = 刚才：{ $what }。{ $seconds } 秒内可以撤销。
desk-undo = 撤销这一步
desk-log = 记录
# $who (String) - a name
# $what (String) - a step
desk-log-line = { $who }：{ $what }
desk-log-empty = 还没有操作。
desk-somebody = 工作人员
# $name (String) - a group
desk-step-call = 请{ $name }上场
desk-step-start-show = 开始展示计时
desk-step-start-questions = 开始提问计时
desk-step-pause = 暂停计时
desk-step-resume = 继续计时
# $seconds (Number) - seconds
desk-step-extend = 延长 { $seconds } 秒
# $name (String) - a group
desk-step-open-scoring = 开放给{ $name }打分
# $name (String) - a group
desk-step-close-scoring = 关闭给{ $name }打分
# $name (String) - a group
desk-step-nudge = 提醒评委交{ $name }的分
desk-step-open-vote = 开始现场投票
desk-step-close-vote = 结束现场投票
desk-step-show-vote = 公布票数
desk-step-lock = 锁定成绩
# $name (String) - a group
desk-step-reveal = 揭晓{ $name }
desk-step-reveal-all = 一次揭晓全部
desk-step-announce = 公布结果
desk-step-sureness = 在大屏画出把握
desk-step-no-sureness = 大屏上不画把握
# $groups (Number) - how many of the first groups
desk-step-hold-first = 前 { $groups } 组一起交分
desk-step-hold-none = 各组随时交分
desk-step-new-address = 换大屏网址
desk-step-undo = 撤销上一步

desk-rehearse-title = 揭晓预演
desk-rehearse-note = 只有您看得到，大屏和评委手机不受影响。
desk-rehearse-next = 下一个
desk-rehearse-back = 上一个
desk-rehearse-start = 从头再来
desk-rehearse-wait = 分数还没有交齐，现在看不了。缺谁，看控制台各组后面的名单。
desk-back = 回控制台
desk-join-title = 发选票
desk-join-text = 请现场的人扫这个码领一张选票。码每半分钟换一次，拍照转发出去没有用；本班学员登录后不用扫码。
desk-join-refresh = 换到现在的码
desk-join-over = 投票已经结束，不再发选票。

judging-now-nobody = 台上还没有小组，请稍等。
# $name (String) - a group
judging-now-on = 正在上场：{ $name }
judging-now-open = 可以打分
judging-now-closed = 打分已关闭
judging-now-wait = 打分还没有开放
judging-now-locked = 成绩已锁定，谢谢各位评委。
# $name (String) - a group
judging-now-nudge = 主持人请还没有提交{ $name }分数的评委尽快提交。

vote-title = 现场投票
vote-lead = 选一个您最喜欢的小组。一人一票，结束前可以改。
vote-card-mark = 投
vote-card-note = 选一个您最喜欢的小组，一人一票
vote-card-go = 去投票
vote-not-yet = 投票还没有开始
vote-not-yet-text = 主持人宣布开始以后，这里就可以投。
vote-no-ballot = 请先扫码领一张选票
vote-no-ballot-text = 大屏上有一个每半分钟更换的二维码，扫一下就能投。本班学员登录后不用扫码。
vote-sign-in = 我是学员，去登录
vote-choose = 投给这一组
vote-chosen = 已投给这一组
vote-own = 自己的小组，不能投
# $name (String) - a group
vote-done = 已投给{ $name }。结束之前可以改投。
# $name (String) - a group
vote-thanks = 已投给{ $name }
vote-secret = 投票不记姓名，各组票数在结束前不显示。
vote-closed = 投票已经结束
vote-closed-text = 票数稍后在大屏上公布。
# $name (String) - a group
vote-you-chose = 您投给了{ $name }。
vote-result = 现场投票结果
vote-result-apart = 这是现场观众的选择，和评委评出的正式成绩分开。
# $percent (Number) - share in the result
vote-result-counts = 按评分规则，现场投票占正式成绩的 { $percent }%。
# $issued (Number) - ballots
# $counted (Number) - ballots that count
# $replaced (Number) - votes changed
# $void (Number) - votes that do not count
vote-line = 发出 { $issued } 张选票，{ $counted } 张投了票；改投 { $replaced } 次，作废 { $void } 票。
vote-table-group = 小组
vote-table-votes = 票数
vote-joined = 选票已经领到，请投票
