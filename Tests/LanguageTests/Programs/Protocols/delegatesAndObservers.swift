protocol Observer: AnyObject { func changed(_ name: String, to value: Int) }
final class Model {
  private var observers: [any Observer] = []
  private var values: [String: Int] = [:]
  func add(_ observer: any Observer) { observers.append(observer) }
  func remove(_ observer: any Observer) { observers.removeAll { $0 === observer } }
  subscript(name: String) -> Int {
    get { values[name] ?? 0 }
    set { values[name] = newValue; for observer in observers { observer.changed(name, to: newValue) } }
  }
}
final class Recorder: Observer { var log: [String] = []; func changed(_ name: String, to value: Int) { log.append("\(name)=\(value)") } }
final class Total: Observer { var sum = 0; func changed(_ name: String, to value: Int) { sum += value } }
let model = Model(), recorder = Recorder(), total = Total()
model.add(recorder)
model.add(total)
model["a"] = 3
model["b"] = 4
model.remove(recorder)
model["a"] += 10
print(recorder.log, total.sum, model["a"])
