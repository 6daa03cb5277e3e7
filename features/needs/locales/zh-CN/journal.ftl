# 操作记录里的话。

did-say = 说了一件难处
did-answer = 给了回音
did-gather = 汇进了课题
