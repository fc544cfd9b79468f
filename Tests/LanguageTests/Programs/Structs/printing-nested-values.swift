struct Point { var x: Int; var y: Int }
struct Label { let text: String; var point: Point?; var list: [Point] = []; let pair = (1, "two") }
print(Point(x: 1, y: 2))
print(Label(text: "hi", point: Point(x: 3, y: 4), list: [Point(x: 0, y: 0)]))
print(Label(text: "no", point: nil))
print([Point(x: 1, y: 1)], ["k": Point(x: 2, y: 2)], Optional(Point(x: 3, y: 3)) as Any)
print("\(Point(x: 5, y: 6))")
struct Empty {}
print(Empty(), [Empty()])
struct Custom: CustomStringConvertible { let n: Int; var description: String { "#\(n)" } }
struct HasCustom { let c: Custom; let d: Double; let ch: Character; let set: Set<Int>; let f: Float }
print(HasCustom(c: Custom(n: 4), d: 2, ch: "x", set: [1], f: 1.5))
print([Custom(n: 1)], (Custom(n: 2), name: "n"))
enum Shape { case circle(radius: Double), rect(Point, to: Point), text(String), none; indirect case group([Shape]) }
print(Shape.circle(radius: 2), Shape.rect(Point(x: 0, y: 0), to: Point(x: 1, y: 1)), Shape.text("a\"b"), Shape.none)
print(Shape.group([.none, .text("x")]))
print([Shape.circle(radius: 1)], ["s": Shape.none])
struct Private { private let secret = 1; fileprivate var name = "n" }
print(Private())
print(String(describing: Point(x: 7, y: 8)), String(reflecting: Point(x: 7, y: 8)))
debugPrint(Point(x: 1, y: 2), [Label(text: "q", point: nil)])
struct WithClosure { var f: (Int) -> Int }
struct Gen { var a: Int?; var b: Int??; var c: [Int?]; var d: Range<Int>; var e: [String: Int] }
print(Gen(a: 1, b: nil, c: [1, nil], d: 0..<3, e: ["z": 1]))
