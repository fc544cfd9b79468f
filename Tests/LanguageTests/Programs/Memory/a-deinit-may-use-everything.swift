var log: [String] = []
final class Resource {
  let id: Int
  private var data: [Int]
  init(id: Int) { self.id = id; data = Array(repeating: id, count: 3) }
  func close() -> Int { data.reduce(0, +) }
  deinit {
    let sum = close()
    for i in 0..<2 { log.append("r\(id).\(i)=\(sum)") }
    let helper = Helper(id)
    helper.note()
  }
}
final class Helper {
  let id: Int
  init(_ id: Int) { self.id = id }
  func note() { log.append("helper \(id)") }
  deinit { log.append("helper \(id) gone") }
}
func run() {
  let all = (1...3).map { Resource(id: $0) }
  log.append("made \(all.count)")
}
run()
print(log)
log = []
func recursion(_ n: Int) {
  let r = Resource(id: n)
  if n > 0 { recursion(n - 1) }
  log.append("leaving \(r.id)")
}
recursion(2)
print(log)
func thrower() throws {
  struct E: Error {}
  let r = Resource(id: 9)
  if r.id == 9 { throw E() }
}
log = []
do { try thrower() } catch { log.append("caught") }
print(log)
