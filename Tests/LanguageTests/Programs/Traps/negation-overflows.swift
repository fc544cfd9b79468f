let n = Int.min + Int("0")!
print("start")
print(-n)
