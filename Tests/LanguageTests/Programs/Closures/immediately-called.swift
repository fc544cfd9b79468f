let v = { 6 * 7 }()
print(v)
