func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { x in g(f(x)) } }
func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C { { a in { b in f(a, b) } } }
func flip<A, B, C>(_ f: @escaping (A, B) -> C) -> (B, A) -> C { { f($1, $0) } }
func memoize<K: Hashable, V>(_ f: @escaping (K) -> V) -> (K) -> V {
  var known: [K: V] = [:]
  return { key in
    if let value = known[key] { return value }
    let value = f(key)
    known[key] = value
    return value
  }
}
infix operator >>>: AdditionPrecedence
func >>> <A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { compose(f, g) }
let show = compose({ (x: Int) in x * 2 }, { "<\($0)>" })
print(show(4), curry { (a: Int, b: Int) in a + b }(1)(2), curry { (a: String, n: Int) in String(repeating: a, count: n) }("ab")(2))
print(flip { (a: Int, b: Double) in "\(a) \(b)" }(1.5, 2))
var calls = 0
let slow = memoize { (n: Int) -> String in calls += 1; return "n\(n)" }
print(slow(1), slow(2), slow(1), calls)
let chain = { (x: Int) in x + 1 } >>> { Double($0) / 2 } >>> { "\($0)" }
print(chain(4))
let steps: [(Int) -> Int] = [{ $0 + 1 }, { $0 * 10 }]
print(steps.reduce({ $0 }, compose)(4))
func applyAll<T>(_ fs: [(T) -> T], to x: T) -> T { fs.reduce(x) { value, f in f(value) } }
print(applyAll(steps, to: 1), applyAll([{ $0 + "a" }, { $0.uppercased() }], to: "x"))
