struct Vec { var x, y: Double }
extension String.StringInterpolation {
  mutating func appendInterpolation(_ v: Vec) { appendLiteral("<\(v.x), \(v.y)>") }
  mutating func appendInterpolation(_ n: Int, hex: Bool) { appendInterpolation(hex ? String(n, radix: 16) : "\(n)") }
  mutating func appendInterpolation<T>(debug x: T) { appendLiteral("[debug \(x)]") }
  mutating func appendInterpolation(pad s: String, to n: Int) { appendLiteral(String(repeating: " ", count: max(0, n - s.count)) + s) }
  mutating func appendInterpolation(percent p: Double, digits: Int = 1) { appendLiteral(String(format: "%.\(digits)f%%", p * 100)) }
}
print("v = \(Vec(x: 1, y: 2)) \(255, hex: true) \(debug: [1]) \(pad: "ab", to: 5)|")
let rate = 0.256
print("\(percent: rate) \(percent: rate, digits: 0) \(rate) \([Vec(x: 0, y: 0)].count)")
struct HTML: ExpressibleByStringInterpolation, CustomStringConvertible {
  var text: String
  var description: String { text }
  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: Builder) { text = stringInterpolation.out }
  struct Builder: StringInterpolationProtocol {
    var out = ""
    init(literalCapacity: Int, interpolationCount: Int) { out.reserveCapacity(literalCapacity) }
    mutating func appendLiteral(_ literal: String) { out += literal }
    mutating func appendInterpolation(_ s: String) { out += s.replacingOccurrences(of: "<", with: "&lt;") }
    mutating func appendInterpolation(bold s: String) { out += "<b>\(s)</b>" }
    mutating func appendInterpolation<T: CustomStringConvertible>(_ n: T) { out += n.description }
  }
}
func show(_ html: HTML) { print("html:", html) }
let h: HTML = "a \("<x>") and \(bold: "y") \(3)"
print(h)
let l: HTML = "plain"
print(l)
show("<p>\(2.5)")
let list: [HTML] = ["one", "two \(bold: "2")"]
print(list.map(\.text))
struct Path: ExpressibleByStringInterpolation { var s: String; init(stringLiteral value: String) { s = value } }
let n = 3
let p: Path = "a/\(n)/c"
print(p.s)
struct Traced: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { print("lit", value) }
  init(stringInterpolation: B) { print("done") }
  struct B: StringInterpolationProtocol {
    init(literalCapacity: Int, interpolationCount: Int) { print("cap", literalCapacity, interpolationCount) }
    mutating func appendLiteral(_ l: String) { print("L[\(l)]") }
    mutating func appendInterpolation(_ x: Int) { print("I", x) }
    mutating func appendInterpolation(_ x: Int, _ y: String) { print("II", x, y) }
  }
}
let a: Traced = "\(1)é\(2, "k")"
let b: Traced = ""
let o: Traced? = "z\(1)"
