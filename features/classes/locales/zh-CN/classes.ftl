classes-title = 培训班
new-class = 建新班
no-classes = 还没有培训班
no-classes-text = 先建一个班：填名称和日期，日程会按标准安排排好，再导入报名回执。
first-class-text = 填名称和日期，五天的日程自动排上。
classes-now = 正在进行
classes-coming = 即将开班
classes-past = 已经结束
copy-class = 照着再办一期
create-class = 建班
edit-class = 修改班级信息
class-created = 班建好了，日程已经排上。
saved = 已保存。
save = 保存
cancel = 取消
go-back = 返回
undo = 撤销
print = 打印
done = 已完成
comma = ，
class-name = 班名
class-name-hint = 例如：全省职工宣教骨干培训班
host = 主办单位
term = 年度和期次
term-hint = 选填，例如：2026 年第一期
starts-on = 开班日期
ends-on = 结束日期
class-ends-early = 结束日期不能早于开班日期。
# $most (Number) - days
class-too-long = 一个班最多 { $most } 天，请核对日期。
timetable-from = 日程
timetable-from-hint = 照搬往期时，日程按第几天挪到新的日期；不带学员。
standard-plan = 按标准安排（五天：开题、讲授、研讨、排练、路演）
# $name (String) - class
# $dates (String) - its dates
like-class = 照搬《{ $name }》的日程（{ $dates }）
place = 地点
place-hint = 选填，例如：云岭市工人文化宫
contact = 联系人
contact-hint = 选填，写给学员看的：姓名和电话
# $from (String) - first day
# $to (String) - last day
from-to = { $from }至 { $to }
# $n (Number) - day of the class
day-n = 第 { $n } 天
# $days (Number) - days
begins-in = 还有 { $days } 天开班
is-over = 已结班
roster-is-empty = 名册还是空的
# $n (Number) - people
n-trainees = { $n } 名学员
# $n (Number) - cities
n-cities = 来自 { $n } 个市地
# $n (Number) - industries
n-industries = 来自 { $n } 个产业
# $cities (Number) - cities
# $industries (Number) - industrial unions
n-cities-and-industries = { $cities } 个市地与 { $industries } 个产业
import-receipts = 导入回执
hand-out-links = 发专属链接
open-todays-page = 打开今日日程
# $n (Number) - day of the class
today-is-day = 今天 · 第 { $n } 天
# $day (String) - date
first-day = 第一天 · { $day }
today = 今天
item-over = 已结束
item-on = 进行中
# $n (Number) - minutes
in-minutes = { $n } 分钟后
# $n (Number) - hours
in-hours = { $n } 小时后
# $name (String) - lecturer
by-lecturer = 主讲 { $name }
# $time (String) - clock
until-time = 至 { $time }
the-loop = 这个班走到哪一步
whole-timetable = 全部日程
nothing-that-day = 这一天还没有安排。
still-to-do = 路演前还差这些
open-roster = 打开名册
roster-empty-text = 把各单位报来的回执（Excel）拖进来，先预览，改好再一次导入。
about-class = 办班信息
# $name (String) - organisation
hosted-by = 主办：{ $name }
# $contact (String) - name and phone
contact-is = 联系人：{ $contact }
all-days = 全部日程
# $day (String) - date
# $n (Number) - day of the class
day-and-number = { $day } · 第 { $n } 天
half-morning = 上午
half-afternoon = 下午
half-evening = 晚上
kind-arrival = 报到
kind-opening = 开班式
kind-lecture = 专题讲授
kind-exchange = 经验交流
kind-visit = 现场教学
kind-workshop = 工坊研讨
kind-rehearsal = 排练
kind-roadshow = 路演
kind-closing = 结业式
kind-activity = 自习与活动
plan-opening = 开班式
plan-lecture = 专题讲授
plan-topics = 课题发布：说清要解决的问题
plan-exchange = 经验交流
plan-groups = 小组见面，推选组长
plan-causes = 工坊研讨：找准问题和原因
plan-proposal = 工坊研讨：写出方案
plan-finish = 工坊研讨：方案成稿
plan-rehearsal = 路演排练：各组轮换
plan-roadshow = 方案路演
plan-closing = 结业式
timetable-title = 日程
# $name (String) - class
timetable-of = { $name } 日程
timetable-empty = 日程还是空的。点“加一项”开始排。
outside-the-class = 不在办班日期内
new-item = 加一项
edit-item = 修改日程
add-item = 加进日程
add-here = 加一项
item-added = 已加进日程。
# $title (String) - item
item-removed = 已从日程里删去“{ $title }”。
put-back = 已放回日程。
remove-item = 从日程里删去
remove-item-note = 学员手机上马上看不到这一项；删错了可以撤销。
item-title = 内容
item-kind = 类型
item-starts = 开始
item-ends = 结束
item-room = 地点
item-lecturer = 主讲或主持
# $first (String) - date
# $last (String) - date
item-day-outside = 请选 { $first } 到 { $last } 之间的一天。
item-ends-early = 结束时间要晚于开始时间。
# $time (String) - clock
item-other-half = { $time } 不在这半天里，请核对时间或改选半天。
day = 日期
half-day = 半天
roster-title = 名册
# $name (String) - class
roster-of = { $name } 学员名册
# $n (Number) - people
n-people = 共 { $n } 人
# $n (Number) - units
from-n-units = ，来自 { $n } 个单位
# $women (Number) - women
# $men (Number) - men
women-and-men = ；女 { $women } 人，男 { $men } 人
# $total (Number) - all
# $n (Number) - shown
shown-of = 全班 { $total } 人中的 { $n } 人
order-strokes = 姓氏笔画
order-pinyin = 拼音
order-unit = 单位
by-strokes = 按姓氏笔画为序
by-pinyin = 按姓名拼音为序
by-unit = 按单位为序
any-city = 所有市地
any-industry = 所有产业
any-category = 所有类别
any-sex = 男女都看
search = 找人
search-hint = 姓名、单位或职务
look = 查看
show-all = 看全部
nobody-fits = 没有符合条件的人。换个条件，或看全部。
number = 序号
name = 姓名
sex = 性别
female = 女
male = 男
sex-not-given = 不填
sex-hint = 选填，只用于安排住宿和分组
unit = 单位
choose-unit = 请选单位
city = 市地
industry = 产业
post = 职务
category = 学员类别
category-hint = 选填，例如：分管领导、部长、通讯员
phone = 手机号
phone-hint = 11 位数字，只用来认人和联系
question = 希望解决的问题
question-hint = 选填，学员自己的话
wishes = 课题意向
wishes-hint = 选填，课题号，最想做的写在前面，例如：3、1、7
wishes-are-numbers = 请只填课题号，例如：3、1、7。
not-a-name = 姓名里有不该出现的字符，请核对。生僻字和“·”都可以用。
stay = 食宿
lodging = 是否住宿
arrival = 入住日期
leave = 离店日期
travel = 到达方式
diet = 饮食需求
diet-hint = 选填，例如：清真、素食
note = 备注
pages = 翻页
# $page (Number) - page
# $pages (Number) - pages
page-of = 第 { $page } 页，共 { $pages } 页
previous-page = 上一页
next-page = 下一页
new-trainee = 加一名学员
edit-trainee = 修改学员
add-trainee = 加进名册
trainee-added = 已加进名册。
withdraw = 移出名册
# $name (String) - who
withdraw-note = { $name } 将看不到本班的日程和课题；填过的内容保留，可以随时放回。
# $name (String) - who
taken-off = { $name } 已移出名册。
# $name (String) - who
# $when (String) - moment
taken-off-at = { $name }（{ $when }移出）
# $n (Number) - people
taken-off-count = 移出的 { $n } 人
put-back-on-roster = 放回名册
# $name (String) - who
back-on-roster = { $name } 已放回名册。
export-excel = 导出 Excel
import-nav = 导入
class-mark = 班
please-fix = 有几处要改
refusal-import-moved = 刚才有人改了这份文件的预览，请重新看一遍再导入。名册没有变化。
# $count (Number) - warnings
refusal-warnings-left = 还有 { $count } 处提醒没有确认。逐行改好，或勾选“提醒都看过了”再导入。
import-lead = 可以一次选几个文件。先预览，改好以后再整份导入；没有改好，名册不会变。
file-refused = 有文件没有收下
receipt-files = 回执文件
receipt-files-hint = .xlsx、.xls 或 .csv，每个最多 10 MB。不收集身份证号、民族、政治面貌。
look-over = 上传并预览
empty-receipt = 下载空白回执
files-waiting = 还没导入的文件
go-on = 继续
import-history = 导入记录
no-imports = 还没有导入过。
the-program = 系统
# $when (String) - moment
# $who (String) - person
imported-by = { $when }，{ $who } 导入
# $when (String) - moment
# $who (String) - person
read-by = { $when }，{ $who } 上传
dropped = 已放弃
# $n (Number) - people
nothing-changed = 没有变化：{ $n } 人都和名册一致。
# $added (Number) - new
# $updated (Number) - changed
# $unchanged (Number) - same
import-result = 新增 { $added } 人，更新 { $updated } 人，没有变化 { $unchanged } 人。
# $most (Number) - files
too-many-files = 一次最多 { $most } 个文件，请分几次上传。
# $name (String) - class
receipt-of = { $name } 报名回执
# $rows (Number) - rows
# $added (Number) - new
# $changed (Number) - changed
# $same (Number) - same
# $skipped (Number) - skipped
preview-sentence = 读到 { $rows } 人：新增 { $added }，更新 { $changed }，没有变化 { $same }，跳过 { $skipped }。
# $names (String) - columns
columns-not-wanted = 这些列不收集，没有保存：{ $names }
# $names (String) - columns
columns-unknown = 这些列用不上：{ $names }
# $rows (String) - rows
rows-not-people = 这些行不是人员，已略过：第 { $rows } 行
# $names (String) - sheets
sheets-unread = 文件里还有工作表没有读：{ $names }。需要的话另存成一个文件上传。
row-wrong = 有错误
row-look = 请看一下
row-new = 新增
row-back = 放回名册
row-changes = 更新
row-same = 没有变化
row-skipped = 跳过
# $n (Number) - units
units-are-new = { $n } 个单位还没有登记
units-are-new-text = 核对一下名称，一次登记好。只是写法不同的，改成登记过的全称；空着的先不认，那些人导入后没有单位。
# $people (Number) - people
# $kind (String) - what it would be registered as
as-a-new-unit = { $people } 人，新单位按“{ $kind }”登记
# $n (Number) - units
name-units = 登记这 { $n } 个单位
# $names (String) - units
several-units = 这样写的不止一个：{ $names }。请填全称。
# $n (Number) - units
# $new (Number) - newly registered
units-named = 认下 { $n } 个单位，其中新登记 { $new } 个。
# $n (Number) - rows
rows-wrong = { $n } 行有错误，改好或跳过以后才能导入。
# $n (Number) - rows
rows-to-look-at = { $n } 行有提醒，不改也可以导入，请先看一眼。
nothing-new-text = 这份文件和名册完全一致，不用导入。
all-rows = 看所有行
only-problems = 只看有问题的行
warnings-seen = 提醒都看过了，照现在的样子导入
# $n (Number) - people
import-n = 导入这 { $n } 人
close-import = 知道了，归档
download-marked = 下载标注好的文件
drop-file = 放弃这个文件
drop-note = 放弃后要重新上传才能导入，名册不受影响。
import-dropped = 已放弃，名册没有变化。
no-problem-rows = 没有有问题的行。
excel-row = 行号
row-state = 状态
put-right = 修改
# $n (String) - row of the file
row-number = 第 { $n } 行
row-is-skipped = 这一行不导入。
take-row = 重新纳入
skip-row = 跳过这一行
save-row = 改好了
# $n (String) - row of the file
row-saved = 第 { $n } 行已处理。
# $name (String) - column
clear-cell = 清空“{ $name }”这一格
unit-as-above = 照文件里的写法
# $text (String) - cell
as-in-the-file = 照文件写的：{ $text }
# $names (String) - columns
changes-these = 改动：{ $names }
# $name (String) - file
marked-file = { $name }（已标注）
personal-link = 专属链接
links-lead = 每名学员一个链接，扫码或点开就进本班，不用密码。
# $n (Number) - people
links-text = 为名册上的 { $n } 人各生成一个新链接，60 天内有效；以前发的链接照样能用。链接等于钥匙，请当面发或一对一发送，不要贴在群里。
links-as-cards = 生成卡片并打印
links-as-excel = 生成 Excel
# $name (String) - class
links-of = { $name } 专属链接
cards-lead = 一页 A4 八张，裁开后发给本人。这一页关掉就不再显示，链接不另存。
scan-to-enter = 扫码进班
withdraw-yes = 确定移出
drop-yes = 确定放弃
remove-yes = 确定删去
order = 排序
did-create-class = 建了班
did-change-class = 改了班级信息
did-change-timetable = 改了日程
did-enrol = 把人加进名册
did-change-enrolment = 改了学员信息
did-withdraw = 把人移出名册
did-read-receipt = 上传了回执
did-drop-receipt = 放弃了一份回执
did-import-receipt = 导入了回执
did-export-roster = 导出了名册
did-make-links = 生成了专属链接
# $count (Number) - rows with errors
# $rows (String) - their numbers
refusal-rows-with-errors = 还有 { $count } 行有错误（第 { $rows } 行），改好或跳过以后再导入。名册没有变化。
refusal-import-closed = 这个文件已经导入过或已放弃。需要的话请重新上传。
refusal-nothing-to-import = 没有可以导入的行。
# $name (String) - who has the number
refusal-phone-in-class = 这个手机号是本班 { $name } 的，请核对。
refusal-nobody-enrolled = 名册还是空的，先导入回执再发链接。
