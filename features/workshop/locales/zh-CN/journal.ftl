# 操作记录里的话。

did-make-topic = 建了课题
did-change-topic = 改了课题
did-pass-topic = 公布或撤下了课题
did-renumber-topic = 改了课题编号
did-pass-pool = 公布课题池或截止选课题
did-choose-topic = 选了课题
did-compute-groups = 算了一次分组
did-change-grouping = 调整了分组
did-publish-groups = 公布了分组
did-withdraw-groups = 收回了分组
did-plan-stage = 定了阶段要求
did-open-stage = 打开了阶段
did-decide-gate = 定了关口
did-tick = 勾了一项成果
did-open-proposal = 公开了方案
did-save-proposal = 存了一版方案
did-pass-file = 上传或移出了文件
did-pass-rehearsal = 用了排练计时
did-make-remark = 写了一句反馈
did-pass-remark = 处理了一句反馈
