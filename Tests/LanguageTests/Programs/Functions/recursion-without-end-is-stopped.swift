func forever(_ n: Int) -> Int { forever(n + 1) + 1 }
print("start")
print(forever(0))
