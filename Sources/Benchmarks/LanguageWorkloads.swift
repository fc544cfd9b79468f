import Display
import Sessions

/// Plain programs, run as notebook cells: the speed of the language itself.
enum LanguageWorkloads {
  static let all = [checking, checkingEveryday] + programs.map { program in
    let session = Session()
    return Workload(name: "language/\(program.name)") { try program.run(in: session) }
  }

  /// A function that is checked and lowered and never called: parser, checker and lowering alone.
  static let checking: Workload = {
    let session = Session()
    let lines = (0..<98).map { "  let v\($0) = [1, 2, 3].map { $0 * \($0 + 1) }.filter { $0 > 2 }.reduce(0) { $0 + $1 }" }
    let code = "func unused() {\n" + lines.joined(separator: "\n") + "\n}"
    return Workload(name: "language/check 100 lines of closures") { try run(code, in: session) }
  }()

  /// The same for a hundred lines as people write them: types, functions, loops, a closure here and there.
  static let checkingEveryday: Workload = {
    let session = Session()
    let code = (0..<5).map { part in everydayPart.replacing("#", with: String(part)) }.joined(separator: "\n")
    return Workload(name: "language/check 100 everyday lines") { try run("func unused() {\n\(code)\n}", in: session) }
  }()

  private static let everydayPart = """
    struct Sample# {
      var name: String
      var values: [Double]
      var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
      mutating func add(_ value: Double) { values.append(value) }
    }
    func summary#(of samples: [Sample#], above limit: Double) -> [String: Int] {
      var counts: [String: Int] = [:]
      for sample in samples where sample.mean > limit {
        counts[sample.name, default: 0] += sample.values.count
      }
      return counts
    }
    var first# = Sample#(name: "first", values: [1, 2.5, 4])
    for step in 1...10 {
      first#.add(Double(step) * 0.5)
      if step % 3 == 0 { print("step \\(step): \\(first#.mean)") }
    }
    let names# = summary#(of: [first#], above: 1).keys.sorted().map { $0.uppercased() }
    guard let shown# = names#.first, shown#.count < 100 else { return }
    """

  struct Failed: Error { let report: String }

  static func run(_ code: String, in session: Session) throws {
    let outcome = session.run(CellRequest(code, isSilent: true), sink: RecordingOutputSink())
    if let failure = outcome.failure { throw Failed(report: failure.report.plain) }
  }

  /// One of the programs that `Peers` has in other languages, under the same name.
  struct Program {
    let name: String
    let definition: String
    let call: String

    func define(in session: Session) throws { try LanguageWorkloads.run(definition, in: session) }

    func run(in session: Session) throws {
      try define(in: session)
      try LanguageWorkloads.run(call, in: session)
    }
  }

  static let programs: [Program] = [
    Program(
      name: "fib",
      definition: """
      func fib(_ n: Int) -> Int {
        if n < 2 { return n }
        return fib(n - 1) + fib(n - 2)
      }
      """, call: "_ = fib(27)"
    ),
    Program(
      name: "sieve",
      definition: """
      func sieve(_ n: Int) -> Int {
        var isPrime = Array(repeating: true, count: n + 1)
        var count = 0
        for i in 2...n {
          if isPrime[i] {
            count += 1
            for j in stride(from: i * i, through: n, by: i) { isPrime[j] = false }
          }
        }
        return count
      }
      """, call: "_ = sieve(1_000_000)"
    ),
    Program(
      name: "mandel",
      definition: """
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
              (x, y) = (x * x - y * y + x0, 2.0 * x * y + y0)
              i += 1
            }
            count += i
          }
        }
        return count
      }
      """, call: "_ = mandelbrot(120)"
    ),
    Program(
      name: "nbody",
      definition: """
      class Body {
        var x: Double
        var v: Double
        let m: Double
        init(x: Double, v: Double, m: Double) { self.x = x; self.v = v; self.m = m }
      }
      func nbody(_ n: Int) -> Double {
        let bodies = (0..<5).map { Body(x: Double($0), v: 0.01 * Double($0), m: 1.0 + Double($0)) }
        for _ in 0..<n {
          for i in 0..<5 {
            let a = bodies[i]
            for j in (i + 1)..<5 {
              let b = bodies[j]
              let d = a.x - b.x
              let q = d * d + 0.1
              let m = 0.001 / (q * sqrt(q))
              a.v -= d * b.m * m
              b.v += d * a.m * m
            }
          }
          for b in bodies { b.x += 0.001 * b.v }
        }
        return bodies.reduce(0.0) { $0 + $1.x }
      }
      """, call: "_ = nbody(20_000)"
    ),
    Program(
      name: "words",
      definition: """
      func words(_ n: Int) -> Int {
        var counts: [String: Int] = [:]
        for i in 0..<n {
          counts["w\\(i % 1000)", default: 0] += 1
        }
        return counts.count
      }
      """, call: "_ = words(500_000)"
    ),
    Program(
      name: "closures",
      definition: """
      func closures(_ n: Int) -> Int {
        (0..<n).filter { $0 % 3 == 0 }.map { $0 * 2 }.reduce(0) { $0 + $1 }
      }
      """, call: "_ = closures(1_000_000)"
    ),
  ]
}
