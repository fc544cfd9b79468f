class Base {
  func a() {}
  final func b() {}
  var c: Int { 1 }
  var d = 1
  static func e() {}
  class func f() {}
  func g(_ x: Int) {}
}
class Kid: Base {
  func a() {}
  override func b() {}
  override func nothing() {}
  override var c: Int { 2 }
  override var d = 2
  override static func e() {}
  override class func f() {}
  override func g(_ x: String) {}
}
final class Last {}
class After: Last {}
struct S { override func x() {} }
