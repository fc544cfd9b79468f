var i = 0
while i < 3 { i += 1 }
repeat { i -= 1 } while i > 0
print(i)
