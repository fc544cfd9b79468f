class Base { func run<T: CustomStringConvertible>(_ x: T) -> String { "base \(x)" }
 func apply<T>(_ x: T, _ f: (T) -> T) -> T { f(x) } }
class Derived: Base { override func run<T: CustomStringConvertible>(_ x: T) -> String { "derived " + super.run(x) }
  override func apply<U>(_ x: U, _ f: (U) -> U) -> U { f(f(x)) } }
let bs: [Base] = [Base(), Derived()]
for b in bs { print(b.run(3), b.run("s"), b.apply(2) { $0 * 3 }, b.apply("a") { $0 + "b" }) }
