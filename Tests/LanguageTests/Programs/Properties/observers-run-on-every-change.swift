struct Thermostat {
  var log: [String] = []
  var target: Double = 20 {
    willSet { log.append("will \(newValue)") }
    didSet { log.append("did \(oldValue) -> \(target)") }
  }
}
var t = Thermostat()
t.target = 21
t.target += 0.5
print(t.log)
class Account {
  var history: [Int] = []
  var balance: Int {
    willSet(next) { print("about to be \(next)") }
    didSet(before) {
      history.append(balance - before)
      if balance < 0 { balance = 0 }
    }
  }
  init(balance: Int) { self.balance = balance }
}
let a = Account(balance: 10)
a.balance = 25
a.balance -= 40
print(a.balance, a.history)
func double(_ x: inout Int) { x *= 2; print("doubling") }
a.balance = 4
double(&a.balance)
print(a.balance, a.history)
struct Team {
  var names: [String] = [] { didSet { print("names \(oldValue.count) -> \(names.count)") } }
  var scores: [String: Int] = [:] { didSet { print("scores \(scores.count)") } }
}
var team = Team()
team.names.append("ann")
team.names[0] = "bob"
team.names[0].append("!")
team.scores["x"] = 1
team.scores["x", default: 0] += 5
print(team.names, team.scores)
struct Point { var x = 0; var y = 0 }
class Shape {
  var origin = Point() { didSet { print("moved \(oldValue.x),\(oldValue.y) to \(origin.x),\(origin.y)") } }
  func move() { origin.x += 1; origin.y += 2 }
}
let shape = Shape()
shape.move()
shape.origin = Point(x: 9, y: 9)
var global = 0 { didSet { print("global", oldValue, global) } }
global = 3
global += 1
func local() {
  var value = 1 { willSet { print("local will", newValue) } didSet { print("local did", oldValue) } }
  value = 2
  value += 3
  print(value)
}
local()
