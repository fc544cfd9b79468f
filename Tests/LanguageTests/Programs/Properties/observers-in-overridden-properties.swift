class Base {
  var value = 1 { didSet { print("base did \(oldValue)->\(value)") } }
  var computed: Int { get { value * 2 } set { value = newValue / 2 } }
  var plain = "p"
}
class Derived: Base {
  override var value: Int {
    willSet { print("derived will \(newValue)") }
    didSet { print("derived did \(oldValue)->\(value)") }
  }
  override var computed: Int { didSet { print("computed did \(oldValue)->\(computed)") } }
  override var plain: String {
    get { "<" + super.plain + ">" }
    set { super.plain = newValue + "!" }
  }
}
let d = Derived()
d.value = 5
d.computed = 20
d.plain = "q"
print(d.value, d.computed, d.plain)
let b: Base = d
b.value += 1
b.plain += "z"
print(b.plain)
class Third: Derived {
  override var value: Int { didSet { print("third") } }
}
let t = Third()
t.value = 7
print(t.value)
