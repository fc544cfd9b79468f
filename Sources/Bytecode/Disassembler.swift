/// Code as text, one instruction a line, for tests and for looking at what lowering made.
///
///     0  jumpIfNotLess  r0 2 -> 3
package enum Disassembler {
  package static func text(of function: BytecodeFunction) -> String {
    var lines = [
      "\(function.name): \(function.parameterCount) parameters, \(function.frameSize) registers"
        + (function.references.isEmpty
          ? "" : ", owning r\(function.references.lowerBound)-r\(function.references.upperBound - 1)")
    ]
    for (index, instruction) in function.code.enumerated() {
      lines.append("  \(index)  \(text(of: instruction, at: index))")
    }
    return lines.joined(separator: "\n")
  }

  package static func text(of instruction: Instruction, at index: Int) -> String {
    guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: instruction.bits)) else { return "?" }
    var words = ["\(opcode)"]
    for operand in opcode.operands {
      let value = instruction.value(of: operand)
      switch operand.role {
      case .input, .output, .inputOutput: words.append("r\(value)")
      case .owner: words.append("own r\(value)")
      case .moved: words.append("move r\(value)")
      case .inputOrMoved: words.append(instruction.x & Instruction.xReference != 0 ? "move r\(value)" : "r\(value)")
      case .strideState: words.append("r\(value)..r\(value + 2)")
      case .window: words.append("w\(value)")
      case .number: words.append("\(value)")
      case .jump: words.append("-> \(index + 1 + value)")
      case .constant: words.append("k\(value)")
      case .function: words.append("f\(value)")
      case .native: words.append("n\(value)")
      case .factory: words.append("factory\(value)")
      case .type: words.append("t\(value)")
      case .global: words.append("g\(value)")
      case .capture: words.append("capture\(value)")
      }
    }
    return words.joined(separator: " ")
  }
}
