import Bytecode
import Lowering
import Machine
import Testing

/// Generic code across cells.
@Suite(.serialized) struct GenericsTests {
  @Test func laterCellsUseGenericCodeWithTheirOwnTypes() throws {
    let cells = CellTests.Cells()
    try cells("struct Stack<T> { var items: [T] = []; mutating func push(_ x: T) { items.append(x) } }\nfunc twice<T>(_ x: T) -> [T] { [x, x] }")
    try cells("struct Point { var x: Int }\nvar s = Stack<Point>()\ns.push(Point(x: 1))")
    #expect(try cells("s.push(Point(x: 2))\ns.items.count") == "2")
    #expect(try cells("twice(s.items[1]).map { $0.x }") == "[2, 2]")
    #expect(try cells("extension Stack where T == Point { var total: Int { items.reduce(0) { $0 + $1.x } } }\ns.total") == "3")
  }

  @Test func aTrapInGenericCodePointsIntoTheCellThatDefinesIt() throws {
    let cells = CellTests.Cells()
    try cells("func pick<T>(_ xs: [T], _ i: Int) -> T {\n  let all = xs.map { $0 }\n  return all[i]\n}")
    guard case .stopped(let trap) = try cells.engine.run(try cells.unit("let first = [1]\npick(first, 4)")) else {
      Issue.record("expected a trap")
      return
    }
    let place = try #require(trap.trace.first?.location)
    #expect(place.file.position(at: place.range.lowerBound).line == 3)
  }

  @Test func aCellThatFailsLeavesNoCodeBehind() throws {
    let cells = CellTests.Cells()
    try cells("func wrap<T>(_ x: T) -> [T] { [x] }")
    #expect(throws: (any Error).self) { try cells.unit("func grow<T>(_ x: T, _ n: Int) -> Int { n == 0 ? 0 : 1 + grow([x], n - 1) }\nwrap(1)\ngrow(1, 3)") }
    #expect(try cells("wrap(\"a\").count + wrap(2)[0]") == "3")
  }

  @Test func typesThatGrowFromUseToUseAreRefused() throws {
    let cells = CellTests.Cells()
    #expect(throws: LoweringFailure.self) {
      try cells.unit("func grow<T>(_ x: T, _ n: Int) -> Int { n == 0 ? 0 : 1 + grow([x], n - 1) }\ngrow(1, 3)")
    }
    #expect(throws: LoweringFailure.self) {
      try cells.unit("func double<T>(_ x: T, _ n: Int) -> Int { n == 0 ? 0 : 1 + double((x, x), n - 1) }\ndouble(1, 3)")
    }
    #expect(try cells("1 + 1") == "2")
  }

  @Test func codeForANumberIsAsIfWrittenForIt() throws {
    let cells = CellTests.Cells()
    let unit = try cells.unit(
      "func generic<T: BinaryInteger>(_ n: T) -> T { n < 2 ? n : generic(n - 1) + generic(n - 2) }\n"
        + "func plain(_ n: Int) -> Int { n < 2 ? n : plain(n - 1) + plain(n - 2) }\ngeneric(3) + plain(3)")
    func code(_ name: String) -> [Opcode] { unit.functions.first { $0.name.hasPrefix(name) }!.code.map(\.opcode) }
    #expect(code("generic") == code("plain"))
  }
}
