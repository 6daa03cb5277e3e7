stages-title = Stage gates
