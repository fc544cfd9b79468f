protocol Delegate: AnyObject {
  var name: String { get set }
  func didFinish(_ value: Int)
}
class Logger: Delegate {
  var name = "logger"
  var values: [Int] = []
  func didFinish(_ value: Int) { values.append(value) }
}
final class Loud: Logger {
  override func didFinish(_ value: Int) { super.didFinish(value); print("LOUD", value) }
}
class Worker {
  var delegate: (any Delegate)?
  func work() { for value in 1...3 { delegate?.didFinish(value * value) } }
}
let logger = Logger()
let worker = Worker()
worker.delegate = logger
worker.work()
print(logger.values)
let delegate: any Delegate = logger
delegate.name = "renamed"
print(logger.name, delegate === logger, delegate.name)
worker.delegate = Loud()
worker.work()
let all: [any Delegate] = [logger, Loud()]
print(all.map { $0.name }, all[0] === all[1])
let object: AnyObject = delegate
print(object === logger, object is Logger, object is Loud, (object as? Logger)?.name ?? "-")
let anything: Any = delegate
print(anything is any Delegate, (anything as? any Delegate)?.name ?? "-")
