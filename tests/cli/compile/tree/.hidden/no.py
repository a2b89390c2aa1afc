no = program =
