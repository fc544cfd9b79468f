protocol P { func f() }
protocol Q: Equatable { var n: Int { get } }
struct S: P { func f() {} }
struct R: Q { var n = 1 }
func one<T: P>(_ x: T) { x.f() }
func many<T: P>(_ xs: [T]) { for x in xs { x.f() } }
func two<T: P>(_ a: T, _ b: T) {}
func opt<T: P>(_ a: T?) {}
func res<T: P>(_ a: T) -> T { a }
func resArray<T: P>(_ a: T) -> [T] { [a] }
struct Box<T: P> { var t: T }
let p: any P = S()
let ps: [any P] = [S()]
one(p)
many(ps)
two(p, p)
opt(p)
let r = res(p)
let ra = resArray(p)
let b = Box(t: p)
let c: Box<any P>? = nil
let q: any Q = R()
print(q == q)
print([q].contains(q))
