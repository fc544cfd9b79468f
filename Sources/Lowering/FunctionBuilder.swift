internal import Bytecode
internal import SourceText
internal import Typing

/// Makes the code of one function: registers, jumps, and the list of instructions with the source each came from.
///
/// Registers are numbered by kind while code is made, since how many there are of each is known only at the end; `finish`
/// lays them out as the machine wants them: parameters, raw registers, owning registers, windows.
final class FunctionBuilder {
  let lowerer: Lowerer
  let name: String
  var range: SourceRange
  let file: SourceFile

  /// A register by kind and number.
  typealias Register = Int

  enum Space {
    static let raw = 1 << 20
    static let owner = 2 << 20
    static let window = 3 << 20
    /// A global, by its number.
    static let global = 4 << 20
    static let mask = (1 << 20) - 1

    static func of(_ register: Register) -> Int { register & ~mask }
  }

  final class Label {
    var position: Int?
  }

  private var code: [PendingInstruction] = []
  private var labels: [Label] = []
  /// Where the last label was placed.
  private var lastLabel = 0
  var parameterCount = 0
  var inoutRegisters: [Register] = []
  /// The globals that are registers of this function: of the body of a cell all.
  var globalRegisters = 0
  /// `inout` parameters in cells, with the register that hands each back.
  var sharedInouts: [(parameter: Variable, register: Register)] = []
  private var rawCount = 0
  private var ownerCount = 0
  private var freeRaw: [Register] = []
  private var freeOwners: [Register] = []
  /// Window slots in use.
  var windowTop = 0
  private var windowPeak = 0
  /// Temporaries of the statement being lowered, given back at its end.
  var temporaries: [Register] = []

  var storage: [Variable: Storage] = [:]
  var scopes: [LexicalScope] = []
  /// Owning registers that hold something whose end can be noticed.
  var visibleEnds: Set<Register> = []
  private var deferCount = 0
  /// Closures of nested functions, made where they are declared.
  var nestedFunctions: [FunctionDeclaration: Register] = [:]
  var functionNumber = 0
  var resultType: Type = .void
  /// Where a nil in the optional chain being lowered leads.
  var chainExits: [Label] = []
  /// Where a thrown error leads, innermost last: the register that gets it and the handler.
  var handlers: [(error: Register, label: Label, scopeDepth: Int)] = []
  var loops: [(label: LoopLabel, exit: Label, again: Label?, scopeDepth: Int)] = []
  var initializer: InitializerState?
  /// The `self` of the method being lowered.
  var selfVariable: Variable?
  /// Whether `!` stands behind the call of an initializer being lowered.
  var forcesInitializer = false
  /// The body after the switch case being lowered.
  var fallthroughTarget: (body: Label, scopeDepth: Int)?
  /// Nested functions that use variables declared after them.
  var waitingFunctions: [FunctionDeclaration] = []
  /// Variables that several patterns of one case bind.
  var sharedVariables: Set<Variable> = []
  /// Where the branches of an `if` or `switch` that is a value put it.
  var valueTarget: (register: Register, isReference: Bool)?

  init(_ lowerer: Lowerer, name: String, range: SourceRange) {
    self.lowerer = lowerer
    self.name = name
    self.range = range
    file = lowerer.file
  }

  // Registers.

  /// A raw temporary, given back at the end of the statement.
  func raw() -> Register {
    let register = allocateRaw()
    temporaries.append(register)
    return register
  }

  /// An owning temporary, released at the end of the statement.
  func owner() -> Register {
    let register = allocateOwner()
    temporaries.append(register)
    return register
  }

  func allocateRaw() -> Register {
    if let free = freeRaw.popLast() { return free }
    rawCount += 1
    return Space.raw + rawCount - 1
  }

  /// Three raw registers in a row, for one loop.
  func allocateRawTriple() -> Register {
    rawCount += 3
    return Space.raw + rawCount - 3
  }

