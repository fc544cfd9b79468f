class Chain {
  var n = 0
  required init() {}
  static func make() -> Self { Self() }
  class func other() -> Chain { self.init() }
}
class SubChain: Chain {}
let kind: Chain.Type = SubChain.self
let made = kind.init()
print(type(of: made), type(of: SubChain.other()), type(of: SubChain.make()))
