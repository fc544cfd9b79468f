internal import Bytecode

/// Improves the code of one function, which the builder made one construct at a time: values are computed where they
/// are wanted, constants are loaded once before a loop, places known in advance are read and written without an address,
/// and references are borrowed where nothing can let them go.
///
/// Every pass keeps what the program does exactly: traps with their places, the order of effects, when objects die. A
/// pass sees basic blocks; only `Liveness` looks across them.
struct Optimizer {
  var code: [PendingInstruction]
  var labels: [FunctionBuilder.Label]
  let parameterCount: Int
  /// The globals that this function has as registers.
  let globalCount: Int
  /// Raw and owning registers that a trap or return hands back: their values count at any time.
  let handedBack: Set<Int>
  var rawCount: Int

  typealias Space = FunctionBuilder.Space

  mutating func run() {
    threadJumps()
    if globalCount > 0 { addressGlobals() }
    shortenPlaces()
    hoistConstants()
    propagateCopies()
    // A copy that nobody reads any more may have stood in the way of another.
    if computeInPlace() { _ = computeInPlace() }
    simplifyOwners()
    fuseComparisons()
  }

  /// Drops the marked instructions; labels move along.
  mutating func remove(_ dropped: [Bool]) {
    guard dropped.contains(true) else { return }
    var newPositions = [Int](repeating: 0, count: code.count + 1)
    var kept = 0
    for index in code.indices {
      newPositions[index] = kept
      if !dropped[index] {
        if kept != index { code[kept] = code[index] }
        kept += 1
      }
    }
    newPositions[code.count] = kept
    code.removeLast(code.count - kept)
    for label in labels { label.position = newPositions[label.position!] }
  }

  /// The ranges of instructions that are only entered at their first and left at their last.
  func blocks() -> [Range<Int>] {
    var starts = [Bool](repeating: false, count: code.count + 1)
    starts[0] = true
    for label in labels { starts[label.position!] = true }
    for (index, instruction) in code.enumerated() where instruction.endsBlock {
      starts[index + 1] = true
      if instruction.mayFollowWithSkip, index + 2 <= code.count { starts[index + 2] = true }
    }
    var result: [Range<Int>] = []
    var start = 0
    for index in 1..<(code.count + 1) where starts[index] || index == code.count {
      result.append(start..<index)
      start = index
    }
    return result
  }

  /// Jumps to jumps lead to where those lead, and a jump over a jump is the opposite jump.
  private mutating func threadJumps() {
    for index in code.indices {
      var hops = 0
      while let label = code[index].label, let target = label.position, target < code.count, code[target].opcode == .jump,
        hops < 8
      {
        code[index].label = code[target].label
        hops += 1
      }
    }
    var targets = [Bool](repeating: false, count: code.count + 1)
    for label in labels { targets[label.position!] = true }
    var dropped = [Bool](repeating: false, count: code.count)
    for index in code.indices.dropLast(1) where code[index].label?.position == index + 2 {
      guard code[index + 1].opcode == .jump, !targets[index + 1], index == 0 || !code[index - 1].mayFollowWithSkip,
        let inverse = code[index].inverted
      else { continue }
      code[index] = inverse
      code[index].label = code[index + 1].label
      dropped[index + 1] = true
    }
    remove(dropped)
  }
}

extension PendingInstruction {
  /// The jump that is taken exactly when this one is not.
  fileprivate var inverted: PendingInstruction? {
    var result = self
    switch opcode {
    case .jumpIf: result.opcode = .jumpIfNot
    case .jumpIfNot: result.opcode = .jumpIf
    case .jumpIfEqual: result.opcode = .jumpIfNotEqual
    case .jumpIfNotEqual: result.opcode = .jumpIfEqual
    case .jumpIfEqualImmediate: result.opcode = .jumpIfNotEqualImmediate
    case .jumpIfNotEqualImmediate: result.opcode = .jumpIfEqualImmediate
    case .jumpIfLess:
      result.opcode = .jumpIfLessOrEqual
      swap(&result.a, &result.b)
    case .jumpIfLessOrEqual:
      result.opcode = .jumpIfLess
      swap(&result.a, &result.b)
    case .jumpIfLessImmediate where b > Int(Int16.min):
      result.opcode = .jumpIfGreaterImmediate
      result.b = b - 1
    case .jumpIfGreaterImmediate where b < Int(Int16.max):
      result.opcode = .jumpIfLessImmediate
      result.b = b + 1
    case .jumpIfLessDouble: result.opcode = .jumpIfNotLessDouble
    case .jumpIfNotLessDouble: result.opcode = .jumpIfLessDouble
    case .jumpIfLessOrEqualDouble: result.opcode = .jumpIfNotLessOrEqualDouble
    case .jumpIfNotLessOrEqualDouble: result.opcode = .jumpIfLessOrEqualDouble
    default: return nil
    }
    return result
  }
}
