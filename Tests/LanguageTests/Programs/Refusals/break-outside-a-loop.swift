let x = 1
break
