# 演练: the whole roadshow played beforehand with made-up judges and voters.
drill-title = 演练
drill-go = 演练一遍
drill-go-text = 用模拟的评委和票数把整场路演走一遍，不留任何记录。
drill-ribbon = 演练 · 评委、分数、票数都是模拟的
# $at (Number) - the moment
# $total (Number) - moments
drill-step-of = 第 { $at } 步，共 { $total } 步
drill-now = 现在
drill-press = 到那天，控制台上按
drill-press-none = 不用按，看着就行
# $why (String) - what the desk says
drill-today = 照今天的准备，控制台会拒绝这一步：{ $why }
# $why (String) - what the desk says
drill-refused = 演练到这里走不下去了，控制台说：{ $why }
drill-phones = 评委手机上
drill-hall = 观众手机上
drill-handed = 已交
drill-not-handed = 还没交
drill-stands-back = 回避
drill-absent = 没有到场
drill-nobody-scores = 没有评委能给这一组打分。
drill-no-code = 演练的码，不能投票
# $n (Number) - which one
drill-stand-in = { $n ->
    [1] 评委一
    [2] 评委二
    [3] 评委三
    [4] 评委四
    [5] 评委五
    [6] 评委六
    [7] 评委七
   *[other] 评委 { $n }
 }
drill-play = 播放
drill-pause = 暂停
drill-next = 下一步
drill-back = 上一步
drill-again = 从头再来
drill-other = 换一组分数
# $times (Number) - how many times as fast
drill-speed = { $times } 倍速
drill-only-stage = 只看大屏
drill-with-words = 看讲解
drill-controls = 演练操作
drill-no-groups = 还没有公布分组
drill-no-groups-text = 演练用的是本班的小组。先公布分组，再来走一遍。
drill-no-roadshow-text = 先选一份评分规则，就可以演练了；评委和出场顺序没定也能走一遍。

# $groups (Number) - groups
# $judges (Number) - judges
drill-told-begin = 观众就座，大屏已经投出来。{ $groups } 个小组等着上场，{ $judges } 位评委打开了手机。
# $name (String) - a group
drill-told-call = 请{ $name }上场。大屏换成这一组，评委手机也跟着换。
# $minutes (String) - minutes
drill-told-show = 展示开始计时，共 { $minutes } 分钟。
drill-told-last-minute = 展示还剩 1 分钟：大屏响一声铃，数字变成金色。
# $name (String) - a group
# $over (Number) - seconds
drill-told-time-up = 时间到，{ $name }又讲了 { $over } 秒。规则不扣分，请他们收尾就好。
# $name (String) - a group
# $over (Number) - seconds
# $points (String) - points
drill-told-time-up-fined = 时间到，{ $name }又讲了 { $over } 秒，按规则扣 { $points } 分。
# $minutes (String) - minutes
drill-told-questions = 评委提问，共 { $minutes } 分钟。
drill-told-pause = 讲完了，让计时停下。
# $name (String) - a group
drill-told-open = 开放打分：评委手机上可以交{ $name }的分了。
# $name (String) - a group
# $groups (Number) - groups
drill-told-open-held = 评委可以先写{ $name }的分，等前 { $groups } 组都讲完再一起交。
# $names (String) - judges
# $name (String) - a group
# $expected (Number) - judges
# $handed (Number) - judges who have handed in
drill-told-hand-in = { $names }交了{ $name }的分。{ $expected } 位评委，已交 { $handed } 位。
# $names (String) - judges
drill-told-nudge = 还差{ $names }，在评委手机上提醒一次。
# $name (String) - a group
drill-told-close = { $name }的分交齐了，关闭打分。
# $name (String) - a group
drill-told-close-nobody = 没有评委能给{ $name }打分，只能空着关闭。
drill-told-open-vote = 开始现场投票，大屏右下角出现二维码。演练里的码是假的，扫了不能投。
# $issued (Number) - ballots
# $voted (Number) - votes
drill-told-votes = 发出 { $issued } 张选票，已投 { $voted } 票。各组几票，现在谁也看不到。
drill-told-close-vote = 结束投票。
drill-told-show-vote = 公布票数，大屏下方列出各组得票。
drill-told-lock = 锁定成绩：从现在起评委不能再改，名次已经算好，还没有露面。
# $rank (Number) - a place
# $name (String) - a group
# $value (String) - a score
drill-told-reveal = 揭晓第 { $rank } 名：{ $name }，{ $value } 分。
drill-told-announce = 公布结果：结果页面对所有人可见，各组能看到自己的成绩和评语。
# $groups (Number) - groups
drill-told-hold = 照控制台上的设定，前 { $groups } 组讲完以后一起交分。
drill-told-sureness = 照控制台上的设定，揭晓时大屏在每个名次旁边标出把握有多大。

drill-to-do = 还要办的事
drill-end-fine = 一切正常
# $n (Number) - how many
drill-end-missing = 到那天之前，还有 { $n } 件事要办
# $groups (Number) - groups
# $judges (Number) - judges
drill-end-through = { $groups } 个小组、{ $judges } 位评委，从第一组上场到公布结果，每一步都走得通。
# $groups (Number) - groups
# $judges (Number) - judges
drill-end-through-if = 演练时把这些都当作已经办好：{ $groups } 个小组、{ $judges } 位评委，从第一组上场到公布结果走得通。
drill-end-stuck = 演练没有走到最后。先把下面的事办好，再来走一遍。
drill-end-trace = 这次演练没有留下任何记录：控制台、大屏、评委手机都没有动过。
drill-miss-rule = 评分规则还没有定稿，演练用的是现在的草稿。
drill-miss-judges = 还没有请评委，演练用的是七位替身。
# $pairs (Number) - pairs
drill-miss-recusals = 还有 { $pairs } 对评委和小组没有定是否回避，演练时照常打分。
# $names (String) - groups
drill-miss-scorers = 没有评委能给{ $names }打分，成绩锁定不了。
# $names (String) - groups
# $from (Number) - judges
drill-miss-trim = 给{ $names }打分的评委不到 { $from } 位，不去掉最高分和最低分，别的小组却要去掉。最好让各组的评委一样多。
drill-miss-order = 出场顺序还没有抽，演练按组号先后。
drill-miss-voters = 各组的名单是空的，除了现场扫码的观众，没有人能投票。
drill-go-recusals = 看回避名单
drill-go-judges = 看评委名单
