refusal-rows-with-errors = { $count } rows still have errors (rows { $rows }). Put them right or skip them, then import. The roster has not changed.
refusal-import-closed = This file has already been imported or dropped. Upload it again if you need it.
refusal-nothing-to-import = There is no row to import.
refusal-phone-in-class = This phone number belongs to { $name } in this class; please check.
refusal-nobody-enrolled = The roster is still empty. Import receipts before making links.
