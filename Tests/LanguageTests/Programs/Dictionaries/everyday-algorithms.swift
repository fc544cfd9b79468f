let text = "the cat sat on the mat the end"
var frequency: [String: Int] = [:]
for word in text.split(separator: " ") { frequency[String(word), default: 0] += 1 }
for (word, n) in frequency.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(3) { print(word, n) }
let graph: [String: [String]] = ["a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []]
var visited: Set<String> = [], order: [String] = []
func visit(_ node: String) {
  guard visited.insert(node).inserted else { return }
  order.append(node)
  for next in graph[node] ?? [] { visit(next) }
}
visit("a")
print(order)
var queue = ["a"], distance = ["a": 0]
while !queue.isEmpty {
  let node = queue.removeFirst()
  for next in graph[node, default: []] where distance[next] == nil {
    distance[next] = distance[node]! + 1
    queue.append(next)
  }
}
print(distance.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " "))
var memo: [Int: Int] = [:]
func fib(_ n: Int) -> Int {
  if n < 2 { return n }
  if let known = memo[n] { return known }
  let result = fib(n - 1) + fib(n - 2)
  memo[n] = result
  return result
}
print(fib(60), memo.count, memo.keys.max()!)
let people = [("ann", "math"), ("bob", "art"), ("cid", "math")]
let byTopic = Dictionary(grouping: people, by: { $0.1 }).mapValues { $0.map { $0.0 } }
print(byTopic["math"]!, byTopic["art"]!.count, byTopic["none"] as Any)
let prices = ["tea": 2.5, "milk": 1.25]
let total = ["tea", "milk", "tea"].compactMap { prices[$0] }.reduce(0, +)
print(total, prices.values.reduce(0, +), prices.filter { $0.value > 2 }.keys.first!, prices.mapValues { $0 * 2 }["milk"]!)
let inverse = Dictionary(prices.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
print(inverse[2.5]!, prices.contains { $0.key == "tea" }, prices["coffee", default: 9], prices.count)
if let best = prices.max(by: { $0.value < $1.value }) { print(best.key, best.value) }
var table = ["x": ["y": 1]]
table["x"]!["y"]! += 1
table["x"]!["z"] = 5
table["w"] = ["q": 0]
print(table["x"]!.values.sorted(), table.keys.sorted(), table["x"]?["y"] ?? -1)
