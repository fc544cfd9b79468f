struct Point { var x: Int; var y: Double }
enum Shape { case dot, circle(radius: Double), box(Int, Int) }
print(Point(x: 1, y: 2), Shape.dot, Shape.circle(radius: 1.5), Shape.box(1, 2), [Shape.dot], Optional(Point(x: 0, y: 0)) as Any)
debugPrint(Point(x: 1, y: 2), Shape.circle(radius: 1), [Point(x: 3, y: 4)])
var out = ""
print("a", 1, [2], separator: "-", terminator: "!", to: &out)
print("b", to: &out)
debugPrint("c", to: &out)
print(out, out.count)
print("x", "y", separator: "")
print("no newline", terminator: "")
print()
print(1, "two", 3.0, nil as Int? as Any, [4], ("five", 5), separator: ", ", terminator: ".\n")
print([String: Int](), [Int](), Set<Int>(), "", [""], "\n".count)
print((x: 1, y: "s"), (1, (2, 3)), [(a: 1, b: 2)], ["k": (1, 2)])
