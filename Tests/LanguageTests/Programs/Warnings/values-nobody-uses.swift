// Calls, operators, literals and members whose value is dropped.
func next(_ x: Int) -> Int { x + 1 }
func sum(a: Int, b: Int) -> Int { a + b }
@discardableResult func logged() -> Int { 3 }

struct Counter {
  var count = 0
  func doubled() -> Int { count * 2 }
  mutating func advance() { count += 1 }
  static func zero() -> Int { 0 }
}

enum Kind { case plain, sized(Int) }

next(1)
sum(a: 1, b: 2)
logged()
Counter()
Counter().doubled()
Counter.zero()
var counter = Counter()
counter.advance()
counter.count
counter
1 + 2
17
2.5
"text"
"count \(counter.count)"
true
[1, 2, 3]
(1, 2)
[1, 2].map { $0 + 1 }
[3, 1, 2]
  .filter { $0 > 1 }
  .sorted()
let limit = 3
limit
limit == 3
limit > 2 && limit < 5
limit > 2 ? 1 : 2
!true
-next(4)
max(1, 2)
"abc".count
let make = { 5 }
make()
Kind.plain
Kind.sized(1)
var numbers = [1, 2, 3]
numbers[0]
numbers.count
numbers.removeLast()
print(numbers, counter.count)
