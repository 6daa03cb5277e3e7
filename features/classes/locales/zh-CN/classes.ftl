# $count (Number) - rows with errors
# $rows (String) - their numbers
refusal-rows-with-errors = 还有 { $count } 行有错误（第 { $rows } 行），改好或跳过以后再导入。名册没有变化。
refusal-import-closed = 这个文件已经导入过或已放弃。需要的话请重新上传。
refusal-nothing-to-import = 没有可以导入的行。
# $name (String) - who has the number
refusal-phone-in-class = 这个手机号是本班 { $name } 的，请核对。
refusal-nobody-enrolled = 名册还是空的，先导入回执再发链接。
