enum Event { case key(Int, shift: Bool), click(x: Int, y: Int), scroll(Int), idle }
func amount(_ e: Event) -> Int {
  switch e {
  case .key(let n, shift: true), .scroll(let n): return n * 2
  case .key(let n, _), .click(x: let n, y: _) where n > 100: return n
  case let .click(x, y) where x > y, let .click(y, x): return x - y
  case .key, .idle: return 0
  }
}
print(amount(.key(3, shift: true)), amount(.scroll(5)), amount(.key(200, shift: false)), amount(.click(x: 9, y: 2)),
  amount(.click(x: 2, y: 9)), amount(.idle), amount(.key(1, shift: false)))
switch (1, 2) {
case (let x, 5), (1, let x): print("x", x)
default: print("none")
}
