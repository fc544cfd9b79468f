import Display
import Sessions

/// Plain programs, run as notebook cells: the speed of the language itself.
enum LanguageWorkloads {
  static let all = [checking] + programs.map { program in
    let session = Session()
    return Workload(name: "language/\(program.name)") {
      try run(program.definition, in: session)
      try run(program.call, in: session)
    }
  }

  /// A function that is checked and lowered and never called: parser, checker and lowering alone.
  private static let checking: Workload = {
    let session = Session()
    let lines = (0..<100).map { "  let v\($0) = [1, 2, 3].map { $0 * \($0 + 1) }.filter { $0 > 2 }.reduce(0) { $0 + $1 }" }
    let code = "func unused() {\n" + lines.joined(separator: "\n") + "\n}"
    return Workload(name: "language/check 100 lines of closures") { try run(code, in: session) }
  }()

  struct Failed: Error { let report: String }

  private static func run(_ code: String, in session: Session) throws {
    let outcome = session.run(CellRequest(code, isSilent: true), sink: RecordingOutputSink())
    if let failure = outcome.failure { throw Failed(report: failure.report.plain) }
  }

  private static let programs: [(name: String, definition: String, call: String)] = [
    (
      "fib(27)",
      """
      func fib(_ n: Int) -> Int {
        if n < 2 { return n }
        return fib(n - 1) + fib(n - 2)
      }
      """, "_ = fib(27)"
    ),
    (
      "sieve(1e6)",
      """
      func sieve(_ n: Int) -> Int {
        var isPrime = Array(repeating: true, count: n + 1)
        var count = 0
        var i = 2
        while i <= n {
          if isPrime[i] {
            count += 1
            var j = i * i
            while j <= n {
              isPrime[j] = false
              j += i
            }
          }
          i += 1
        }
        return count
      }
      """, "_ = sieve(1_000_000)"
    ),
    (
      "mandelbrot(120)",
      """
      func mandelbrot(_ n: Int) -> Int {
        var count = 0
        for py in 0..<n {
          for px in 0..<n {
            let x0 = Double(px) / Double(n) * 3.5 - 2.5
            let y0 = Double(py) / Double(n) * 2.0 - 1.0
            var x = 0.0
            var y = 0.0
            var i = 0
            while x * x + y * y <= 4.0 && i < 100 {
              let t = x * x - y * y + x0
              y = 2.0 * x * y + y0
              x = t
              i += 1
            }
            count += i
          }
        }
        return count
      }
      """, "_ = mandelbrot(120)"
    ),
    (
      "words(5e5)",
      """
      func words(_ n: Int) -> Int {
        var counts: [String: Int] = [:]
        for i in 0..<n {
          counts["w\\(i % 1000)", default: 0] += 1
        }
        return counts.count
      }
      """, "_ = words(500_000)"
    ),
    (
      "closures(1e6)",
      """
      func closures(_ n: Int) -> Int {
        (0..<n).filter { $0 % 3 == 0 }.map { $0 * 2 }.reduce(0) { $0 + $1 }
      }
      """, "_ = closures(1_000_000)"
    ),
  ]
}
