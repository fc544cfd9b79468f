protocol A { func a() }
protocol B: A { func b() }
protocol C: B { func c() }
struct Full: C { func a() {}; func b() {}; func c() {} }
struct NoA: C { func b() {}; func c() {} }
class Base: A { func a() {} }
class Derived: Base, B { func b() {} }
class Missing: Base, B { }
protocol Owner: AnyObject { }
struct Value: Owner { }
final class Thing: Owner { }
extension Int: A { func a() {} }
extension String: A { }
extension Array: A where Element: A { func a() { for x in self { x.a() } } }
