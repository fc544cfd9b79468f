internal import Bytecode

extension Optimizer {
  /// Reads of a copy become reads of the original, as long as neither has changed.
  mutating func propagateCopies() {
    var copies: [(copy: Int, original: Int)] = []
    for block in blocks() {
      copies.removeAll(keepingCapacity: true)
      for index in block {
        replaceInputs(at: index, copies)
        let instruction = code[index]
        if !copies.isEmpty { forget(instruction, &copies) }
        if instruction.opcode == .copy, Space.of(instruction.a) == Space.raw, Space.of(instruction.b) != Space.owner,
          instruction.a != instruction.b
        {
          copies.append((instruction.a, instruction.b))
        }
      }
    }
  }

  private mutating func replaceInputs(at index: Int, _ copies: [(copy: Int, original: Int)]) {
    guard !copies.isEmpty else { return }
    for operand in code[index].operands where operand.role == .input || operand.role == .inputOrMoved {
      let register = code[index][operand.field]
      if let known = copies.first(where: { $0.copy == register }) { code[index][operand.field] = known.original }
    }
  }

  private func forget(_ instruction: PendingInstruction, _ copies: inout [(copy: Int, original: Int)]) {
    copies.removeAll { instruction.writes($0.copy) || instruction.writes($0.original) }
    if !instruction.leavesGlobalsAlone { copies.removeAll { Space.of($0.original) == Space.global } }
    if let window = instruction.window {
      copies.removeAll { Space.of($0.original) == Space.window && $0.original >= window - 2 }
    }
  }

  /// Values are computed where they are wanted instead of copied there, and what nobody reads is not computed. Answers
  /// whether another round may do more.
  mutating func computeInPlace() -> Bool {
    let liveness = Liveness(self)
    var dropped = [Bool](repeating: false, count: code.count)
    var (foundDead, failed) = (false, false)
    for (number, block) in liveness.blocks.enumerated() {
      var live = liveness.liveAtEnd(of: number)
      for index in block.reversed() {
        let instruction = code[index]
        if let output = instruction.output, instruction.isPure, !liveness.isLive(output, in: live),
          !handedBack.contains(output), index == 0 || !code[index - 1].mayFollowWithSkip
        {
          dropped[index] = true
          foundDead = true
          continue
        }
        if instruction.opcode == .copy, !liveness.isLive(instruction.b, in: live), Space.of(instruction.b) == Space.raw,
          !handedBack.contains(instruction.b)
        {
          if retarget(copyAt: index, in: block, dropped) {
            dropped[index] = true
            // The value is now made in `a`; above here the copy's source is an ordinary dead register.
            continue
          }
          failed = true
        }
        liveness.step(instruction, &live)
      }
    }
    remove(dropped)
    return foundDead && failed
  }

  /// Lets the instruction that made the source of a copy write to its target.
  private mutating func retarget(copyAt index: Int, in block: Range<Int>, _ dropped: [Bool]) -> Bool {
    let (target, source) = (code[index].a, code[index].b)
    if index > 0, code[index - 1].mayFollowWithSkip { return false }
    // What a trap leaves behind must not be there earlier.
    let needsNeighbour = handedBack.contains(target) || Space.of(target) == Space.global
    var candidate = index - 1
    while candidate >= block.lowerBound {
      defer { candidate -= 1 }
      if dropped[candidate] { continue }
      let instruction = code[candidate]
      if instruction.output == source {
        guard instruction.operands.contains(where: { $0.role == .output }), !instruction.mayFollowWithSkip else { return false }
        for operand in instruction.operands where operand.role == .output { code[candidate][operand.field] = target }
        return true
      }
      if needsNeighbour || instruction.window != nil || instruction.opcode == .prepareCall || instruction.reads(source)
        || instruction.reads(target) || instruction.writes(target) || instruction.output == target
      {
        return false
      }
    }
    return false
  }
}
