enum Network: Error { case timeout(seconds: Int), refused, status(Int, String) }
struct Parse: Error { let line: Int; var description2: String { "line \(line)" } }
final class Fatal: Error { let why: String; init(_ why: String) { self.why = why } }
func work(_ n: Int) throws -> String {
  switch n {
  case 0: throw Network.refused
  case 1: throw Network.timeout(seconds: 3)
  case 2: throw Network.timeout(seconds: 300)
  case 3: throw Network.status(404, "missing")
  case 4: throw Network.status(500, "broken")
  case 5: throw Parse(line: 7)
  case 6: throw Fatal("end")
  default: return "fine"
  }
}
func report(_ n: Int) -> String {
  do {
    return try work(n)
  } catch Network.refused {
    return "refused"
  } catch Network.timeout(let s) where s > 100 {
    return "long timeout"
  } catch Network.timeout(seconds: let s) {
    return "timeout \(s)"
  } catch Network.status(404, let text), Network.status(410, let text) {
    return "gone: \(text)"
  } catch let error as Network {
    return "network \(error)"
  } catch let parse as Parse where parse.line > 5 {
    return "late \(parse.description2)"
  } catch is Fatal {
    return "fatal"
  } catch {
    return "other \(error)"
  }
}
for n in 0...7 { print(report(n)) }
func outer(_ n: Int) throws -> Int {
  do {
    do { _ = try work(n) } catch Network.refused { print("inner refused"); return 1 }
    print("no error")
  } catch is Parse {
    print("outer parse"); return 2
  }
  return 3
}
for n in [0, 5, 6, 7] { do { print(try outer(n)) } catch { print("escaped", error is Fatal) } }
