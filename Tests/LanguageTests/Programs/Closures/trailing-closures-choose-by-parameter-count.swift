protocol TensorScalar: Numeric {}
extension Int: TensorScalar {}
extension Double: TensorScalar {}
final class Tensor: CustomStringConvertible {
  var values: [Double]
  init(_ values: [Double]) { self.values = values }
  var description: String { "Tensor\(values)" }
  static func + (a: Tensor, b: Tensor) -> Tensor { Tensor(zip(a.values, b.values).map { $0 + $1 }) }
  static func * (a: Tensor, b: Tensor) -> Tensor { Tensor(zip(a.values, b.values).map { $0 * $1 }) }
  static func + <S: TensorScalar>(a: Tensor, b: S) -> Tensor { let s = Double("\(b)")!; return Tensor(a.values.map { $0 + s }) }
  static func + <S: TensorScalar>(a: S, b: Tensor) -> Tensor { b + a }
  static func * <S: TensorScalar>(a: Tensor, b: S) -> Tensor { let s = Double("\(b)")!; return Tensor(a.values.map { $0 * s }) }
  static func * <S: TensorScalar>(a: S, b: Tensor) -> Tensor { b * a }
  static prefix func - (a: Tensor) -> Tensor { a * -1 }
}
struct Function1 { let body: (Tensor) -> Tensor; func callAsFunction(_ x: Tensor) -> Tensor { body(x) } }
struct Function2 { let body: (Tensor, Tensor) -> Tensor; func callAsFunction(_ x: Tensor, _ y: Tensor) -> Tensor { body(x, y) } }
struct FunctionPair { let body: (Tensor) -> (Tensor, Tensor); func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) { body(x) } }
struct FunctionList { let body: ([Tensor]) -> Tensor; func callAsFunction(_ x: [Tensor]) -> Tensor { body(x) } }
enum tf {
  static func function(_ body: @escaping (Tensor) -> Tensor) -> Function1 { Function1(body: body) }
  static func function(_ body: @escaping (Tensor, Tensor) -> Tensor) -> Function2 { Function2(body: body) }
  static func function(_ body: @escaping (Tensor) -> (Tensor, Tensor)) -> FunctionPair { FunctionPair(body: body) }
  static func function(_ body: @escaping ([Tensor]) -> Tensor) -> FunctionList { FunctionList(body: body) }
  static func with<R>(_ x: Tensor, _ body: (Tensor) -> R) -> R { body(x) }
  static func gradient(of body: (Tensor) -> Tensor, at x: Tensor) -> (value: Tensor, gradient: Tensor) { (body(x), body(x) + 1) }
}
let square = tf.function { (x: Tensor) in x * x }
let add = tf.function { (x: Tensor, y: Tensor) in x + y * 2 }
let both = tf.function { (x: Tensor) in (x + 1, -x) }
let sum = tf.function { (xs: [Tensor]) in xs.dropFirst().reduce(xs[0]) { $0 + $1 } }
let t = Tensor([1, 2, 3])
print(square(t), add(t, square(t)), both(t).1, sum([t, t, t]))
let long = tf.function { (x: Tensor) in
  let y = 2.0 * x
  return y + 0.5
}
print(long(t), type(of: long))
let two = tf.function { $0 + $1 }
print(two(t, t), type(of: two))
class Model {
  var scale = 3
  lazy var step = tf.function { [unowned self] (x: Tensor) in x * self.scale }
  lazy var pair = tf.function { [unowned self] (x: Tensor, y: Tensor) -> Tensor in x * self.scale + y }
  func callAsFunction(_ x: Tensor) -> Tensor { step(x) }
}
final class Deep: Model { override func callAsFunction(_ x: Tensor) -> Tensor { super.callAsFunction(x) + 100 } }
let models = [Model(), Deep()]
print(models.map { $0(t) }, models[0].pair(t, t))
let (value, gradient) = tf.gradient(of: { $0 * $0 }, at: t)
print(value, gradient)
let (low, high) = tf.with(t) { ($0.values.min()!, $0.values.max()!) }
print(low, high)
let named = tf.with(t) { x -> (mean: Double, count: Int) in (x.values.reduce(0, +) / 3, x.values.count) }
print(named.mean, named.count)
let layers: [(String, (Tensor) -> Tensor)] = [("double", { 2 * $0 }), ("square", square.body), ("shift", { $0 + 1 })]
print(layers.reduce(t) { $1.1($0) })
func compose(_ fs: ((Tensor) -> Tensor)...) -> (Tensor) -> Tensor { { x in fs.reduce(x) { $1($0) } } }
print(compose({ $0 + 1 }, { $0 * $0 }, square.callAsFunction)(t))
func metric(_ name: String, _ body: @escaping (Tensor, Tensor) -> Double) -> (String, (Tensor, Tensor) -> Double) { (name, body) }
let mae = metric("mae") { y, p in zip(y.values, p.values).map { abs($0 - $1) }.reduce(0, +) / Double(y.values.count) }
print(mae.0, mae.1(t, square(t)))
