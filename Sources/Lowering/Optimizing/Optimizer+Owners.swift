internal import Bytecode

// Owning registers. A temporary that is known to be empty needs no release, a value that is moved on at once is put
// where it goes, and a reference that is only looked at is borrowed.

extension Optimizer {
  mutating func simplifyOwners() {
    guard code.contains(where: { instruction in instruction.operands.contains { $0.role == .owner } }) else { return }
    let blocks = blocks()
    let full = filledOwners(blocks)
    var dropped = [Bool](repeating: false, count: code.count)
    for (number, block) in blocks.enumerated() {
      var state = full[number]
      for index in block {
        if code[index].opcode == .release, !isFull(code[index].a, state) {
          dropped[index] = true
          continue
        }
        placeAtOnce(index, block, state, &dropped)
        borrow(index, block, state, &dropped)
        if !dropped[index] { Self.step(code[index], &state) }
      }
    }
    remove(dropped)
  }

  /// Owning registers that may hold something at the start of each block. One whose address is taken may at any time.
  private func filledOwners(_ blocks: [Range<Int>]) -> [Set<Int>] {
    var numbers = [Int: Int]()
    for (number, block) in blocks.enumerated() { numbers[block.lowerBound] = number }
    var exposed: Set<Int> = []
    for instruction in code {
      switch instruction.opcode {
      case .registerAddress, .localElementAddress, .localTupleAddress: exposed.insert(instruction.b)
      default: break
      }
    }
    var result = [Set<Int>](repeating: [], count: blocks.count)
    var isReached = [Bool](repeating: false, count: blocks.count)
    var waiting = [0]
    isReached[0] = true
    result[0] = exposed
    while let number = waiting.popLast() {
      var state = result[number]
      for index in blocks[number] { Self.step(code[index], &state) }
      state.formUnion(exposed)
      let last = code[blocks[number].upperBound - 1]
      var successors: [Int] = []
      if last.fallsThrough { successors.append(blocks[number].upperBound) }
      if let target = last.label?.position { successors.append(target) }
      if last.mayFollowWithSkip { successors.append(blocks[number].upperBound + 1) }
      for position in successors {
        guard let successor = numbers[position] else { continue }
        if isReached[successor] && state.isSubset(of: result[successor]) { continue }
        isReached[successor] = true
        result[successor].formUnion(state)
        waiting.append(successor)
      }
    }
    return result
  }

  /// Whether an owning register may hold something. A global always may.
  private func isFull(_ register: Int, _ full: Set<Int>) -> Bool {
    Space.of(register) == Space.global || full.contains(register)
  }

  private static func step(_ instruction: PendingInstruction, _ full: inout Set<Int>) {
    for operand in instruction.operands {
      let register = instruction[operand.field]
      switch operand.role {
      case .owner: if instruction.opcode == .release { full.remove(register) } else { full.insert(register) }
      case .moved: full.remove(register)
      case .inputOrMoved where instruction.x & Instruction.xReference != 0: full.remove(register)
      default: break
      }
    }
  }

  /// Makes an instruction put its result where the next one would move it.
  private mutating func placeAtOnce(_ index: Int, _ block: Range<Int>, _ full: Set<Int>, _ dropped: inout [Bool]) {
    let instruction = code[index]
    guard instruction.opcode != .release, instruction.operands.first?.role == .owner, !instruction.mayFollowWithSkip,
      !instruction.changesOwner, !isFull(instruction.a, full),
      let next = (index + 1..<block.upperBound).first(where: { !dropped[$0] }), code[next].opcode == .move,
      code[next].b == instruction.a, code[next].a != instruction.a
    else { return }
    let target = code[next].a
    for operand in instruction.operands.dropFirst() where instruction[operand.field] == target {
      if operand.role == .moved || operand.role == .inputOrMoved { return }
    }
    code[index].a = target
    dropped[next] = true
  }

  /// Looks at a reference without owning it, when it is released again before anything could let it go.
  private mutating func borrow(_ index: Int, _ block: Range<Int>, _ full: Set<Int>, _ dropped: inout [Bool]) {
    let making = code[index]
    guard let borrowing = making.borrowing, !isFull(making.a, full) else { return }
    var uses: [(index: Int, field: Operand.Field)] = []
    var mayBeGone = false
    var release: Int?
    for later in index + 1..<block.upperBound where !dropped[later] {
      let instruction = code[later]
      if instruction.opcode == .release, instruction.a == making.a {
        release = later
        break
      }
      for operand in instruction.operands where operand.isRegister && instruction[operand.field] == making.a {
        guard !mayBeGone, operand.role == .input, instruction.onlyLooks(through: operand.field) else { return }
        uses.append((later, operand.field))
      }
      if !instruction.leavesObjectsAlone && !retainsIntoEmpty(instruction, full) { mayBeGone = true }
    }
    guard let release else { return }
    dropped[release] = true
    if making.opcode == .retain, Space.of(making.b) != Space.raw, Space.of(making.b) != Space.window {
      dropped[index] = true
      for use in uses { code[use.index][use.field] = making.b }
      return
    }
    let register = Space.raw + rawCount
    rawCount += 1
    code[index] = borrowing
    code[index].a = register
    for use in uses { code[use.index][use.field] = register }
  }

  /// Retaining into a register that was empty before lets nothing go.
  private func retainsIntoEmpty(_ instruction: PendingInstruction, _ full: Set<Int>) -> Bool {
    instruction.borrowing != nil && !isFull(instruction.a, full)
  }
}

extension PendingInstruction {
  /// The instruction that gets the same reference without retaining it.
  fileprivate var borrowing: PendingInstruction? {
    var result = self
    switch opcode {
    case .retain: result.opcode = .copy
    case .retainElement: result.opcode = .arrayElement
    case .retainTupleElement: result.opcode = .tupleElement
    case .retainField: result.opcode = .borrowField
    case .retainGlobal:
      result.opcode = .loadGlobal
      result.x = x ^ 1
    default: return nil
    }
    return result
  }

  /// Whether it changes what its owning register holds instead of putting something there.
  fileprivate var changesOwner: Bool {
    switch opcode {
    case .setElement, .changeTupleElement, .append: true
    default: false
    }
  }

  /// Whether a reference in this operand is read and then forgotten.
  fileprivate func onlyLooks(through field: Operand.Field) -> Bool {
    switch opcode {
    case .arrayCount, .arrayElement, .retainElement, .tupleElement, .retainTupleElement, .field, .retainField, .borrowField:
      field == .b
    case .setField, .moveToField: field == .a
    case .equalString, .equalInt, .notEqualInt, .rangeBound: true
    default: false
    }
  }
}
