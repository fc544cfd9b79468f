struct Size { var width = 0.0, height = 0.0 }
struct Point { var x = 0.0, y = 0.0 }
struct Rect {
  var origin = Point(), size = Size()
  init() {}
  init(origin: Point, size: Size) { self.origin = origin; self.size = size }
  init(center: Point, size: Size) {
    let x = center.x - size.width / 2
    self.init(origin: Point(x: x, y: center.y - size.height / 2), size: size)
  }
}
print(Rect(), Rect(center: Point(x: 3, y: 3), size: Size(width: 2, height: 2)))
struct Fraction { var n: Int, d: Int
  init(_ n: Int, _ d: Int = 1) { let g = Fraction.gcd(n, d); self.n = n / g; self.d = d / g }
  init?(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self.init(parts[0], parts[1])
  }
  static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) } }
print(Fraction("6/8")!, Fraction("x") as Any, Fraction(5))
enum Temperature { case c(Double), f(Double)
  init(_ text: String) { if text.hasSuffix("F") { self = .f(Double(text.dropLast())!) } else { self.init(celsius: Double(text)!) } }
  init(celsius: Double) { self = .c(celsius) } 
  mutating func toggle() { switch self { case .c(let v): self = .f(v * 9 / 5 + 32); case .f(let v): self = .c((v - 32) * 5 / 9) } } }
var t = Temperature("100")
t.toggle()
print(t, Temperature("50F"))
extension Point { init(both v: Double) { self.init(x: v, y: v) } }
print(Point(both: 2), Point(y: 3))
struct Counter { private(set) var n = 0; let start: Int
  init(start: Int) { self.start = start; n = start; bump() }
  mutating func bump() { n += 1 }
  mutating func reset() { self = Counter(start: start) } }
var c = Counter(start: 5)
c.bump(); print(c); c.reset(); print(c)
struct Options { var a = 1; var b: String?; let c: Int; let fixed = 9; var d: [Int] = [] }
print(Options(c: 3), Options(a: 2, b: "x", c: 4, d: [1]))
