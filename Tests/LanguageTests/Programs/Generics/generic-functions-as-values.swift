func double<T: Numeric>(_ x: T) -> T { x + x }
func text<T>(_ x: T) -> String { "<\(x)>" }
let f: (Int) -> Int = double
let g: (Double) -> Double = double
print(f(2), g(1.5), [1, 2].map(double), ["a"].map(text), [1.5].map(text))
struct Box<T> { var v: T; init(_ v: T) { self.v = v }; func with(_ x: T) -> Box { Box(x) }; static func pair(_ a: T, _ b: T) -> [Box<T>] { [Box(a), Box(b)] } }
print([1, 2].map(Box.init).map { $0.v }, ["x"].map(Box.init)[0].v)
let change = Box("a").with
print(change("b").v)
let pair: (Int, Int) -> [Box<Int>] = Box.pair
print(pair(1, 2).map { $0.v })
func apply<A, B>(_ x: A, _ f: (A) -> B) -> B { f(x) }
print(apply(3, double), apply("q", text), apply(4, { $0 % 2 == 0 }), apply([3, 1]) { $0.sorted() })
enum Wrapped<T> { case one(T), two(T, T) }
print([1, 2].map(Wrapped.one).count, apply("a", Wrapped.one))
let operations: [String: (Double, Double) -> Double] = ["add": (+), "times": (*)]
print(operations["add"]!(1, 2), [1, 2, 3].reduce(1, *))