  func allocateOwner() -> Register {
    if let free = freeOwners.popLast() {
      visibleEnds.remove(free)
      return free
    }
    ownerCount += 1
    return Space.owner + ownerCount - 1
  }

  func free(_ register: Register) {
    switch Space.of(register) {
    case Space.raw: freeRaw.append(register)
    case Space.owner: freeOwners.append(register)
    default: break
    }
  }

  func isOwner(_ register: Register) -> Bool { Space.of(register) == Space.owner }

  /// A window with room for that many slots above everything in use.
  func window(_ count: Int) -> Register {
    let start = windowTop + 2
    windowTop = start + max(count, 1)
    windowPeak = max(windowPeak, windowTop)
    return Space.window + start
  }

  /// Keeps a call's raw result in the window's first slot until the end of the statement.
  func keepFirst(of window: Register) { windowTop = (window & Space.mask) + 1 }

  func drop(_ window: Register) { windowTop = (window & Space.mask) - 2 }

  func addDeferred(_ body: [TypedStatement]) {
    deferCount += 1
    let scope = scopes.count - 1
    scopes[scope].defers.append(.init(body: body, ownerCount: scopes[scope].owners.count, number: deferCount))
  }

  // Instructions.

  func emit(_ opcode: Opcode, x: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    code.append(PendingInstruction(opcode: opcode, x: x, a: a, b: b, c: c, range: range))
  }

  func emit(_ opcode: Opcode, x: UInt8 = 0, a: Int = 0, immediate: Int) {
    code.append(PendingInstruction(opcode: opcode, x: x, a: a, immediate: immediate, range: range))
  }

  func jump(_ opcode: Opcode, x: UInt8 = 0, a: Int = 0, b: Int = 0, to label: Label) {
    code.append(PendingInstruction(opcode: opcode, x: x, a: a, b: b, label: label, range: range))
  }

  /// Makes the instruction just emitted write to another raw register, or copies what it wrote.
  func retarget(_ from: Register, to target: Register) {
    if Space.of(from) == Space.raw, lastLabel != code.count, let last = code.last, last.a == from,
      last.opcode.operands.first?.role == .output
    {
      code[code.count - 1].a = target
    } else {
      emit(.copy, a: target, b: from)
    }
  }

  func place(_ label: Label) {
    label.position = code.count
    labels.append(label)
    lastLabel = code.count
  }

  /// Whether control can reach the next instruction.
  var isReachable: Bool {
    if lastLabel == code.count { return true }
    guard let last = code.last else { return true }
    switch last.opcode {
    case .jump, .loop, .returnVoid, .returnRaw, .returnCleaning, .throwError, .fail: return false
    default: return true
    }
  }

  func loadConstant(_ constant: Constant, into target: Register? = nil) -> Register {
    let register = target ?? raw()
    if case .bits(let bits) = constant, let small = Int32(exactly: Int64(bitPattern: bits)) {
      emit(.loadInt, a: register, immediate: Int(small))
    } else {
      emit(.loadConstant, a: register, immediate: lowerer.constant(constant))
    }
    return register
  }

  func loadDescriptor(_ type: Type, into target: Register? = nil) -> Register {
    loadConstant(.type(lowerer.descriptor(of: type)), into: target)
  }

  func fail(_ message: String) -> LoweringFailure { LoweringFailure(message, range) }

  // Layout.

