enum NetworkError: Error, Equatable { case timeout, status(Int) }
struct ParseError: Error, CustomStringConvertible { let line: Int; var description: String { "parse error at \(line)" } }
final class Fatal: Error { let code = 7 }
func fail(_ n: Int) throws -> Int {
  switch n {
  case 0: throw NetworkError.timeout
  case 1: throw NetworkError.status(404)
  case 2: throw ParseError(line: 12)
  case 3: throw Fatal()
  default: return n
  }
}
for n in 0...4 {
  do { print(try fail(n)) }
  catch let error as NetworkError where error == .timeout { print("timeout", error) }
  catch NetworkError.status(let code) { print("status", code) }
  catch let error as ParseError { print(error.line, error) }
  catch is Fatal { print("fatal") }
  catch { print("never") }
}
var errors: [any Error] = []
for n in 0...4 { do { _ = try fail(n) } catch { errors.append(error) } }
print(errors.count, errors.compactMap { $0 as? NetworkError }.count, (errors[3] as? Fatal)?.code ?? 0)
