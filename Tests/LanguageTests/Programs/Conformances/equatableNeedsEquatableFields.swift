struct Inner { var x = 1 }
struct Outer: Equatable { var inner = Inner() }
struct Good: Hashable { var x = 1; var y = [1, 2] }
class Node: Equatable { var x = 1 }
class Other: Equatable { static func == (a: Other, b: Other) -> Bool { true } }
enum Kind: Hashable { case a(Int), b(String) }
enum Bad: Hashable { case a(Inner) }
struct Ordered: Comparable { var x = 1 }
struct Fine: Comparable { var x = 1; static func < (a: Fine, b: Fine) -> Bool { a.x < b.x } }
enum Size: Comparable { case small, large }
enum Cases: CaseIterable { case a, b(Int) }
