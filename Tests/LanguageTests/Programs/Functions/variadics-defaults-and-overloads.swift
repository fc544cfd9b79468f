let unit = 10
func total(_ numbers: Int..., scale: Int = unit, names: String...) -> String { "\(numbers.reduce(0, +) * scale) \(names)" }
print(total(), total(1, 2, 3), total(1, scale: 2), total(names: "a", "b"), total(4, scale: 1, names: "z"))
func f(_ x: Int) -> String { "int" }
func f(_ x: Double) -> String { "double" }
func f(_ x: String) -> String { "string" }
func f(x: Int) -> String { "labelled" }
func f(_ x: Int, _ y: Int = 3) -> String { "two" }
func f(_ x: [Int]) -> String { "array" }
func f(_ x: Int?) -> String { "optional" }
let o: Int? = 1
print(f(1), f(1.0), f("s"), f(x: 1), f(1, 2), f([1]), f(o))
func g() -> Int { 1 }
func g() -> String { "g" }
let gi: Int = g(), gs: String = g()
print(gi, gs)
func h(_ a: Int, b: Int) -> Int { a - b }
func h(_ a: Int, c: Int) -> Int { a + c }
let hb = h(_:b:), hc: (Int, Int) -> Int = h(_:c:)
print(hb(5, 3), hc(5, 3))
func depends(_ a: Int, _ b: Int = unit * 2, tag: String = "t" + String(unit)) -> String { "\(a) \(b) \(tag)" }
print(depends(1), depends(1, 2), depends(1, tag: "x"))
func build(_ parts: (String, Int)...) -> String { parts.map { "\($0.0)\($0.1)" }.joined() }
print(build(("a", 1), ("b", 2)), build())
func apply(_ fs: ((Int) -> Int)..., to x: Int) -> Int { fs.reduce(x) { $1($0) } }
print(apply({ $0 + 1 }, { $0 * 2 }, to: 4))
func unnamed(_: Int, _ : String) -> Int { 1 }
print(unnamed(1, "x"))
func `default`(`in` value: Int) -> Int { value }
print(`default`(in: 4))
@discardableResult func log(_ s: String) -> Int { print(s); return s.count }
log("quiet")
let table: [String: (Double, Double) -> Double] = ["+": (+), "-": (-), "max": max, "hyp": { ($0 * $0 + $1 * $1).squareRoot() }]
for key in table.keys.sorted() { print(key, table[key]!(3, 4)) }
var maybe: ((Int) -> Int)? = nil
print(maybe?(3) as Any)
maybe = { $0 * 3 }
print(maybe?(3) as Any, maybe!(2))
