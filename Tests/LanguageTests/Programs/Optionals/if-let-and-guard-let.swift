func describe(_ x: Int?) -> String {
  guard let x = x else { return "none" }
  return "some \(x)"
}
print(describe(3), describe(nil))
let y: Int? = 4
if let y = y, y > 3 { print("big", y) }
if let y { print(y) }