  func finish(captures: [Variable] = []) throws -> BytecodeFunction {
    optimize()
    let layout = FrameLayout(
      code, parameterCount: parameterCount, globalCount: globalRegisters, inoutRegisters: inoutRegisters,
      windowSize: windowPeak)
    let (ownerStart, ownerCount, frameSize) = (layout.ownerStart, layout.ownerCount, layout.frameSize)
    guard frameSize < 1 << 16 else { throw fail("this function needs too many registers") }
    let register = layout.register
    var instructions: [Instruction] = []
    var ranges: [SourceRange] = []
    let hasOwners = ownerCount > 0
    if hasOwners {
      instructions.append(Instruction(.enter, b: ownerStart, c: ownerCount))
      ranges.append(code.first?.range ?? range)
    }
    let shift = instructions.count
    for (index, pending) in code.enumerated() {
      instructions.append(try encode(pending, index, register, shift, hasOwners))
      ranges.append(pending.range)
    }
    var function = BytecodeFunction(
      name: name, file: file, code: instructions, ranges: ranges, parameterCount: parameterCount, frameSize: frameSize,
      references: hasOwners ? ownerStart..<ownerStart + ownerCount : 0..<0, inoutRegisters: inoutRegisters.map(register),
      captureCount: captures.count,
      captureReferenceCount: captures.count(where: isCapturedByReference))
    function.globalCount = globalRegisters
    return function
  }

  private func optimize() {
    // A label at the end stands for code that control does not reach.
    let registers = parameterCount + globalRegisters + rawCount + ownerCount + windowPeak
    var optimizer = Optimizer(
      code: code, labels: labels, parameterCount: max(parameterCount, inoutRegisters.count + 1),
      globalCount: globalRegisters, handedBack: Set(inoutRegisters), rawCount: rawCount)
    optimizer.run()
    if registers + optimizer.rawCount - rawCount < Optimizer.fewRegisters { optimizer.fuseProducts() }
    code = optimizer.code
  }

  private func encode(
    _ pending: PendingInstruction, _ index: Int, _ register: (Int) -> Int, _ shift: Int, _ hasOwners: Bool
  ) throws -> Instruction {
    var fields = pending
    // A function without owning registers or inout parameters returns the quick way.
    if pending.opcode == .returnCleaning && !hasOwners && inoutRegisters.isEmpty {
      return Instruction(.returnRaw, a: register(pending.a))
    }
    if let label = pending.label { fields.immediate = label.position! - index - 1 }
    var usesImmediate = false
    for operand in pending.opcode.operands {
      switch (operand.field, operand.role) {
      case (.immediate, _): usesImmediate = true
      case (.c, .jump):
        guard let short = Int16(exactly: fields.immediate) else { throw fail("this function is too long") }
        fields.c = Int(short)
      case (_, .number), (_, .capture), (_, .factory): break
      case (.a, _): fields.a = register(fields.a)
      case (.b, _): fields.b = register(fields.b)
      case (.c, _): fields.c = register(fields.c)
      case (.x, _): fields.x = UInt8(register(fields.register))
      }
    }
    if usesImmediate { return Instruction(fields.opcode, x: fields.x, a: fields.a, immediate: fields.immediate) }
    return Instruction(fields.opcode, x: fields.x, a: fields.a, b: fields.b, c: fields.c)
  }
}

/// Where a variable lives.
enum Storage {
  /// A register: raw, owning, or a borrowed parameter or capture.
  case register(FunctionBuilder.Register)
  /// A `CellObject` in a register.
  case cell(FunctionBuilder.Register)
}

/// Variables to let go and statements to run when a block is left.
struct LexicalScope {
  var owners: [FunctionBuilder.Register] = []
  var raws: [FunctionBuilder.Register] = []
  var defers: [Deferred] = []

  struct Deferred {
    let body: [TypedStatement]
    /// How many of the owners were there before it.
    let ownerCount: Int
    let number: Int
  }
}

/// The initializer being lowered.
struct InitializerState {
  let nominal: NominalType
  /// A class: the object whose fields are set. A struct: nil, the fields are in `self`.
  let fields: FunctionBuilder.Register?
  /// The result. Of a native-rooted class it is nil until the native initializer has run.
  let selfVariable: Variable?
}

/// A value just computed.
struct Value {
  enum Ownership {
    /// Bits.
    case raw
    /// A reference that something else keeps alive while the statement runs.
    case borrowed
    /// A reference in an owning temporary, to be moved or left to the end of the statement.
    case owned
  }

  let register: FunctionBuilder.Register
  let ownership: Ownership
}
