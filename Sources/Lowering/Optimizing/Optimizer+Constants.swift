internal import Bytecode

extension Optimizer {
  /// Instructions `first...last`, left only backwards to its beginning or out of it, and where control comes in from above.
  private struct Loop {
    let first: Int
    let last: Int
    /// What is put before this instruction runs once before the loop.
    let entry: Int
    let entryIsLabelled: Bool
  }

  /// Registers a function may spend on constants that loops use.
  private static let mostHoisted = 48

  /// What computes the same value in every round of a loop is computed once before it.
  mutating func hoistConstants() {
    let loops = outermostLoops()
    guard !loops.isEmpty else { return }
    let liveness = Liveness(self)
    var insertions: [(position: Int, instruction: PendingInstruction)] = []
    for loop in loops {
      var hoisted: [(key: PendingInstruction, register: Int)] = []
      let written = writtenRegisters(in: loop)
      for index in loop.first...loop.last where insertions.count < Self.mostHoisted {
        let instruction = code[index]
        guard isInvariant(instruction, written), Space.of(instruction.a) == Space.raw, index == 0 || !code[index - 1].mayFollowWithSkip,
          isTemporary(instruction.a, definedAt: index, liveness)
        else { continue }
        let register: Int
        if let known = hoisted.first(where: { $0.key.computesTheSame(as: instruction) }) {
          register = known.register
        } else {
          register = Space.raw + rawCount
          rawCount += 1
          hoisted.append((instruction, register))
          var load = instruction
          load.a = register
          insertions.append((loop.entry, load))
        }
        code[index] = PendingInstruction(opcode: .copy, a: instruction.a, b: register, range: instruction.range)
      }
    }
    insert(insertions)
  }

  private func isInvariant(_ instruction: PendingInstruction, _ written: Set<Int>) -> Bool {
    switch instruction.opcode {
    case .loadInt, .loadConstant, .loadCapture: true
    case .intToDouble, .negateDouble: Space.of(instruction.b) <= Space.raw && !written.contains(instruction.b)
    default: false
    }
  }

  private func writtenRegisters(in loop: Loop) -> Set<Int> {
    var result: Set<Int> = []
    for index in loop.first...loop.last { if let output = code[index].output { result.insert(output) } }
    return result
  }

  /// Whether a value is used up within its block, unchanged.
  private func isTemporary(_ register: Int, definedAt index: Int, _ liveness: Liveness) -> Bool {
    guard !handedBack.contains(register) else { return false }
    let block = liveness.block(of: index)
    for later in index + 1..<block.upperBound {
      let instruction = code[later]
      if instruction.operands.contains(where: { $0.role == .output && instruction[$0.field] == register }) { return true }
      if instruction.output == register || instruction.opcode == .loopStride && instruction.writes(register) { return false }
    }
    return liveness.isDead(register, after: block.upperBound - 1, code)
  }

  private func outermostLoops() -> [Loop] {
    var result: [Loop] = []
    var extents: [(first: Int, last: Int)] = []
    for (index, instruction) in code.enumerated() {
      if let target = instruction.label?.position, target <= index { extents.append((target, index)) }
    }
    extents.sort { $0.first != $1.first ? $0.first < $1.first : $0.last > $1.last }
    for extent in extents where extent.first > (result.last?.last ?? -1) {
      // Loops that begin together or overlap count as one.
      let last = extents.reduce(extent.last) { $1.first <= $0 && $1.first >= extent.first ? max($0, $1.last) : $0 }
      if let loop = loop(extent.first, last) { result.append(loop) }
    }
    return result
  }

  private func loop(_ first: Int, _ last: Int) -> Loop? {
    var entry: Int?
    for (index, instruction) in code.enumerated() where index < first || index > last {
      guard let target = instruction.label?.position, target >= first, target <= last else { continue }
      guard entry == nil, index == first - 1, instruction.opcode == .jump, index == 0 || !code[index - 1].mayFollowWithSkip
      else { return nil }
      entry = index
    }
    if let entry { return Loop(first: first, last: last, entry: entry, entryIsLabelled: false) }
    if first > 0, code[first - 1].mayFollowWithSkip || (first > 1 && code[first - 2].mayFollowWithSkip) { return nil }
    return Loop(first: first, last: last, entry: first, entryIsLabelled: true)
  }

  /// Puts instructions before those at the given positions. Jumps from inside a loop to its first instruction go past
  /// what is put before it.
  private mutating func insert(_ insertions: [(position: Int, instruction: PendingInstruction)]) {
    guard !insertions.isEmpty else { return }
    var result: [PendingInstruction] = []
    result.reserveCapacity(code.count + insertions.count)
    var newPositions = [Int](repeating: 0, count: code.count + 1)
    var next = 0
    for index in code.indices {
      let isJump = next < insertions.count && insertions[next].position == index && code[index].opcode == .jump
      if isJump { newPositions[index] = result.count }
      while next < insertions.count, insertions[next].position == index {
        result.append(insertions[next].instruction)
        next += 1
      }
      if !isJump { newPositions[index] = result.count }
      result.append(code[index])
    }
    newPositions[code.count] = result.count
    code = result
    for label in labels { label.position = newPositions[label.position!] }
  }
}

extension PendingInstruction {
  fileprivate func computesTheSame(as other: PendingInstruction) -> Bool {
    opcode == other.opcode && b == other.b && immediate == other.immediate
  }
}
