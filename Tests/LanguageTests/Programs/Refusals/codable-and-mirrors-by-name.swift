struct Point: Codable {
  var x = 1
}
let encoder = JSONEncoder()
let mirror = Mirror(reflecting: 3)
let pattern = Regex("a+")
