final class Counter {
  var count = 0
  var onChange: (() -> Void)?
  deinit { print("counter released at \(count)") }
  func setUp() {
    onChange = { [weak self] in
      guard let self else { print("no self"); return }
      print("count is \(self.count)")
    }
  }
  func increment() { count += 1; onChange?() }
}
func run() -> (() -> Void)? {
  let c = Counter()
  c.setUp()
  c.increment()
  c.increment()
  return c.onChange
}
let leftover = run()
leftover?()
final class Worker {
  let name: String
  init(_ name: String) { self.name = name }
  lazy var greet: () -> String = { [unowned self] in "worker \(self.name)" }
  deinit { print("worker \(name) released") }
}
func work() {
  let w = Worker("W")
  print(w.greet())
}
work()
final class Cycle {
  var keep: (() -> Void)?
  init() { keep = { _ = self } }
  deinit { print("never") }
}
func leak() { _ = Cycle() }
leak()
var owner: Counter? = Counter()
let check = { [weak owner] in owner == nil ? "nil" : "there" }
print(check())
owner = nil
print(check())
print("end")
