import Testing

@Suite(.serialized) struct ProgramTests {
  @Test(arguments: Program.all) func behavesAsUnderSwiftc(_ program: Program) {
    let observed = Observation(program.source)
    if let lines = program.refusedLines {
      let refused = observed.errors.map { Set($0.map(\.line)) }
      #expect(refused == lines, "\(observed.errors ?? [])")
      return
    }
    #expect(observed.errors.map { $0.map { "\($0.line): \($0.message)" } } == nil)
    #expect(observed.output == program.record("stdout"))
    // Overflow and the like end a compiled program without a message.
    let trap = program.record("trap").map { String($0.dropLast()) }
    #expect(trap == "" ? observed.trap != nil : observed.trap == trap)
  }
}
