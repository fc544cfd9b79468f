import Testing

/// Formats that swiftc leaves to the running program are checked before it starts where they are literals; names of Foundation
/// that notebooks do not have are refused by name.
@Suite(.serialized) struct FoundationDiagnosticsTests {
  @Test(arguments: [
    (#"print("\(1.5, "q")")"#, "'q' is not a format type"),
    (#"print("\("x", "d")")"#, "a string cannot be formatted as 'd'"),
    (#"let n = 3; print("\(n, ".2d")")"#, "an integer has no precision: leave '.2' out, or add the type 'f'"),
    (#"func f(_ x: Float) -> String { "\(x, "d")" }"#, "a floating-point number cannot be formatted as 'd'"),
    (#"print("\(Character("c"), "+")")"#, "a string has no sign: leave '+' out"),
  ]) func aLiteralFormatIsCheckedBeforeTheProgramRuns(_ program: String, _ message: String) {
    #expect(Observation(program).errors?.map(\.message) == [message])
  }

  @Test func aComputedFormatFailsWhereItIsUsed() {
    let observed = Observation("""
      print("before")
      let format = "q"
      print("\\(1, format)")
      """)
    #expect(observed.errors == nil)
    #expect(observed.output == "before\n")
    #expect(observed.trap == "'q' is not a format type")
  }

  @Test(arguments: [
    ("let decoder = JSONDecoder()", "JSONDecoder"), ("struct Point: Codable { var x = 0 }", "Codable"),
    ("func f(_ n: FileHandle) {}", "FileHandle"), ("let f = NumberFormatter()", "NumberFormatter"),
  ]) func whatFoundationHasBesidesIsRefusedByName(_ program: String, _ name: String) {
    let errors = Observation(program).errors?.map(\.message) ?? []
    #expect(errors.count == 1)
    #expect(errors.first?.contains("'\(name)' is outside the notebook language: ") == true)
  }
}
