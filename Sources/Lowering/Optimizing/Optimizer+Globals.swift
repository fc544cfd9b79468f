internal import Bytecode

extension Optimizer {
  /// Globals that are registers are read and written as such.
  ///
  /// While the body of a cell itself runs, no global is being changed elsewhere: reading needs no check.
  mutating func addressGlobals() {
    for index in code.indices {
      let instruction = code[index]
      guard instruction.operands.contains(where: { $0.role == .global }), instruction.immediate < globalCount else { continue }
      let global = Space.global + instruction.immediate
      switch instruction.opcode {
      case .loadGlobal: replace(index, .copy, instruction.a, global)
      case .retainGlobal: replace(index, .retain, instruction.a, global)
      case .takeGlobal: replace(index, .move, instruction.a, global)
      case .globalAddress: replace(index, .registerAddress, instruction.a, global)
      case .storeGlobal: replace(index, .copy, global, instruction.a)
      case .moveToGlobal: replace(index, .move, global, instruction.a)
      default: break
      }
    }
  }

  private mutating func replace(_ index: Int, _ opcode: Opcode, _ a: Int, _ b: Int) {
    code[index] = PendingInstruction(opcode: opcode, a: a, b: b, range: code[index].range)
  }
}
