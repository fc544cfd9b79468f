class Base { let id: Int
  init(id: Int) { self.id = id }
  init(text: String) { id = text.count }
  convenience init() { self.init(id: 0) }
}
class NoSuper: Base { var x: Int
  init(x: Int) { self.x = x }
}
class Missing: Base { var x = 1
  init(id: Int) { super.init(id: id) }
}
class Partial: Base {
  override init(id: Int) { super.init(id: id) }
}
_ = Partial(id: 1)
_ = Partial()
_ = Partial(text: "a")
class Plain { var x: Int }
class Conv { var x: Int
  convenience init(y: Int) { x = y }
  init(x: Int) { self.x = x }
}
