stages-title = 阶段关口
