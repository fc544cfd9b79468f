var handlers: [() -> Void] = []
func later(_ f: @escaping () -> Void) { handlers.append(f) }
var count = 0
for i in 1...3 { later { count += i; print("run", i, count) } }
handlers.forEach { $0() }
func unless(_ condition: @autoclosure () -> Bool, _ body: () -> Void) { if !condition() { body() } }
unless(count > 100) { print("small") }
func and(_ a: Bool, _ b: @autoclosure () -> Bool) -> Bool { a ? b() : false }
func loud(_ b: Bool) -> Bool { print("evaluated"); return b }
print(and(false, loud(true)), and(true, loud(true)))
func delayed(_ f: @autoclosure @escaping () -> Int) -> () -> Int { f }
var base = 1
let d = delayed(base * 10)
base = 5
print(d())
func makeCounter(step: Int) -> () -> Int {
  var n = 0
  return { n += step; return n }
}
let one = makeCounter(step: 1), five = makeCounter(step: 5)
print(one(), one(), five(), one(), five())
func compose<T>(_ f: @escaping (T) -> T, _ g: @escaping (T) -> T) -> (T) -> T { { g(f($0)) } }
print(compose({ $0 + 1 }, { $0 * 2 })(5))
let curried: (Int) -> (Int) -> Int = { a in { b in a * 10 + b } }
print(curried(3)(4))
var fact: ((Int) -> Int)!
fact = { $0 <= 1 ? 1 : $0 * fact($0 - 1) }
print(fact(10))
let nested = [[3, 1], [2]].map { $0.map { $0 * 2 }.sorted { $0 < $1 } }
print(nested)
func animate(_ n: Int, body: (Int) -> Int, completion: (String) -> Void) { completion("done \(body(n))") }
animate(3) { $0 * 2 } completion: { print($0) }
let result = { (a: Int, b: Int) -> Int in a + b }(3, 4)
print(result)
let lookup: [String: () -> String] = ["a": { "first" }, "b": { "second" }]
print(lookup["b"]?() ?? "-", lookup["z"]?() ?? "-")
