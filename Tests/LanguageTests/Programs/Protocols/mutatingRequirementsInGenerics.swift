protocol Stack { associatedtype Element; mutating func push(_ element: Element); mutating func pop() -> Element?; var isEmpty: Bool { get } }
extension Stack {
  mutating func push(all elements: [Element]) { for element in elements { push(element) } }
  mutating func drain() -> [Element] { var result: [Element] = []; while let next = pop() { result.append(next) }; return result }
}
struct ArrayStack<Element>: Stack {
  private var items: [Element] = []
  mutating func push(_ element: Element) { items.append(element) }
  mutating func pop() -> Element? { items.popLast() }
  var isEmpty: Bool { items.isEmpty }
}
final class LinkedStack<Element>: Stack {
  private final class Node { let value: Element; let next: Node?; init(_ value: Element, _ next: Node?) { self.value = value; self.next = next } }
  private var head: Node?
  func push(_ element: Element) { head = Node(element, head) }
  func pop() -> Element? { defer { head = head?.next }; return head?.value }
  var isEmpty: Bool { head == nil }
}
func reversed<S: Stack>(_ values: [S.Element], using stack: S) -> [S.Element] { var stack = stack; stack.push(all: values); return stack.drain() }
print(reversed([1, 2, 3], using: ArrayStack<Int>()), reversed(["a", "b"], using: LinkedStack<String>()))
var stack = ArrayStack<Int>()
stack.push(1)
let copy = stack
stack.push(all: [2, 3])
print(stack.drain(), stack.isEmpty, copy.isEmpty)
