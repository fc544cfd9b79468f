func f<T>(_ x: T) -> T {
  let y: Int = x
  return x
}
func g<T>(_ x: T) { x.foo() }
func h<T, U>(_ x: T) -> U { x }
struct Pair<A, B> { var a: A; var b: B; func swapped() -> Pair<B, A> { Pair(a: a, b: b) } }
func k<T: Equatable>(_ a: T, _ b: T) -> Bool { a < b }
func m<T>(_ x: T) -> T { T() }
let p = Pair<Int>(a: 1, b: 2)
func n<T: Undefined>(_ x: T) {}
