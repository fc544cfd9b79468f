func fact(_ n: Int) -> Int { n <= 1 ? 1 : n * fact(n - 1) }
func fib(_ n: Int) -> Int { n < 2 ? n : fib(n - 1) + fib(n - 2) }
print(fact(10), fib(15))
