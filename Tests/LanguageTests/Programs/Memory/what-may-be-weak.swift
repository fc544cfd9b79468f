class C {}
struct S {}
class Holder {
  weak var a: C?
  weak let b: C?
  weak var c: S?
  weak var d: C
  unowned var e: S
  init(c: C) { d = c; e = S() }
}
struct V { deinit {} }
