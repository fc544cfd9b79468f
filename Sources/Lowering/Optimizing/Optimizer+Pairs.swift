internal import Bytecode

extension Optimizer {
  /// Field x of an instruction names only the first 256 registers.
  static let fewRegisters = 250

  /// A comparison that only decides a jump is one instruction with it.
  mutating func fuseComparisons() { fusePairs { $0.fused(withComparison: $1) } }

  /// A product that is only added to something, or taken from it, is one instruction with that.
  mutating func fuseProducts() { fusePairs { $0.fused(withProduct: $1) } }

  private mutating func fusePairs(_ fusion: (PendingInstruction, PendingInstruction) -> PendingInstruction?) {
    let liveness = Liveness(self)
    var dropped = [Bool](repeating: false, count: code.count)
    for block in liveness.blocks {
      for index in block.dropFirst() {
        let first = code[index - 1]
        guard !dropped[index - 1], let fused = fusion(code[index], first), Space.of(first.a) == Space.raw,
          !handedBack.contains(first.a), index < 2 || !code[index - 2].mayFollowWithSkip,
          code[index].output == first.a || liveness.isDead(first.a, after: index, code)
        else { continue }
        code[index] = fused
        dropped[index - 1] = true
      }
    }
    remove(dropped)
  }
}

extension PendingInstruction {
  /// This jump and the comparison that decides it, as one.
  fileprivate func fused(withComparison comparison: PendingInstruction) -> PendingInstruction? {
    guard opcode == .jumpIf || opcode == .jumpIfNot, a == comparison.a else { return nil }
    var result = self
    (result.a, result.b) = (comparison.b, comparison.c)
    switch (comparison.opcode, opcode == .jumpIf) {
    case (.equalInt, true), (.notEqualInt, false): result.opcode = .jumpIfEqual
    case (.notEqualInt, true), (.equalInt, false): result.opcode = .jumpIfNotEqual
    case (.lessInt, true): result.opcode = .jumpIfLess
    case (.lessOrEqualInt, true): result.opcode = .jumpIfLessOrEqual
    case (.lessInt, false):
      result.opcode = .jumpIfLessOrEqual
      swap(&result.a, &result.b)
    case (.lessOrEqualInt, false):
      result.opcode = .jumpIfLess
      swap(&result.a, &result.b)
    case (.lessDouble, true): result.opcode = .jumpIfLessDouble
    case (.lessDouble, false): result.opcode = .jumpIfNotLessDouble
    case (.lessOrEqualDouble, true): result.opcode = .jumpIfLessOrEqualDouble
    case (.lessOrEqualDouble, false): result.opcode = .jumpIfNotLessOrEqualDouble
    default: return nil
    }
    return result
  }

  /// This sum or difference and the product it uses, as one. A trap of either is reported where this one stands.
  fileprivate func fused(withProduct product: PendingInstruction) -> PendingInstruction? {
    var result = product
    result.range = range
    result.a = a
    switch (product.opcode, opcode) {
    case (.multiplyDouble, .addDouble): result.opcode = .multiplyAddDouble
    case (.multiplyInt, .addInt): result.opcode = .multiplyAddInt
    case (.multiplyDouble, .subtractDouble) where c == product.a: result.opcode = .subtractProductDouble
    default: return nil
    }
    guard (b == product.a) != (c == product.a) else { return nil }
    result.register = b == product.a ? c : b
    return result
  }
}
