var n = 1
let bump = { n += 10 }
bump()
bump()
print(n)
