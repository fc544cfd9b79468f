struct Box<T> { var value: T; init(_ v: T) { value = v } 
  func zip<U>(_ o: Box<U>) -> Box<(T, U)> { Box<(T, U)>((value, o.value)) }
  static func of(_ v: T) -> Box<T> { Box(v) } }
typealias IntBox = Box<Int>
typealias Pairs<A> = [(A, A)]
struct Empty<T> { var items = [T](); var table: [String: [T]] = [:] }
let boxes: [Box<Int>] = [Box(1), IntBox(2), .init(3), .of(4)]
print(boxes.map { $0.value }, Box<Double>(1).value, Empty<Int>(), Empty<[String]>().items.isEmpty)
let p: Pairs<Int> = [(1, 2)]
print(p, Box("a").zip(Box(2)).value)
let deep = Box(Box(Box([1, 2])))
print(deep.value.value.value, type(of: deep))
var dict = [String: Box<[Int]>]()
dict["a"] = Box([1])
dict["a"]!.value.append(2)
print(dict["a"]!.value, dict)
let opt: Box<Int?> = Box(nil)
print(opt, opt.value as Any, Box<Int>?.none as Any)
func make<T>(_ type: T.Type) -> [T] { [] }
print(make(Int.self), make(Box<String>.self).count, Box<Int>.self, [Box<Int>].self)
