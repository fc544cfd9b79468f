import Testing

@Suite(.serialized) struct ProgramTests {
  @Test(arguments: Program.all) func behavesAsUnderSwiftc(_ program: Program) {
    let observed = Observation(program.source, isComplete: program.record("refused") == nil)
    expectWarnings(of: program, observed)
    if let refusals = program.record("refused") {
      #expect(observed.errors?.map { "\($0.line): \($0.message)\n" }.joined() == refusals)
      return
    }
    if let lines = program.refusedLines {
      let refused = observed.errors.map { Set($0.map(\.line)) }
      #expect(refused == lines, "\(observed.errors ?? [])")
      return
    }
    #expect(observed.errors.map { $0.map { "\($0.line): \($0.message)" } } == nil)
    #expect(observed.output == program.record("stdout"))
    // Overflow and the like end a compiled program without a message.
    let trap = program.record("trap").map { String($0.dropLast()) }
    let message = observed.trap?.replacing(try! Regex("0x[0-9a-f]+"), with: "0x0")
    #expect(trap == "" ? observed.trap != nil : message == trap)
  }

  /// The programs about warnings get the compiler's, word for word; the others none that the compiler does not give.
  private func expectWarnings(of program: Program, _ observed: Observation) {
    guard let recorded = program.record("warnings") else { return }
    let wanted = Set(recorded.split(separator: "\n").map(String.init))
    if program.testDescription.hasPrefix("Warnings/") {
      #expect(observed.warnings == wanted)
    } else {
      #expect(observed.warnings.subtracting(wanted).isEmpty)
    }
  }
}
