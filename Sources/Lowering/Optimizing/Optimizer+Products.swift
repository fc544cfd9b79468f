internal import Bytecode

extension Optimizer {
  /// Field x of an instruction names only the first 256 registers.
  static let fewRegisters = 250

  /// A product that is only added to something, or taken from it, is one instruction with that.
  mutating func fuseProducts() {
    let liveness = Liveness(self)
    var dropped = [Bool](repeating: false, count: code.count)
    for block in liveness.blocks {
      for index in block.dropFirst() {
        let product = code[index - 1]
        guard !dropped[index - 1], let fused = code[index].fused(with: product), liveness.isDead(product.a, after: index, code) || code[index].a == product.a,
          Space.of(product.a) == Space.raw, !handedBack.contains(product.a), index < 2 || !code[index - 2].mayFollowWithSkip
        else { continue }
        code[index] = fused
        dropped[index - 1] = true
      }
    }
    remove(dropped)
  }
}

extension PendingInstruction {
  /// This sum or difference and the product it uses, as one. A trap of either is reported where this one stands.
  fileprivate func fused(with product: PendingInstruction) -> PendingInstruction? {
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
