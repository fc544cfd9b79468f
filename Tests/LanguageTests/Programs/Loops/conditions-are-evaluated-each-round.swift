var calls = 0
func more(_ limit: Int) -> Bool {
  calls += 1
  return calls < limit
}
while more(4) { print("round", calls) }
print(calls)

var queue = ["a", "b", "c"]
while !queue.isEmpty {
  let item = queue.removeFirst()
  if item == "b" { continue }
  print(item, queue.count)
}

var n = 27
var steps = 0
while n != 1 && steps < 1000 {
  n = n % 2 == 0 ? n / 2 : 3 * n + 1
  steps += 1
}
print(steps)

class Node {
  let value: Int
  var next: Node?
  var items: [Int] = []
  init(_ value: Int, _ next: Node?) {
    self.value = value
    self.next = next
  }
}
var list: Node? = Node(1, Node(2, Node(3, nil)))
while let node = list {
  node.items.append(node.value)
  while node.items.count < 3 { node.items.append(node.items.count * node.value) }
  print(node.items)
  list = node.next
}

var text = "x"
repeat { text += text } while text.count < 10
print(text.count)

outer: while true {
  var k = 0
  while true {
    k += 1
    if k == 3 { break outer }
    if k > 100 || calls > 100 { break }
  }
}
func firstOver(_ limit: Int) -> Int {
  var i = 0
  while true {
    if i * i > limit { return i }
    i += 1
  }
}
print(firstOver(50))

var x = 0.0
var nan = Double.nan
while !(x > 2.5) { x += 1 }
while nan < 1 { x = -1 }
while !(nan >= 1) && x < 4 { x += 1 }
print(x)
