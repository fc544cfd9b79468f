struct S {
  var a: Int { 3 }
  var b: Int { get { 1 } }
  static let c = 1
  let d = 4
  var e: Int { willSet { print(newValue) } }
  lazy let f = 1
}
var s = S(e: 1)
s.a = 2
s.b = 3
S.c = 5
s.d = 6
print(s.c)
print(S.a)
extension S { var g = 1 }
protocol P { var x: Int }
