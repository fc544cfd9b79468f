func make(_ name: String) -> String { print("making \(name)"); return name }
struct Config {
  static let shared = make("shared")
  static var counter = { print("counter"); return 10 }()
  static var doubled: Int { counter * 2 }
  static func next() -> Int { counter += 1; return counter }
  let own = make("own")
}
class Service {
  static let instance = Service()
  var calls = 0
  private init() { print("service init") }
  class var kind: String { "service" }
  class func describe() -> String { "I am \(kind)" }
  static func same() -> Bool { instance === Service.instance }
  func call() -> Int { calls += 1; return calls }
}
class Special: Service0 { override class var kind: String { "special" }
  override class func describe() -> String { "special: " + super.describe() } }
class Service0 { class var kind: String { "plain" }; class func describe() -> String { "I am \(kind)" } }
print("start")
print(Config.next())
print(Config.doubled)
print(Config.shared, Config.shared)
print(Config().own)
print(Service.instance.call(), Service.instance.call())
print(Service.same(), Service.describe())
print(Service0.describe(), Special.describe())
enum Limits { static let maximum = 3; static var current = maximum - 1 }
Limits.current += 1
print(Limits.current, Limits.maximum)
struct Registry { static var all: [String] = []; let name: String
  init(_ name: String) { self.name = name; Self.all.append(name) } }
_ = Registry("a"); _ = Registry("b")
print(Registry.all)
let t = Config.self
print(t.doubled)
