/// One operand of an instruction: where it stands and what it means.
package struct Operand {
  /// `x` is eight bits wide: only the first 256 registers can stand there.
  package enum Field { case a, b, c, immediate, x }

  package enum Role {
    /// A register that is read.
    case input
    /// A register that is written with raw bits or a borrowed reference: never an owning one.
    case output
    /// An owning register that is written.
    case owner
    /// A register that is read, and moved out of when x bit 0 is set: then an owning one.
    case inputOrMoved
    /// An owning register that is moved out of.
    case moved
    /// Read and written raw.
    case inputOutput
    /// The first of three registers: the counter of a stride, read and written, its last value and its step.
    case strideState
    /// The first register of a call window.
    case window
    case number
    /// A jump, counted from the next instruction.
    case jump
    case constant, function, native, factory, type, global
    /// A capture of the running function.
    case capture
  }

  package let field: Field
  package let role: Role

  /// Whether it names a register of the frame.
  package var isRegister: Bool {
    switch role {
    case .input, .output, .owner, .inputOrMoved, .moved, .inputOutput, .strideState, .window: true
    case .number, .jump, .constant, .function, .native, .factory, .type, .global, .capture: false
    }
  }

  package init(_ field: Field, _ role: Role) {
    self.field = field
    self.role = role
  }
}

