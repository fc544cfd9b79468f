let document: [String: Any] = ["name": "Ann", "age": 41, "tags": ["a", "b"], "address": ["city": "Bern", "zip": 3000] as [String: Any], "scores": [1.5, 2.5]]
func describe(_ value: Any, _ depth: Int = 0) -> String {
  switch value {
  case let text as String: return "\"\(text)\""
  case let number as Int: return String(number)
  case let number as Double: return String(number)
  case let list as [Any]: return "[" + list.map { describe($0) }.joined(separator: ", ") + "]"
  case let table as [String: Any]: return "{" + table.keys.sorted().map { "\($0): \(describe(table[$0]!))" }.joined(separator: ", ") + "}"
  default: return "?"
  }
}
print(describe(document))
print((document["address"] as? [String: Any])?["city"] as? String ?? "-", document["age"] as! Int + 1, document["none"] == nil)
var mixed: [Any] = [1, "two", 3.0, [4], nil as Int? as Any]
mixed.append(true)
print(mixed.count, mixed)
let total = mixed.reduce(0.0) { sum, value in
  if let i = value as? Int { return sum + Double(i) }
  if let d = value as? Double { return sum + d }
  return sum
}
print(total)
let a: Any = 5, b: Any = a
print(a as! Int == b as! Int, type(of: a), "\(a)")
