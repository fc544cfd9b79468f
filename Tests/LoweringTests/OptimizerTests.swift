import Bytecode
import Testing

/// What code is made of everyday loops. Results are compared elsewhere; here it is that they come cheaply.
@Suite(.serialized) struct OptimizerTests {
  /// The instructions of the last function of a cell, by name; of the cell's body when it declares none.
  private func instructions(_ source: String) throws -> [String] {
    let unit = try CellTests.Cells().unit(source)
    return try #require(unit.functions.last).code.map { "\($0.opcode)" }
  }

  @Test func aLoopTakesOneJumpARound() throws {
    #expect(
      try instructions("func f(_ n: Int) -> Int { var i = 0; while i < n { i += 1 }; return i }")
        == ["loadInt", "jump", "addIntImmediate", "jumpIfLess", "returnRaw"])
  }

  @Test func argumentsAreComputedInTheWindow() throws {
    #expect(
      try instructions("func f(_ n: Int) -> Int { if n < 2 { return n }; return f(n - 1) + f(n - 2) }")
        == [
          "jumpIfGreaterImmediate", "returnRaw", "addIntImmediate", "call", "addIntImmediate", "call", "addInt", "returnRaw",
        ])
  }

  @Test(arguments: [
    "func f(_ n: Int) -> Int { var a = [1, 2]; a[n] = 7; return a.count }",
    "func f(_ n: Int) -> Int { var a = [1, 2]; a[n] += 7; return a.count }",
    "var a = [1, 2]\nlet n = 1\na[n] += 7",
  ])
  func elementsOfALocalArrayNeedNoAddress(_ source: String) throws {
    let code = try instructions(source)
    #expect(code.contains("setElement"))
    #expect(!code.contains { $0.hasSuffix("Address") })
  }

  @Test func theBodyOfACellHasGlobalsAsRegisters() throws {
    let code = try instructions("var total = 0\nfor i in 0..<10 { total += i * i }\nwhile total > 5 { total -= 2 }")
    #expect(!code.contains { $0.hasSuffix("Global") && $0 != "markGlobal" })
    #expect(code.contains("multiplyAddInt"))
  }

  @Test func constantsAreLoadedBeforeTheLoop() throws {
    let code = try instructions(
      "func f(_ n: Int) -> Double { var x = 1.0; for _ in 0..<n { x = x * 0.5 + Double(n) }; return x }")
    let loop = try #require(code.firstIndex(of: "multiplyAddDouble"))
    #expect(code[loop...].allSatisfy { $0 != "loadConstant" && $0 != "intToDouble" })
  }

  @Test func elementsAreBorrowedInALoop() throws {
    let code = try instructions(
      "class P { var x = 1 }\nfunc f(_ ps: [P]) -> Int { var s = 0; for p in ps { s += p.x }; s += ps[0].x; return s }")
    // The array is held while it is looped over, its elements are not.
    #expect(!code.contains("retainElement") && !code.contains("retainNextElement"))
  }

  @Test(arguments: [
    "func f(_ a: [Int]) -> [Int] { a.map { $0 * 2 } }", "func f(_ a: [Int]) -> [Int] { a.filter { $0 > 2 } }",
    "func f(_ n: Int) -> Int { (0..<n).reduce(0) { $0 + $1 } }",
  ])
  func closuresOfOneExpressionAreNotCalled(_ source: String) throws {
    let code = try instructions(source)
    #expect(!code.contains { $0.hasPrefix("call") || $0 == "makeClosure" })
  }
}
