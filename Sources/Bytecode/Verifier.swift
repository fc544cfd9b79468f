/// What is wrong with a piece of bytecode: always our own bug, found before it runs.
package struct VerificationFailure: Error, CustomStringConvertible {
  package let function: String
  package let instruction: Int
  package let problem: String

  package var description: String { "\(function), instruction \(instruction): \(problem)" }
}

/// Checks what the dispatch loop takes for granted: every opcode exists, registers lie in the frame and on the right side
/// of the line between raw and owning ones, jumps land on instructions, table numbers exist, and control cannot run off
/// the end.
package struct Verifier {
  private let unit: BytecodeUnit
  private let globalCount: Int
  private let globalLimit: Int

  /// - Parameters:
  ///   - globalCount: globals of the session, those of the unit included.
  ///   - globalLimit: how many there may be.
  package init(unit: BytecodeUnit, globalCount: Int, globalLimit: Int = .max) {
    self.unit = unit
    self.globalLimit = globalLimit
    self.globalCount = globalCount
  }

  package func verify() throws {
    if globalCount > globalLimit { throw VerificationFailure(function: "main", instruction: 0, problem: "too many globals") }
    for (offset, function) in unit.functions.enumerated() { try verify(function, number: unit.base.functions + offset) }
  }

  private func verify(_ function: BytecodeFunction, number: Int) throws {
    func fail(_ index: Int, _ problem: String) throws -> Never {
      throw VerificationFailure(function: function.name, instruction: index, problem: problem)
    }
    if function.code.count != function.ranges.count { try fail(0, "needs one source range per instruction") }
    if function.frameSize > 0xFFFF { try fail(0, "frame too large") }
    if function.globalCount > globalCount || function.globalCount >= function.frameSize || function.globalCount > 0 && number != unit.main {
      try fail(0, "globals outside the session")
    }
    if !function.references.isEmpty {
      guard function.references.upperBound <= function.frameSize, function.references.lowerBound >= function.parameterCount,
        function.references.lowerBound > function.inoutRegisters.count
      else { try fail(0, "owning registers outside the frame") }
      let first = function.code.first
      guard let first, first.bits & 0xFF == UInt64(Opcode.enter.rawValue), first.b == function.references.lowerBound,
        first.c == function.references.count
      else { try fail(0, "must start by clearing its owning registers") }
    }
    for register in function.inoutRegisters where register >= function.frameSize || register < function.parameterCount {
      try fail(0, "inout register outside the frame")
    }
    for (index, instruction) in function.code.enumerated() {
      guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: instruction.bits)), opcode != .halt else {
        try fail(index, "no such instruction")
      }
      if opcode == .enter, index != 0 || function.references.isEmpty { try fail(index, "enter is for the start") }
      for operand in opcode.operands {
        let value = instruction.value(of: operand)
        if let problem = problem(operand.role, value, instruction, index, function, number) { try fail(index, problem) }
      }
      if let problem = continuationProblem(opcode, index, function) { try fail(index, problem) }
    }
    if function.code.isEmpty { try fail(0, "has no code") }
  }

  private func problem(
    _ role: Operand.Role, _ value: Int, _ instruction: Instruction, _ index: Int, _ function: BytecodeFunction,
    _ number: Int
  ) -> String? {
    // Whether a global is a reference its declaration knows.
    let isGlobal = value > 0 && value <= function.globalCount
    let owns = function.references.contains(value)
    switch role {
    case .input: return value < function.frameSize ? nil : "register outside the frame"
    case .output, .inputOutput:
      if value >= function.frameSize { return "register outside the frame" }
      return owns ? "raw write to an owning register" : nil
    case .strideState:
      if value + 2 >= function.frameSize { return "register outside the frame" }
      return owns || function.references.contains(value + 2) ? "raw write to an owning register" : nil
    case .owner, .moved: return owns || isGlobal ? nil : "not an owning register"
    case .inputOrMoved:
      if value >= function.frameSize { return "register outside the frame" }
      return instruction.x & Instruction.xReference == 0 || owns || isGlobal ? nil : "moves out of a register that owns nothing"
    case .window:
      if value < (function.globalCount > 0 ? function.globalCount + 1 : function.parameterCount) + 2 || value >= function.frameSize { return "window outside the frame" }
      return value < function.references.upperBound + 2 && value + 2 > function.references.lowerBound
        ? "window over owning registers" : nil
    case .number: return nil
    case .jump:
      let target = index + 1 + value
      return target >= 0 && target < function.code.count ? nil : "jump outside the function"
    case .constant: return value >= 0 && value < unit.end.constants ? nil : "no such constant"
    case .function:
      if value < 0 || value >= unit.end.functions { return "no such function" }
      let opcode = instruction.opcode
      return (opcode == .returnCleaning || opcode == .throwError) && value != number ? "returns from another function" : nil
    case .native: return value >= 0 && value < unit.end.natives ? nil : "no such native"
    case .factory: return value >= 0 && value < unit.end.factories ? nil : "no such factory"
    case .type: return value >= 0 && value < unit.end.types ? nil : "no such type"
    case .global: return value >= 0 && value < globalCount ? nil : "no such global"
    case .capture: return value < function.captureCount ? nil : "no such capture"
    }
  }

  /// Instructions that go on to (or skip) the next one need it to be there.
  private func continuationProblem(_ opcode: Opcode, _ index: Int, _ function: BytecodeFunction) -> String? {
    let following: Int
    switch opcode {
    case .jump, .loop, .returnVoid, .returnRaw, .returnCleaning, .throwError, .fail: following = 0
    case .nextElement, .retainNextElement, .dictionaryAddress: following = 2
    default: following = 1
    }
    return index + following < function.code.count ? nil : "control runs off the end"
  }
}
