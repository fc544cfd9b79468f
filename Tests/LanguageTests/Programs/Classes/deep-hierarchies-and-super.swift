class A { var log: [String] = []; init() { setUp() }
  func setUp() { log.append("A") }
  var name: String { "A" }
  func describe() -> String { "<\(name)>" } }
class B: A { var extra = 1
  override func setUp() { super.setUp(); log.append("B\(extra)") }
  override var name: String { super.name + "B" } }
class C: B { let tag: String
  init(tag: String) { self.tag = tag; super.init() }
  override func setUp() { super.setUp(); log.append("C\(tag)") }
  override var name: String { super.name + "C" }
  override func describe() -> String { super.describe() + tag } }
let c = C(tag: "t")
print(c.log, c.describe(), (c as A).name)
class Stack0<T> { }
class Counter { private var n = 0; func next() -> Int { n += 1; return n } }
class Skipping: Counter { override func next() -> Int { _ = super.next(); return super.next() } }
let k: Counter = Skipping()
print(k.next(), k.next())
class Animal { func speak() -> String { "..." }; func intro() -> String { "I say " + speak() } }
class Cat: Animal { override func speak() -> String { "meow" } }
class Kitten: Cat { override func speak() -> String { super.speak() + "!" } }
for a in [Animal(), Cat(), Kitten()] { print(a.intro()) }
let animals: [String: Animal] = ["c": Cat()]
print(animals["c"]!.speak(), (animals["c"] as? Kitten) == nil, animals["c"] is Cat)
