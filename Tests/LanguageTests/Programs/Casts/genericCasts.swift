protocol Shape { var area: Int { get } }
struct Square: Shape { let side: Int; var area: Int { side * side } }
struct Box<T> { let value: T }
func cast<T>(_ value: Any, to type: T.Type) -> T? { value as? T }
print(cast(5, to: Int.self) ?? -1, cast(5, to: String.self) ?? "none", cast("x", to: String.self) ?? "none")
print(cast(Square(side: 2), to: (any Shape).self)?.area ?? 0, cast([1, 2], to: [Int].self) ?? [], cast(Box(value: 3), to: Box<Int>.self)?.value ?? 0)
print(cast(Box(value: 3), to: Box<String>.self) == nil, Box(value: 1) as Any is Box<Int>, Box(value: "a") as Any is Box<Int>)
func isEqual<T: Equatable>(_ a: Any, _ b: T) -> Bool { (a as? T) == b }
print(isEqual(3, 3), isEqual("3", 3), isEqual([1], [1]))
func kind<T>(_ value: T) -> String {
  if value is Int { return "int" }
  if let text = value as? String { return "text \(text.count)" }
  if let shape = value as? any Shape { return "shape \(shape.area)" }
  return "\(T.self)"
}
print(kind(1), kind("abc"), kind(Square(side: 3)), kind(2.5), kind([1]), kind(Box(value: true)))
