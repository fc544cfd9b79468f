func f<T>(_ x: T) -> Int { x.count }
func g<T: Comparable>(_ a: T, _ b: T) -> T { a + b }
func h<T>(_ a: T, _ b: T) -> Bool { a == b }
struct S<T> { var v: T; func sum() -> T { v + v } }
extension Array { func total() -> Element { reduce(0, +) } }
func ok<T: Numeric>(_ a: T) -> T { a * a }
func k<T>(_ x: T) -> String { x }
func m<T>(_ x: T) -> T { 3 }
