# 操作记录里的话。

did-create = 开始准备路演
did-change-rule = 改了评分表
did-freeze-rule = 评分表定稿
did-change-judge = 改了评委
did-decide-recusal = 定了一处回避
did-seal-draw = 公布了抽签封条
did-draw-order = 抽定了出场顺序
did-take-desk-step = 在控制台走了一步
did-hand-in-sheet = 交了分
did-correct-sheet = 更正了一份评分
did-publish-result = 公布了结果
did-take-away-scores = 导出了评分
