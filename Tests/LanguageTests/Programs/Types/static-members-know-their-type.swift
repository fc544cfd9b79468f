struct V: Equatable { var x: Int
 static func f(_ x: Int) -> Int { x + 1 }
 static var one: V { V(x: f(0)) }
 static func + (a: V, b: V) -> V { V(x: a.x + b.x) } 
 static func == (a: V, b: V) -> Bool { a.x == b.x } }
print(V.f(3), V.one + V.one, V.one == V.one)
let g = V.f
print(g(4), [1,2].map(V.f), [V.one, V.one].reduce(V.one, +))
class A { class func make() -> A { A() }; static let k = 3 ; func name() -> String { "A\(A.k)" } }
print(A.make().name())