extension Opcode {
  /// The operands in the order they are written.
  package var operands: [Operand] {
    func three(_ a: Operand.Role, _ b: Operand.Role, _ c: Operand.Role) -> [Operand] {
      [Operand(.a, a), Operand(.b, b), Operand(.c, c)]
    }
    func two(_ a: Operand.Role, _ b: Operand.Role) -> [Operand] { [Operand(.a, a), Operand(.b, b)] }
    func wide(_ a: Operand.Role, _ immediate: Operand.Role) -> [Operand] {
      [Operand(.a, a), Operand(.immediate, immediate)]
    }
    switch self {
    case .halt, .checkPending, .returnVoid: return []
    case .copy, .negateInt, .bitNot, .negateDouble, .squareRoot, .intToDouble, .doubleToInt, .not, .cellAddress,
      .loadAt, .registerAddress, .arrayCount, .unbox, .openExistential, .rootedFields, .boxAddress:
      return two(.output, .input)
    case .loadInt: return wide(.output, .number)
    case .loadConstant: return wide(.output, .constant)
    case .retain, .take, .retainAt, .takeAt, .retainUnboxed, .makeWeak, .loadWeak: return two(.owner, .input)
    case .move, .takeExistential: return two(.owner, .moved)
    case .give: return two(.output, .moved)
    case .release: return [Operand(.a, .owner)]
    case .addInt, .subtractInt, .multiplyInt, .divideInt, .remainderInt, .addWrapping, .subtractWrapping,
      .multiplyWrapping, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight, .addDouble, .subtractDouble, .multiplyDouble,
      .divideDouble, .equalInt, .notEqualInt, .lessInt, .lessOrEqualInt, .equalDouble, .notEqualDouble, .lessDouble,
      .lessOrEqualDouble, .arrayElement, .elementAddress, .localElementAddress, .dictionaryAddress, .isType, .equalString:
      return three(.output, .input, .input)
    case .addIntImmediate, .multiplyIntImmediate, .remainderIntImmediate, .fieldAddress, .tupleAddress, .tupleElement,
      .localTupleAddress, .field, .borrowField, .rangeBound:
      return three(.output, .input, .number)
    case .multiplyAddDouble, .subtractProductDouble, .multiplyAddInt:
      return three(.output, .input, .input) + [Operand(.x, .input)]
    case .checkWidth: return wide(.input, .number)
    case .jump, .loop: return [Operand(.immediate, .jump)]
    case .jumpIf, .jumpIfNot: return wide(.input, .jump)
    case .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual, .jumpIfLessDouble, .jumpIfNotLessDouble,
      .jumpIfLessOrEqualDouble, .jumpIfNotLessOrEqualDouble:
      return three(.input, .input, .jump)
    case .jumpIfEqualImmediate, .jumpIfNotEqualImmediate, .jumpIfLessImmediate, .jumpIfGreaterImmediate:
      return three(.input, .number, .jump)
    case .loopIfLess, .loopIfLessThenIncrement: return three(.inputOutput, .input, .jump)
    case .checkRange, .failCast: return two(.input, .input)
    case .enterStride, .loopStride: return [Operand(.a, .strideState), Operand(.c, .jump)]
    case .enter: return [Operand(.b, .number), Operand(.c, .number)]
    case .prepareCall: return [Operand(.a, .window)]
    case .call: return wide(.window, .function)
    case .callClosure: return two(.window, .input)
    case .callMethod, .callTypeMethod, .callWitness, .callObjectWitness, .callTypeWitness: return two(.window, .number)
    case .callNative: return wide(.window, .native)
    case .jumpUnlessThrown: return [Operand(.immediate, .jump)]
    case .returnRaw: return [Operand(.a, .input)]
    case .returnCleaning: return wide(.inputOrMoved, .function)
    case .throwError: return wide(.moved, .function)
    case .makeRooted: return three(.window, .input, .factory)
    case .loadGlobal, .globalAddress: return wide(.output, .global)
    case .retainGlobal, .takeGlobal: return wide(.owner, .global)
    case .storeGlobal: return wide(.input, .global)
    case .moveToGlobal: return wide(.moved, .global)
    case .markGlobal, .skipIfMarked: return [Operand(.immediate, .global)]
    case .makeCell, .makeBox: return two(.owner, .inputOrMoved)
    case .makeClosure: return wide(.owner, .function)
    case .setCapture: return three(.input, .number, .input)
    case .loadCapture: return two(.output, .capture)
    case .storeAt: return two(.input, .input)
    case .moveTo: return two(.input, .moved)
    case .makeArray: return wide(.owner, .number)
    case .appendNew, .appendAt: return two(.input, .inputOrMoved)
    case .append: return two(.owner, .inputOrMoved)
    case .retainElement, .dictionaryValue, .cast, .makeDictionary: return three(.owner, .input, .input)
    case .setElement: return three(.owner, .input, .input)
    case .changeTupleElement: return three(.owner, .number, .input)
    case .nextElement: return three(.output, .input, .inputOutput)
    case .retainNextElement: return three(.owner, .input, .inputOutput)
    case .makeTuple: return three(.owner, .number, .input)
    case .setTupleElement: return three(.input, .number, .inputOrMoved)
    case .retainTupleElement, .retainField: return three(.owner, .input, .number)
    case .makeInstance: return wide(.owner, .type)
    case .setField: return three(.input, .number, .input)
    case .moveToField: return three(.input, .number, .moved)
    case .checkNotNil, .finishInstance: return [Operand(.a, .input)]
    case .makeExistential: return three(.owner, .inputOrMoved, .input)
    case .makeString: return [Operand(.a, .owner)]
    case .appendString, .appendInt, .insertInSet: return two(.input, .input)
    case .appendDescription: return three(.input, .input, .input)
    case .insertNew: return three(.input, .input, .inputOrMoved)
    case .makeSet: return two(.owner, .input)
    case .fail: return [Operand(.immediate, .constant)]
    }
  }
}

extension Instruction {
  /// The value of an operand; jumps and numbers are signed.
  package func value(of operand: Operand) -> Int {
    let isSigned: Bool
    switch operand.role {
    case .number, .jump: isSigned = true
    default: isSigned = false
    }
    switch operand.field {
    case .a: return a
    case .b: return isSigned ? signedB : b
    case .c: return isSigned ? signedC : c
    case .immediate: return immediate
    case .x: return Int(x)
    }
  }
}
