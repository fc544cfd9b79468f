@objc class Handler {
  @objc func act() {}
  dynamic var x = 1
}
@objcMembers class Other {}
let items = NSArray()
class Model: NSObject {}
