func inc(_ x: Int) -> Int { x + 1 }
let f = inc
print(f(2), [1, 2].map(inc), [3, 1].sorted(by: <))
func apply(_ g: (Int) -> Int, _ n: Int) -> Int { g(g(n)) }
print(apply(inc, 1), apply({ $0 * 10 }, 1))
