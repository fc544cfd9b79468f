func a(_ n: Int) -> String {
  if n > 0 { return "positive" }
  fatalError("never")
}
func b(_ n: Int) -> Int {
  var i = n
  while true { i += 1; if i % 7 == 0 { return i } }
}
func c(_ n: Int) -> Int {
  repeat { if n > 0 { return 1 } else { return 2 } } while true
}
func d(_ n: Int?) -> Int {
  guard let n else { preconditionFailure("none") }
  return n
}
enum Failure: Error { case failed }
func e(_ n: Int) throws -> Int {
  do { if n > 1 { throw Failure.failed }; return n } catch { return -1 }
}
func f(_ n: Int) throws -> Int {
  switch n {
  case 0: throw Failure.failed
  case 1: return 5
  default: fatalError()
  }
}
func never() -> Never { fatalError("stop") }
func g(_ flag: Bool) -> Int {
  if flag { return 1 } else { never() }
}
func h(_ n: Int) -> Int {
  outer: while true {
    var k = 0
    while true {
      k += 1
      if k > n { return k }
      if k % 10 == 0 { continue outer }
    }
  }
}
struct Walker {
  let mode: Int
  func step() -> Walker {
    switch mode {
    case 0: return self
    case let m where m > 5: return Walker(mode: 0)
    default: return Walker(mode: mode + 1)
    }
  }
}
print(a(1), b(3), c(0), d(4), try e(1), try e(5), try f(1), g(true), h(4), Walker(mode: 1).step().step().mode)
let k = { (n: Int) -> Int in
  if n > 0 { return n }
  while true { if n < 1 { return 0 } }
}
print(k(3), k(-3))
