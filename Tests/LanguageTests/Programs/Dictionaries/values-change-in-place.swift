var scores: [String: [Int]] = ["ann": [1]]
scores["ann"]?.append(2)
scores["bob", default: []].append(7)
scores["none"]?.append(1)
scores["ann"]![0] = 100
print(scores["ann"]!, scores["bob"]!, scores.count)
var nested: [String: [String: Int]] = [:]
nested["a", default: [:]]["x", default: 0] += 5
nested["a"]?["y"] = 6
nested["b"]?["z"] = 1
print(nested["a"]!.sorted { $0.key < $1.key }, nested.count, nested["a"]?["x"] ?? 0, nested["q"]?["x"] as Any)
var counts = [Character: Int]()
for c in "hello" { counts[c, default: 0] += 1 }
print(counts.filter { $0.value > 1 }, counts["l"]!, counts["z", default: -1])
for key in counts.keys { counts[key]! *= 10 }
print(counts["l"]!, counts.values.sorted())
counts.reserveCapacity(50)
for i in counts.values.indices { counts.values[i] += 1 }
print(counts.values.sorted())
if let index = counts.index(forKey: "h") {
  print(counts[index].key, counts[index].value)
  let removed = counts.remove(at: index)
  print(removed.key, counts.count)
}
print(counts.popFirst() != nil, counts.count)
struct Point: Hashable { var x: Int; var y: Int }
var board: [Point: String] = [Point(x: 0, y: 0): "start"]
board[Point(x: 1, y: 2)] = "end"
print(board[Point(x: 1, y: 2)]!, board[Point(x: 9, y: 9)] as Any)
var people: [String: Point] = ["a": Point(x: 1, y: 1)]
people["a"]?.x += 4
people["a"]!.y = 9
print(people["a"]!, people)
let optionals: [String: Int?] = ["set": 1, "unset": nil]
print(optionals.count, optionals["unset"]! as Any, optionals["missing"] as Any)
let cache: [[Int]: Int] = [[1, 2]: 3]
print(cache[[1, 2]]!, cache[[2, 1]] as Any)
