class A { init() { setUp() }
  func setUp() { print("A") } }
class B: A { var extra = 1
  override func setUp() { print("B\(extra)") } }
class C: B { let tag: String
  init(tag: String) { self.tag = tag; super.init() } }
let c = C(tag: "t")
let b = B()
