protocol Named { var name: String { get } }
func hello<T: Named>(_ x: T) -> String { x.nam }
func reset<T: Named>(_ x: inout T) { x.name = "" }
func build<T: Named>(_ t: T.Type) -> T { T() }
func kind<T: Named>(_ x: T) -> String { T.kind }
func twice<T>(_ f: (T) -> T, _ x: T) -> T { f(f(y)) }
struct Wrapper<T: Named> { let inner: T; var label: String { inner.title } }
