import Bytecode
import SourceText
import Testing

struct VerifierTests {
  private func problem(
    frame: Int = 8, owning references: Range<Int> = 0..<0, _ code: [Instruction]
  ) -> String? {
    var unit = BytecodeUnit()
    unit.functions = [
      BytecodeFunction(
        name: "f", file: SourceFile(name: "f", text: ""), code: code, ranges: code.map { _ in SourceRange(at: 0) },
        parameterCount: 0, frameSize: frame, references: references)
    ]
    do {
      try Verifier(unit: unit, globalCount: 1).verify()
      return nil
    } catch {
      return (error as? VerificationFailure)?.problem
    }
  }

  @Test func acceptsARegularFunction() {
    #expect(problem([Instruction(.loadInt, a: 0, immediate: 1), Instruction(.returnRaw, a: 0)]) == nil)
  }

  @Test func rejectsWhatTheLoopCouldNotSurvive() {
    #expect(problem([Instruction(bits: 255), Instruction(.returnVoid)]) == "no such instruction")
    #expect(problem([Instruction(.copy, a: 8, b: 0), Instruction(.returnVoid)]) == "register outside the frame")
    #expect(problem([Instruction(.jump, immediate: 5), Instruction(.returnVoid)]) == "jump outside the function")
    #expect(problem([Instruction(.loadInt, a: 0, immediate: 1)]) == "control runs off the end")
    #expect(problem([Instruction(.loadConstant, a: 0, immediate: 0), Instruction(.returnVoid)]) == "no such constant")
    #expect(problem([Instruction(.call, a: 4, immediate: 3), Instruction(.returnVoid)]) == "no such function")
    #expect(problem([Instruction(.release, a: 0), Instruction(.returnVoid)]) == "not an owning register")
    #expect(problem([Instruction(.callNative, a: 1, immediate: 0), Instruction(.returnVoid)]) == "window outside the frame")
    #expect(
      problem(owning: 1..<2, [Instruction(.returnVoid)]) == "must start by clearing its owning registers")
    #expect(
      problem(owning: 1..<2, [Instruction(.enter, b: 1, c: 1), Instruction(.loadInt, a: 1, immediate: 0), Instruction(.returnVoid)])
        == "raw write to an owning register")
  }

  @Test func everyInstructionSurvivesDisassembly() {
    for opcode in Opcode.allCases {
      #expect(Disassembler.text(of: Instruction(opcode), at: 0).hasPrefix("\(opcode)"))
    }
  }
}
