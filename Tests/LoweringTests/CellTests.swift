import Bytecode
import Display
import Lowering
import Machine
import Parsing
import StandardLibrary
import Testing
import Typing

/// Cells from text to result.
@Suite(.serialized) struct CellTests {
  final class Cells {
    let sink = RecordingOutputSink()
    let engine: Engine
    let checker = Checker(libraries: [StandardInterface()])
    let lowerer = Lowerer()

    init() {
      let execution = ExecutionContext(sink: sink)
      ExecutionContext.current = execution
      engine = Engine(natives: [StandardLibrary.natives], execution: execution)
    }

    func unit(_ source: String) throws -> BytecodeUnit {
      let parsed = CellParser().parse(source, named: "cell")
      let checked = checker.check(parsed)
      let typed = try #require(checked.typed, "\(checked.diagnostics.map(\.message))")
      return try lowerer.lower(typed, file: parsed.file, base: engine.machine.sizes)
    }

    @discardableResult
    func callAsFunction(_ source: String) throws -> String? {
      switch try engine.run(try unit(source)) {
      case .finished(let value): value?.debugPrinted
      case .stopped(let trap): trap.message
      }
    }
  }

  @Test(arguments: [
    ("1 + 2", "3"),
    ("func fib(_ n: Int) -> Int { if n < 2 { return n }; return fib(n - 1) + fib(n - 2) }\nfib(15)", "610"),
    ("var total = 0\nfor i in 0..<10 { total += i }\ntotal", "45"),
    ("var total = 0\nfor i in [1, 2, 3] where i != 2 { total += i }\ntotal", "4"),
    ("var m = [[1, 2], [3, 4]]\nm[1][0] = 7\nm[0].append(5)\nm", "[[1, 2, 5], [7, 4]]"),
    ("var d: [String: Int] = [:]\nfor w in [\"x\", \"y\", \"x\"] { d[w, default: 0] += 1 }\nd", "[\"x\": 2, \"y\": 1]"),
    ("func counter() -> () -> Int { var n = 0; return { n += 1; return n } }\nlet c = counter()\n_ = c()\nc()", "2"),
    ("func add(_ v: inout [Int], _ e: Int) { v.append(e) }\nvar a = [1]\nadd(&a, 9)\na", "[1, 9]"),
    ("let s: String? = nil\ns?.count", "nil"),
    ("var a = [1, 2]\nvar b = a\nb.append(3)\na", "[1, 2]"),
    ("class P { var x = 1; func f() -> Int { x } }\nclass Q: P { override func f() -> Int { super.f() + 10 } }\nlet p: P = Q()\np.f()", "11"),
  ])
  func theValueOfTheLastExpressionIsShown(_ source: String, _ expected: String) throws {
    #expect(try Cells()(source) == expected)
  }

  @Test func aTrapKeepsWhatRanBeforeItAndTheSessionGoesOn() throws {
    let cells = Cells()
    try cells("var a = [1]")
    #expect(try cells("func f(_ v: inout [Int]) { v.append(2); _ = v[100] }\nf(&a)") == "Fatal error: Index out of range")
    #expect(try cells("a") == "[1, 2]")
  }

  @Test func anUncaughtErrorSaysWhichFunctionsItLeft() throws {
    let cells = Cells()
    let source = """
      enum Failure: Error { case broken(Int) }
      func inner(_ n: Int) throws -> Int { throw Failure.broken(n) }
      func outer() throws -> Int { do { _ = try inner(1) } catch {}; return try inner(2) + 1 }
      try outer()
      """
    guard case .stopped(let trap) = try cells.engine.run(try cells.unit(source)) else {
      Issue.record("the error was not thrown")
      return
    }
    #expect(trap.message == "Fatal error: Error raised at top level: main.Failure.broken(2)")
    #expect(trap.trace.map(\.function) == ["inner(_:)", "outer()", "main"])
  }

  @Test func aConstantMayGetItsValueInALaterCell() throws {
    let cells = Cells()
    try cells("let x: Int")
    #expect(cells.checker.check(CellParser().parse("print(x)", named: "cell")).typed == nil)
    try cells("x = 5")
    #expect(try cells("x") == "5")
    #expect(cells.checker.check(CellParser().parse("x = 6", named: "cell")).typed == nil)
  }

  @Test func anAbsurdRequestForMemoryIsATrap() throws {
    let cells = Cells()
    #expect(try cells("Array(repeating: 0, count: 1 << 60)")?.contains("fit into memory") == true)
    #expect(try cells("1 + 1") == "2")
  }

  @Test func statementsRunOnceAndInOrder() throws {
    let cells = Cells()
    try cells("print(1)\nprint(2)")
    #expect(cells.sink.standardOutput == "1\n2\n")
  }

  @Test func aComparisonBecomesOneJump() throws {
    let unit = try Cells().unit("func sign(_ n: Int) -> Int { if n < 0 { return -1 }; return 1 }")
    #expect(
      Disassembler.text(of: unit.functions[1]) == """
        sign(_:): 1 parameters, 2 registers
          0  jumpIfGreaterImmediate r0 -1 -> 3
          1  loadInt r1 -1
          2  returnRaw r1
          3  loadInt r1 1
          4  returnRaw r1
        """)
  }
}
