// Optional chains and tries whose value is dropped.
enum Trouble: Error { case some }
func risky(_ x: Int) throws -> Int {
  if x > 9 { throw Trouble.some }
  return x
}
class Node {
  var next: Node?
  var value = 1
  func total() -> Int { value }
  func reset() { value = 0 }
}
let node: Node? = Node()
node?.total()
node?.value
node?.reset()
node!.total()
node!.value
try? risky(1)
try! risky(2)
do {
  try risky(3)
} catch {
  print(error)
}
let table = ["a": 1]
table["a"]
node ?? Node()
print("end")
