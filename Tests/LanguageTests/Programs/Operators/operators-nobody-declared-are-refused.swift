let a = 4 +* 2
