import Foundation
enum Problem: Error { case missing(String), empty }
struct Plain: Error { let code: Int }
enum Simple: Int, Error, CustomStringConvertible { case one = 1, two; var description: String { "simple \(rawValue)" } }
func fail(_ n: Int) throws { switch n { case 0: throw Problem.missing("file"); case 1: throw Plain(code: 3); default: throw Simple.two } }
for n in 0..<3 { do { try fail(n) } catch { print(error, error is Plain, (error as? Simple)?.rawValue ?? 0) } }
let errors: [any Error] = [Problem.empty, Plain(code: 1), Simple.one]
print(errors.map { "\($0)" }, errors.contains { $0 is Simple })
func same(_ a: any Error, _ b: any Error) -> Bool { "\(a)" == "\(b)" }
print(same(Simple.one, Simple.one), same(Plain(code: 1), Plain(code: 2)))
