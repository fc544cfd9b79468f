import Synchronization

/// Everything the dispatch loop reaches, as plain memory: no reference counting and no exclusivity checks in the loop.
struct RunState {
  /// Polled on loop back-edges and calls.
  var stopReasons: UnsafeMutablePointer<Atomic<UInt32>>
  /// A frame may start below this address; beyond it lies a guard zone larger than any frame.
  var limit: UnsafeMutablePointer<Slot>
  /// First slot no running frame uses while native code runs: where re-entered code puts its frames.
  var top: UnsafeMutablePointer<Slot>
  var functions: UnsafeMutablePointer<LoadedFunction>
  var constants: UnsafeMutablePointer<Slot>
  var natives: UnsafeMutablePointer<NativeFunction>
  /// At the bottom of the stack.
  var globals: UnsafeMutablePointer<Slot>
  /// Implementations of requirements, by number of the type's descriptor.
  var witnesses: UnsafeMutablePointer<WitnessTable>
  /// 1 for globals that have been initialised.
  var initialised: UnsafeMutablePointer<UInt8>
  /// A `NativeStatus` other than ok that has not reached its handler: a thrown error or a trap on its way up.
  var pending: Int32
  /// The `MachineContext`, as native functions get it.
  var context: UnsafeMutableRawPointer
  /// Where the dispatch loop returns to at the bottom of an entry.
  var haltStub: UnsafePointer<UInt64>
  /// How many dispatch loops are on the host stack.
  var entryDepth: Int32
  /// The lowest host stack address at which native code may still re-enter the machine.
  var hostStackLimit: UInt
}

/// The functions that implement requirements for one type, by number of the requirement; -1 where nothing does.
struct WitnessTable {
  /// Added to the number of a function that takes the value itself and not the existential it is in.
  static let opensReceiver: Int32 = 1 << 30

  var functions: UnsafeMutablePointer<Int32>?
  var count: Int
}

/// What made the dispatch loop stop in the middle.
enum Fault {
  case overflow(StaticString)
  case message(StaticString)
  case constant(Int)
  case stop
  /// A call could not start: the stack ends before this window, or the cell must stop.
  case call(UnsafeMutablePointer<Slot>)
  /// The trap is recorded, or an error is on its way out.
  case recorded
}

/// Field offsets the dispatch loop reads objects at. `verify` proves them when a machine is made.
enum ObjectLayout {
  static let arrayElements = 16
  static let arrayCount = 24
  static let arrayCapacity = 32
  static let cellSlot = 16
  static let text = 16
  static let closureFunction = 16
  static let closureCaptures = 24
  /// After the object header and the count and mask.
  static let tupleElements = 32
  /// After the object header, the type and the root.
  static let instanceType = 16
  static let instanceRoot = 24
  static let instanceFields = 32

  private static let type: NotebookType = {
    let type = NotebookType(name: "", kind: .classType)
    type.fields = [.init(name: "", type: .int)]
    return type
  }()

  static func verify() {
    let array = ArrayObject(owned: [7, 8], elementsAreReferences: false)
    let raw = Unmanaged.passUnretained(array).toOpaque()
    precondition(raw.load(fromByteOffset: arrayElements, as: UnsafeMutablePointer<Slot>.self) == array.elements)
    precondition(raw.load(fromByteOffset: arrayCount, as: Int.self) == 2)
    array.reserve(100)
    precondition(raw.load(fromByteOffset: arrayCapacity, as: Int.self) == array.capacity && array.capacity >= 100)
    precondition(raw.load(fromByteOffset: arrayElements, as: UnsafeMutablePointer<Slot>.self) == array.elements)
    let cell = CellObject(owned: 11, isReference: false)
    precondition(Unmanaged.passUnretained(cell).toOpaque().load(fromByteOffset: cellSlot, as: Slot.self) == 11)
    let string = StringObject("text of a string")
    precondition(Unmanaged.passUnretained(string).toOpaque().load(fromByteOffset: text, as: String.self) == string.value)
    SmallText.verify()
    let tuple = TupleObject.make(owned: [5], references: 0)
    precondition(Unmanaged.passUnretained(tuple).toOpaque().load(fromByteOffset: tupleElements, as: Slot.self) == 5)
    let instance = InstanceObject.make(type)
    instance[0] = 6
    let fields = Unmanaged.passUnretained(instance).toOpaque()
    precondition(fields.load(fromByteOffset: instanceFields, as: Slot.self) == 6)
    precondition(
      fields.load(fromByteOffset: instanceType, as: UnsafeRawPointer.self)
        == UnsafeRawPointer(Unmanaged.passUnretained(type).toOpaque()))
    instance.header.rootBits = InstanceObject.unfinished
    precondition(fields.load(fromByteOffset: instanceRoot, as: Slot.self) == InstanceObject.unfinished)
    let function = UnsafePointer<LoadedFunction>(bitPattern: 64)!
    let closure = ClosureObject(function: function, captureCount: 1, referenceCount: 0)
    let bits = Unmanaged.passUnretained(closure).toOpaque()
    precondition(bits.load(fromByteOffset: closureFunction, as: UnsafePointer<LoadedFunction>?.self) == function)
    precondition(bits.load(fromByteOffset: closureCaptures, as: UnsafeMutablePointer<Slot>?.self) == closure.captures)
    withExtendedLifetime((array, cell, string, tuple, instance, closure)) {}
  }
}
