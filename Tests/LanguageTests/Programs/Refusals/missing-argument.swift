func f(_ n: Int, by m: Int) -> Int { n * m }
print(f(1))
