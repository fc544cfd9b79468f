import Bytecode
import Display
import Glibc
import Synchronization

/// The tables and the stack that bytecode runs on. They live as long as the session and only grow.
package final class Machine {
  /// Slots that a native function's window may use, besides its arguments, before frames of re-entered code begin.
  static let nativeWindowSize = 64

  /// How many table entries and stack slots there is address space for; memory is used as they fill.
  enum Limits {
    static let functions = 1 << 20
    static let constants = 1 << 22
    static let natives = 1 << 16
    static let globals = 1 << 20
    static let types = 1 << 20
    static let stack = 1 << 22
    /// Larger than any frame (registers are numbered by 16 bits) with its native window.
    static let guardZone = (1 << 16) + 256
  }

  package let context: MachineContext
  private let library: NativeLibrary
  let state: UnsafeMutablePointer<RunState>
  private let stack: UnsafeMutablePointer<Slot>
  var deinitStacks: DeinitStacks
  private(set) var loaded: [BytecodeFunction] = []
  private(set) var types: [NotebookType] = []
  private(set) var factories: [NativeClassFactory] = []
  /// What the tables hold now: the base of the next unit.
  package private(set) var sizes = TableSizes()
  private(set) var globals: [Int: GlobalDescription] = [:]
  /// The globals stand at the bottom of the stack, so that the body of a cell has them as registers.
  private var globalCount = 0
  /// The thread that ran the last cell, and how far down its stack may be used.
  var knownHostStack: (thread: pthread_t, limit: UInt)?

  package init(library: NativeLibrary, execution: ExecutionContext) {
    ObjectLayout.verify()
    self.library = library
    state = .allocate(capacity: 1)
    stack = reserve(Limits.stack + Limits.guardZone, of: Slot.self)
    deinitStacks = DeinitStacks(base: reserve(DeinitStacks.slots, of: Slot.self))
    let haltStub = UnsafeMutablePointer<UInt64>.allocate(capacity: 2)
    // The word before the stub's return address is read as a call whose window is the frame itself.
    haltStub[0] = Instruction(.call).bits
    haltStub[1] = Instruction(.halt).bits
    state.initialize(
      to: RunState(
        stopReasons: execution.stopReasons, limit: stack + Limits.stack, top: stack + 3,
        functions: reserve(Limits.functions, of: LoadedFunction.self),
        constants: reserve(Limits.constants, of: Slot.self), natives: reserve(Limits.natives, of: NativeFunction.self),
        globals: stack + 3, witnesses: reserve(Limits.types, of: WitnessTable.self),
        initialised: reserve(Limits.globals, of: UInt8.self),
        pending: NativeStatus.ok, context: UnsafeMutableRawPointer(haltStub), haltStub: UnsafePointer(haltStub + 1),
        entryDepth: 0, hostStackLimit: 0))
    context = MachineContext(execution: execution, state: state)
    context.machine = self
    state.pointee.context = Unmanaged.passUnretained(context).toOpaque()
    MachineContext.current = context
  }

  deinit {
    // As in a compiled program, what is alive at the end does not run its `deinit`.
    for type in types { type.home = nil }
    Releases.useThisThread()
    for (number, global) in globals where global.type.isReference { state.pointee.globals[number].release() }
    for (index, constant) in constants.enumerated() {
      switch constant {
      case .string, .character, .substring: state.pointee.constants[index].release()
      case .bits, .type: break
      }
    }
    for index in loaded.indices {
      state.pointee.functions[index].code.deallocate()
      state.pointee.functions[index].inoutRegisters?.deallocate()
    }
    unreserve(stack, Limits.stack + Limits.guardZone)
    unreserve(deinitStacks.base, DeinitStacks.slots)
    unreserve(state.pointee.functions, Limits.functions)
    unreserve(state.pointee.constants, Limits.constants)
    unreserve(state.pointee.natives, Limits.natives)
    unreserve(state.pointee.initialised, Limits.globals)
    for type in witnessed { state.pointee.witnesses[type].functions?.deallocate() }
    unreserve(state.pointee.witnesses, Limits.types)
    (state.pointee.haltStub - 1).deallocate()
    state.deallocate()
  }

  private var constants: [Constant] = []

  /// Adds a unit's tables. Either all of it is added or, when a native is missing or the code is malformed, nothing.
  package func load(_ unit: BytecodeUnit) throws {
    precondition(unit.base == sizes, "units are loaded in the order they were made")
    let newNatives = try unit.natives.map { key in
      guard let native = library.native(forKey: key) else { throw MissingNative(key: key) }
      return native
    }
    let newFactories = try unit.factories.map { key in
      guard let factory = library.factory(forKey: key) else { throw MissingNative(key: key) }
      return factory
    }
    try Verifier(unit: unit, globalCount: max(unit.globalCount, globalCount), globalLimit: Limits.globals).verify()
    for (offset, native) in newNatives.enumerated() { state.pointee.natives[sizes.natives + offset] = native }
    factories += newFactories
    types += unit.types
    // Instances refer to their type without owning it, and may outlive the machine.
    for type in unit.types {
      _ = Unmanaged.passRetained(type)
      type.home = context
    }
    for (offset, constant) in unit.constants.enumerated() {
      state.pointee.constants[sizes.constants + offset] = slot(for: constant)
    }
    constants += unit.constants
    for (offset, function) in unit.functions.enumerated() {
      (state.pointee.functions + (sizes.functions + offset)).initialize(to: Self.load(function))
    }
    loaded += unit.functions
    for global in unit.globals { globals[global.number] = global }
    for witness in unit.witnesses { add(witness) }
    for conformance in unit.conformances { context.conformances.insert(conformance) }
    makeGlobals(unit.globalCount)
    sizes = unit.end
  }

  /// Makes room for globals above those there are, where frames of earlier cells have been.
  private func makeGlobals(_ count: Int) {
    guard count > globalCount else { return }
    (state.pointee.globals + globalCount).update(repeating: 0, count: count - globalCount)
    globalCount = count
    state.pointee.top = state.pointee.globals + count
  }

  /// Descriptors that have a table of witnesses, by number.
  private var witnessed: Set<Int> = []

  private func add(_ witness: BytecodeUnit.Witness) {
    let table = state.pointee.witnesses + witness.type.number
    witnessed.insert(witness.type.number)
    if table.pointee.count <= witness.requirement {
      let count = max(witness.requirement + 1, table.pointee.count * 2)
      let grown = UnsafeMutablePointer<Int32>.allocate(capacity: count)
      grown.initialize(repeating: -1, count: count)
      if let old = table.pointee.functions {
        grown.update(from: old, count: table.pointee.count)
        old.deallocate()
      }
      table.pointee = WitnessTable(functions: grown, count: count)
    }
    table.pointee.functions![witness.requirement] = Int32(witness.function) | (witness.opensReceiver ? WitnessTable.opensReceiver : 0)
  }

  private func slot(for constant: Constant) -> Slot {
    switch constant {
    case .bits(let bits): bits
    case .string(let text): text.owned()
    case .character(let character): character.owned()
    case .substring(let text): Substring(text).owned()
    case .type(let type): type.slot
    }
  }

  private static func load(_ function: BytecodeFunction) -> LoadedFunction {
    let code = UnsafeMutablePointer<UInt64>.allocate(capacity: function.code.count)
    for (index, instruction) in function.code.enumerated() { code[index] = instruction.bits }
    var inouts: UnsafeMutablePointer<UInt16>?
    if !function.inoutRegisters.isEmpty {
      inouts = .allocate(capacity: function.inoutRegisters.count)
      for (index, register) in function.inoutRegisters.enumerated() { inouts![index] = UInt16(register) }
    }
    return LoadedFunction(
      code: UnsafePointer(code), codeCount: Int32(function.code.count), frameSize: Int32(function.frameSize),
      referenceStart: Int32(function.references.lowerBound), referenceCount: Int32(function.references.count),
      inoutCount: Int32(function.inoutRegisters.count), captureCount: Int32(function.captureCount),
      inoutRegisters: inouts.map { UnsafePointer($0) }, captureReferenceCount: Int32(function.captureReferenceCount))
  }

  func function(_ number: Int) -> UnsafePointer<LoadedFunction> { UnsafePointer(state.pointee.functions + number) }

  /// The function an instruction belongs to. Searched, since only unwinding and printing ask.
  func function(containing pc: UnsafePointer<UInt64>) -> UnsafePointer<LoadedFunction>? {
    functionNumber(containing: pc).map { function($0) }
  }

  private var numbersByAddress: [Int] = []

  func functionNumber(containing pc: UnsafePointer<UInt64>) -> Int? {
    if numbersByAddress.count != loaded.count {
      numbersByAddress = loaded.indices.sorted { state.pointee.functions[$0].code < state.pointee.functions[$1].code }
    }
    var low = 0
    var high = numbersByAddress.count
    while low < high {
      let middle = (low + high) / 2
      if state.pointee.functions[numbersByAddress[middle]].code <= pc { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let candidate = state.pointee.functions[numbersByAddress[low - 1]]
    return pc < candidate.code + Int(candidate.codeCount) ? numbersByAddress[low - 1] : nil
  }
}

/// A native function that a declaration promises and no library has.
package struct MissingNative: Error, CustomStringConvertible {
  package let key: String

  package var description: String { "'\(key)' is declared but not implemented" }
}

/// Zeroed memory that is only used once touched.
private func reserve<T>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
  let memory = mmap(
    nil, count * MemoryLayout<T>.stride, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
  precondition(memory != MAP_FAILED, "no address space")
  return memory!.assumingMemoryBound(to: T.self)
}

private func unreserve<T>(_ memory: UnsafeMutablePointer<T>, _ count: Int) {
  munmap(memory, count * MemoryLayout<T>.stride)
}
