//! What people put passwords together from when they are in a hurry: the pieces of the well-known
//! leaked ones, keyboard walks, and the pinyin and number words of Chinese ones. Our own list, short:
//! with twelve characters asked for, it is the pieces that count, not the whole.

/// The pieces, in lower case. Runs of digits, years, repeated and neighbouring characters are found by
/// rule and need no entry here.
pub(super) fn pieces() -> impl Iterator<Item = &'static str> {
    [ENGLISH, PINYIN, NUMBERS, WALKS].into_iter().flat_map(str::split_ascii_whitespace)
}

/// English words.
const ENGLISH: &str = "
    password passw0rd p@ssword p@ssw0rd passwd pass admin administrator root user guest test demo temp
    default login welcome letmein changeme secret master monkey dragon sunshine princess football
    baseball superman batman shadow michael jordan iloveyou loveyou iloveu love hello trustno whatever
    freedom flower summer winter spring autumn computer internet server system manager office company
    china beijing shanghai windows google apple qazwsx access charlie angel lovely hottie starwars
    pokemon killer hunter ranger soccer tigger cookie banana orange purple silver golden diamond lucky
    happy smile money abc abcd xyz foobar nothing please forever family friend mother father baby sweet
    king queen star moon blue black white january february march april june july august september
    october november december monday friday";

/// Words and names in pinyin.
const PINYIN: &str = "
    woaini woaiwojia woaizhongguo aini zhongguo zhonghua mima wodemima denglu guanliyuan guanli gonghui
    zonggonghui zhigong gongren gongzuo gongfang peixun xuexi bangongshi danwei gongsi laoban laopo
    laogong baobei baobao qinaide xihuan kuaile nihao nihaoma haohao tiantian xiangshang wangluo diannao
    shouji yonghu ceshi wang zhang liu chen yang zhao huang zhou wuming xiaoming xiaohong sunwukong
    meimei gege dage jiayou fafafa dashen wudi niubi buzhidao suibian wangji mingtian jintian xiexie
    beijiang haerbin guangzhou shenzhen";

/// Numbers that are read as words.
const NUMBERS: &str = "
    1314520 5201314 520 521 1314 666 888 168 518 110 119 147258369 147258 159357 963852741 789456123
    123321 112233 121212 778899 100200";

/// Walks over the keyboard, both ways.
const WALKS: &str = "
    qwertyuiop asdfghjkl zxcvbnm poiuytrewq lkjhgfdsa mnbvcxz qwerty qwert asdfgh asdf zxcvbn zxcv qwer
    1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. zaq1 xsw2 cde3 vfr4 1q2w3e4r5t6y q1w2e3r4t5y6 1q2w3e4r
    1q2w3e q1w2e3r4 q1w2e3 1q2w a1b2c3 q2w3e4r5 !qaz @wsx #edc $rfv !@#$%^&*() !@#$%^ !@#$% !@#$ !@#";
