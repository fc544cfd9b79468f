import Parsing
import Testing
import Typing

@Suite struct CompletionTests {
  let checker = Checker(libraries: [StandardInterface()])

  init() {
    _ = checker.check(
      CellParser().parse(
        "/// A closed set.\nenum Activation { case relu, softmax }\n/// Makes a layer.\nfunc dense(_ units: Int, activation: Activation, useBias: Bool = true) -> [Int] { [units] }\nlet weights = [1.5, 2.5]",
        named: "cell 1"))
  }

  private func names(_ text: String) -> [String] { checker.completions(at: text.utf8.count, in: text).items.map(\.name) }

  @Test func namesOfTheSessionAndTheLibrary() {
    #expect(names("let y = wei") == ["weights"])
    #expect(names("pri").contains("print"))
  }

  @Test func membersOfAnExpressionsType() {
    #expect(names("weights.map { $0 * 2 }.redu").contains("reduce"))
    #expect(names("weights.cou") == ["count"])
    #expect(names("dense(3, activation: .relu).isEm") == ["isEmpty"])
  }

  @Test func labelsOfTheCallAround() {
    #expect(names("dense(3, ").contains("activation:"))
    #expect(names("dense(3, use") == ["useBias:"])
  }

  @Test func implicitMembersOfTheParameter() {
    #expect(names("dense(3, activation: .") == ["relu", "softmax"])
    #expect(names("dense(3, activation: .re") == ["relu"])
  }

  @Test func linesBeforeTheCursorCount() {
    #expect(names("let local = \"abc\"\nlocal.upperc") == ["uppercased"])
    #expect(names("loc") == [])
  }

  @Test func inspectionShowsSignatureAndDocumentation() throws {
    let found = try #require(checker.declaration(at: 3, in: "dense(3)").first)
    #expect(found.signature == "func dense(_ units: Int, activation: Activation, useBias: Bool = true) -> [Int]")
    #expect(found.documentation == "Makes a layer.")
  }
}
