### The second opinion: how sure the order is. For organisers only.
opinion-title = 把握有多大
opinion-lead = 名次按定稿的规则算，一分不差。这一页另说一句：按这些分数看，名次有多稳。
opinion-for-you = 只给组织者看。评委、小组和会场都看不到；它不改名次，也不能拿来改名次。
opinion-rule-open = 评分表还没有定稿
opinion-rule-open-text = 定稿、打分以后，这一页会说名次有多大把握。
opinion-to-rubric = 去定稿
opinion-no-scores = 还没有分数
opinion-no-scores-text = 评委交分以后，这一页会说名次有多大把握。
opinion-not-settled = 分数还没有齐，第一名还没有定。
opinion-not-settled-text = 下面是到现在为止的样子，每交一份都会变。齐了以后，这里会说第一名有多大把握。
opinion-verdict-means = 把握说的是：第一名真是最好的那个组，而不是碰巧遇上这几位评委、这几个分。
opinion-few-judges = 评委不到 5 位，无论分差多大，都不说“把握很大”。
opinion-more-counts = 这里只看评委打的分；超时扣分和现场投票不在内。
opinion-table-of-words = 这几句话怎么定的
opinion-word-high = 把握很大
opinion-word-high-when = 至少 95%，并且至少 5 位评委
opinion-word-fair = 把握较大
opinion-word-fair-when = 80% 到 95%
opinion-word-some = 有一定把握
opinion-word-some-when = 60% 到 80%
opinion-word-close = 难分高下
opinion-word-close-when = 不到 60%，或者并列第一
opinion-figures = 几个数
opinion-other-rules-means = 平均、去头去尾、评委标准化、平均名次，都是公平的算法。结果只按定稿的那一种。
opinion-reliability-means = 1 是再换一批评委也排得一样，0 是全凭运气；到 0.9 就算很稳。
# $w (String) - from 0.00 to 1.00
# $judges (Number) - judges who scored every group
opinion-agreement = 评委排名的一致程度（肯德尔 W）：{ $w }，看的是给每个组都打了分的 { $judges } 位评委。
# $why (String) - why there is none
opinion-agreement-unknown = 评委排名的一致程度（肯德尔 W），说不准：{ $why }。
opinion-agreement-means = 1 是每位评委排得都一样，0 是各排各的。
# $teams (String) - points
# $judges (String) - points
# $rest (String) - points
opinion-spread = 分数的高低，小组之间差 { $teams } 分，评委宽严差 { $judges } 分，说不清的起伏 { $rest } 分。
opinion-spread-means = 都是标准差。小组之间的差别比说不清的起伏大得多，名次才稳。
opinion-ranks = 每个组的名次有多稳
opinion-ranks-means = 横条是这个组真实名次九成会落在的范围，圆点是公布的名次。两个组的横条叠在一起，就不好说谁更好。
opinion-range = 名次范围（九成把握）
# $rank (Number) - a rank
opinion-rank-one = 第 { $rank } 名
# $best (Number) - the best rank
# $worst (Number) - the worst rank
opinion-rank-range = 第 { $best } 到第 { $worst } 名
opinion-rank-unknown = 说不准
opinion-first = 最好的可能
opinion-over-99 = 99% 以上
opinion-under-1 = 不到 1%
opinion-adjusted = 扣平宽严
opinion-adjusted-rank = 扣平后名次
opinion-moves = 不同
opinion-adjusted-means = “扣平宽严”是假如每位评委都给每个组打了分，平均会是多少。只供对照，不是得分。
opinion-adjusted-same = 分数齐全，扣平评委宽严以后名次也不变，所以不另列。
opinion-design = 缺分有没有帮了谁
opinion-complete = 每位评委都给每个组打了分，谁也没占便宜，谁也没吃亏。
opinion-connected = 有评委没有给有的组打分；各组之间仍然都能比较。
opinion-connected-so-far = 到现在为止，各组之间都能比较。缺分帮了谁，等分数齐了再看。
opinion-no-tilt = 缺的分对谁都没有明显影响（不到 0.1 分）。
opinion-design-means = 严的评委没打分的组会占便宜，宽的评委没打分的组会吃亏。两种公平的办法都要在打分之前定：调换评委，让每组缺得一样多；或者事先定好按宽严校正。
opinion-judges = 每位评委
opinion-judges-means = 只供了解，不作处理：不因为这张表去掉任何一位评委、任何一个分。
opinion-scored = 打了几个组
opinion-severity = 宽严
opinion-spread-of-judge = 拉开差距
opinion-fit = 与其他评委一致
opinion-to-look-at = 值得看一眼
opinion-clear = 不是偶然
# $points (String) - points
opinion-severe = 偏严 { $points } 分
# $points (String) - points
opinion-lenient = 偏宽 { $points } 分
opinion-average = 不严不宽
# $said (String) - severe or lenient by how much
# $points (String) - points
opinion-give-or-take = { $said }（± { $points }）
# $times (String) - a multiple
opinion-times = { $times } 倍
opinion-flat = 给每个组的分都一样，对名次没有作用。
# $group (String) - a group
# $points (String) - what was given
# $expected (String) - what was to be expected
opinion-outlying = 给{ $group }打了 { $points } 分，按其他分数估计约 { $expected } 分。
# $n (Number) - groups
opinion-home-even = 同单位或同城的 { $n } 个组，没有多给也没有少给。
# $n (Number) - groups
# $points (String) - points
opinion-home-more = 同单位或同城的 { $n } 个组，平均多给 { $points } 分。
# $n (Number) - groups
# $points (String) - points
opinion-home-less = 同单位或同城的 { $n } 个组，平均少给 { $points } 分。
opinion-severity-means = 宽严：同样的组，比一般评委少给或多给几分。± 是 95% 的范围；范围不含 0 的，标“不是偶然”。偏严不是错，对每个组一样严就是公平的。
opinion-spread-of-judge-means = 拉开差距：这位评委给分的高低差，是全体评委的几倍。越大，这位评委的分在平均里分量越重。
opinion-fit-means = 与其他评委一致：1 是与其他评委的平均完全同步，0 是毫不相干，负数是正好相反。少于 3 个组不算。
opinion-to-look-at-means = 值得看一眼：离估计很远的分（多半是看法不同，也可能是打错了，请核对纸质表）；给同单位、同城组的偏向，只有一两个组时多半是偶然。
# $draws (Number) - how many times
# $seed (String) - a long number
opinion-drawn = 名次范围由 { $draws } 次抽样得出，种子 { $seed }；没有新的分数，再打开还是同样的数。
