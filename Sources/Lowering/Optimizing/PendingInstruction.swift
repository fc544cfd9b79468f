internal import Bytecode
internal import SourceText

/// An instruction whose registers are numbered by kind and whose jump leads to a label.
struct PendingInstruction {
  var opcode: Opcode
  var x: UInt8 = 0
  var a = 0
  var b = 0
  var c = 0
  var immediate = 0
  /// The register that becomes field x.
  var register = 0
  var label: FunctionBuilder.Label?
  var range: SourceRange

  subscript(field: Operand.Field) -> Int {
    get {
      switch field {
      case .a: a
      case .b: b
      case .c: c
      case .immediate: immediate
      case .x: register
      }
    }
    set {
      switch field {
      case .a: a = newValue
      case .b: b = newValue
      case .c: c = newValue
      case .immediate: immediate = newValue
      case .x: register = newValue
      }
    }
  }

  var operands: [Operand] { Self.operandTable[Int(opcode.rawValue)] }

  /// `Opcode.operands` without making an array for every look.
  private static let operandTable = Opcode.allCases.map(\.operands)

  /// Control does not simply go on to the next instruction.
  var endsBlock: Bool { label != nil || leavesFunction || mayFollowWithSkip }

  var leavesFunction: Bool {
    switch opcode {
    case .returnVoid, .returnRaw, .returnCleaning, .throwError, .fail: true
    default: false
    }
  }

  /// May skip the next instruction.
  var mayFollowWithSkip: Bool {
    switch opcode {
    case .nextElement, .retainNextElement, .dictionaryAddress, .skipIfMarked: true
    default: false
    }
  }

  var fallsThrough: Bool { !leavesFunction && opcode != .jump && opcode != .loop }

  /// The first register of the window of a call, whose arguments it reads and above which it leaves nothing as it was.
  var window: Int? {
    for operand in operands where operand.role == .window && opcode != .prepareCall { return self[operand.field] }
    return nil
  }

  /// Calls read the arguments in their window.
  func forEachRead(_ body: (Int) -> Void) {
    for operand in operands {
      switch operand.role {
      case .input, .inputOrMoved, .moved, .inputOutput: body(self[operand.field])
      case .strideState: for offset in 0..<3 { body(self[operand.field] + offset) }
      default: break
      }
    }
  }

  func reads(_ register: Int) -> Bool {
    var found = false
    forEachRead { if $0 == register { found = true } }
    return found
  }

  /// The raw register it writes; calls aside.
  var output: Int? {
    for operand in operands {
      switch operand.role {
      case .output, .inputOutput, .strideState: return self[operand.field]
      default: break
      }
    }
    return nil
  }

  /// Every register it writes in the end, owning ones and moved ones included; calls aside.
  func writes(_ register: Int) -> Bool {
    for operand in operands {
      switch operand.role {
      case .output, .inputOutput, .owner, .moved: if self[operand.field] == register { return true }
      case .inputOrMoved where x & Instruction.xReference != 0: if self[operand.field] == register { return true }
      case .strideState: if (0..<3).contains(register - self[operand.field]) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether only its output tells that it ran: no trap, no other effect.
  var isPure: Bool {
    switch opcode {
    case .copy, .loadInt, .loadConstant, .addWrapping, .subtractWrapping, .multiplyWrapping, .bitAnd, .bitOr, .bitXor,
      .shiftLeft, .shiftRight, .bitNot, .addDouble, .subtractDouble, .multiplyDouble, .divideDouble, .negateDouble,
      .multiplyAddDouble, .subtractProductDouble, .squareRoot, .intToDouble, .equalInt, .notEqualInt, .lessInt, .lessOrEqualInt, .equalDouble, .notEqualDouble,
      .lessDouble, .lessOrEqualDouble, .not, .loadCapture, .registerAddress, .globalAddress, .cellAddress, .fieldAddress,
      .arrayCount, .tupleElement, .field, .unbox, .loadAt:
      true
    default: false
    }
  }

  /// Whether it can neither run other code nor write through an address.
  var leavesGlobalsAlone: Bool { leavesObjectsAlone && opcode != .storeAt || label != nil || opcode == .setElement }

  /// Whether it can neither run other code nor free or change an object that a borrowed reference leads to.
  var leavesObjectsAlone: Bool {
    if isPure { return true }
    switch opcode {
    case .multiplyAddInt, .addInt, .subtractInt, .multiplyInt, .divideInt, .remainderInt, .addIntImmediate, .multiplyIntImmediate,
      .remainderIntImmediate, .negateInt, .checkWidth, .doubleToInt, .checkRange, .arrayElement, .borrowField, .loadGlobal,
      .checkNotNil, .rangeBound, .equalString, .openExistential, .setField, .storeAt:
      return true
    default: return false
    }
  }
}
