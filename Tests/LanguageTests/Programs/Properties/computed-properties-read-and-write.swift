struct Celsius { var degrees: Double
  var fahrenheit: Double {
    get { degrees * 9 / 5 + 32 }
    set { degrees = (newValue - 32) * 5 / 9 }
  }
  var kelvin: Double { degrees + 273.15 }
}
var c = Celsius(degrees: 100)
print(c.fahrenheit, c.kelvin)
c.fahrenheit = 50
print(c.degrees)
c.fahrenheit += 9
print(c.degrees)
struct Rect {
  var x = 0.0, y = 0.0, width = 2.0, height = 4.0
  var center: (x: Double, y: Double) {
    get { (x + width / 2, y + height / 2) }
    set(c) { x = c.x - width / 2; y = c.y - height / 2 }
  }
  var area: Double { width * height }
}
var r = Rect()
r.center.x += 10
print(r.x, r.y, r.center, r.area)
r.center = (0, 0)
print(r)
class Stack {
  private var storage: [Int] = []
  var top: Int? {
    get { storage.last }
    set { if let v = newValue { storage.append(v) } else { _ = storage.popLast() } }
  }
  var isEmpty: Bool { storage.isEmpty }
  var count: Int { get { storage.count } }
}
let s = Stack()
s.top = 3
s.top = 4
s.top! += 10
print(s.top as Any, s.count)
s.top = nil
s.top = nil
print(s.top as Any, s.count, s.isEmpty)
var w = 3
var squared: Int { w * w }
var half: Int { get { w / 2 } set { w = newValue * 2 } }
print(squared)
half = 10
print(w, squared)
