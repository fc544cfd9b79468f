struct Parser<Output> {
  let run: (String) -> (Output, String)?
  func map<T>(_ f: @escaping (Output) -> T) -> Parser<T> { Parser<T> { s in run(s).map { (f($0.0), $0.1) } } }
  func then<T>(_ next: Parser<T>) -> Parser<(Output, T)> {
    Parser<(Output, T)> { s in
      guard case let (a, rest)? = run(s), case let (b, end)? = next.run(rest) else { return nil }
      return ((a, b), end)
    }
  }
  static func just(_ x: Output) -> Parser<Output> { Parser { (x, $0) } }
}
let digit = Parser<Int> { s in guard let c = s.first, let n = Int(String(c)) else { return nil }; return (n, String(s.dropFirst())) }
let plus = Parser<Bool> { s in s.first == "+" ? (true, String(s.dropFirst())) : nil }
let sum = digit.then(plus).then(digit).map { $0.0.0 + $0.1 }
print(sum.run("3+4rest")!, sum.run("3-4") == nil, Parser.just("x").run("y")!)
func many<T>(_ p: Parser<T>) -> Parser<[T]> {
  Parser<[T]> { s in var out: [T] = []; var rest = s; while case let (x, r)? = p.run(rest) { out.append(x); rest = r }; return (out, rest) }
}
print(many(digit).run("123a")!)
enum Id<Tag> { static func zero() -> Int { 0 }; static var name: String { "\(Tag.self)" } }
print(Id<String>.zero(), Id<Int>.name, Id<[Double]>.name)
final class Signal<Value> {
  private var observers: [(Value) -> Void] = []
  func observe(_ f: @escaping (Value) -> Void) { observers.append(f) }
  func send(_ v: Value) { for o in observers { o(v) } }
  func map<U>(_ f: @escaping (Value) -> U) -> Signal<U> { let s = Signal<U>(); observe { s.send(f($0)) }; return s }
}
let s = Signal<Int>()
var log: [String] = []
s.map { $0 * 2 }.map { "<\($0)>" }.observe { log.append($0) }
s.send(1); s.send(2)
print(log)
