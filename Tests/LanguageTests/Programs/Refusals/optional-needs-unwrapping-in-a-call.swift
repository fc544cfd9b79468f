func f(_ n: Int) -> Int { n }
let o: Int? = 1
print(f(o))
