brand = 工坊
skip-to-content = 跳到正文
sign-out = 退出
my-account = 我的账号
complain = 投诉与建议
language-other = English
bigger-text = 大字版
normal-text = 标准字号
stage-light = 浅色大屏
stage-dark = 深色大屏
menu = 菜单
nav-today = 今日
nav-mine = 我的
back-home = 回首页
sign-in = 去登录
request-number = 出错编号

problem-missing = 这一项要填。
# $most (Number) - characters
problem-too-long = 太长了，最多 { $most } 个字。
# $least (Number) - characters
problem-too-short = 太短了，至少 { $least } 个字。
problem-unprintable = 里面有看不见的控制字符，请重新输入。
problem-not-a-number = 这里要填整数，比如 12。
# $least (Number) - least
# $most (Number) - most
problem-out-of-range = 请填 { $least } 到 { $most } 之间的数。
problem-not-a-choice = 请从给出的选项里选。
problem-not-a-date = 日期时间写得不对，例如 2026-07-28。
problem-no-file = 还没有选文件。

error-not-found = 没有这个页面
error-not-found-text = 地址可能写错了，或者这条内容已经撤下。
error-sign-in = 请先登录
error-sign-in-text = 登录以后才能看这一页。参训学员和评委请用自己的专属链接进入。
error-forbidden = 这一步您没有权限
error-forbidden-text = 需要的话，请找班主任或管理员开通。
error-refused = 这一步没有做成
error-invalid = 有几处要改
error-invalid-text = 改好以后再交一次，已经填的都还在上一页。
error-unreadable = 没读懂发来的内容
error-unreadable-text = 请回到上一页重新提交。内容要用 UTF-8 编码。
error-too-large = 内容太大了
# $limit (String) - kilobytes
error-too-large-text = 这里最多收 { $limit } KB，请删减或分开提交。
error-too-many = 试得太频繁了
# $wait (Number) - seconds
error-too-many-text = 请过 { $wait } 秒再试。已经填的内容不会丢。
error-foreign = 这个请求不是从本站页面发出的
error-foreign-text = 为了安全没有执行。请打开本站页面再操作一次。
error-busy = 系统正忙
error-busy-text = 刚才的内容没有存上，请过一会儿再交一次。
error-broken = 系统出了差错
error-broken-text = 不是您的问题，刚才的操作没有生效。把下面的编号告诉管理员，能很快查到原因。

js-kept = 已存本机
js-sent = 已送达
js-sending = 正在送出…
js-offline = 没有网络，内容已存在本机，连上就自动送出
js-lost = 断线了，正在重连 · 画面停在
js-back = 已重新连上
js-confirm = 确定
js-cancel = 取消
js-close = 关闭
js-mine = 用我写的
js-theirs = 用对方的
js-conflict = 有人先存了一版，两份都在这里，请选一份
js-saved = 已保存
js-time-up = 时间到
js-restored = 上次没送出的内容已找回
