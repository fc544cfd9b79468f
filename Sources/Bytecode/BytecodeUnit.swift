import SourceText

/// The code of one function, closure or cell.
package struct BytecodeFunction {
  package var name: String
  package var file: SourceFile
  package var code: [Instruction]
  /// One per instruction: the source it came from.
  package var ranges: [SourceRange]
  package var parameterCount: Int
  /// Registers in all: parameters, globals, raw registers, owning registers, windows.
  package var frameSize: Int
  /// The body of a cell runs in a frame whose registers from 1 on are the session's globals: this many. 0 elsewhere.
  package var globalCount = 0
  /// The owning registers.
  package var references: Range<Int>
  /// The registers that hold the inout parameters while the body runs, in parameter order.
  package var inoutRegisters: [Int]
  package var captureCount: Int
  /// How many captures are references; these come first.
  package var captureReferenceCount: Int

  package init(
    name: String, file: SourceFile, code: [Instruction], ranges: [SourceRange], parameterCount: Int, frameSize: Int,
    references: Range<Int>, inoutRegisters: [Int] = [], captureCount: Int = 0, captureReferenceCount: Int = 0
  ) {
    self.name = name
    self.file = file
    self.code = code
    self.ranges = ranges
    self.parameterCount = parameterCount
    self.frameSize = frameSize
    self.references = references
    self.inoutRegisters = inoutRegisters
    self.captureCount = captureCount
    self.captureReferenceCount = captureReferenceCount
  }
}

/// A value that code refers to by number.
package enum Constant: Hashable {
  case bits(Slot)
  case string(String)
  case character(Character)
  case substring(String)
  case type(TypeDescriptor)
}

/// A global variable, by its number in the session.
package struct GlobalDescription {
  package let number: Int
  package let name: String
  package let type: TypeDescriptor

  package init(number: Int, name: String, type: TypeDescriptor) {
    self.number = number
    self.name = name
    self.type = type
  }
}

/// What one cell adds to the machine's tables, and where its execution starts.
///
/// The tables only grow: numbers count on from those of earlier units, so code refers to functions, constants, natives and
/// types of any earlier cell by number.
package struct BytecodeUnit {
  package var functions: [BytecodeFunction] = []
  package var constants: [Constant] = []
  /// Keys of native functions.
  package var natives: [String] = []
  /// Keys of the native initializers whose factories make native-rooted objects.
  package var factories: [String] = []
  package var types: [NotebookType] = []
  package var globals: [GlobalDescription] = []
  /// How many globals the session has, those of this unit included.
  package var globalCount = 0
  /// Which function implements a requirement for a type.
  package var witnesses: [Witness] = []
  /// Which types conform to the protocols that values are cast to.
  package var conformances: [Conformance] = []
  /// What the tables hold before this unit.
  package var base = TableSizes()
  /// Number of the function that is the cell's body.
  package var main = 0
  /// The type of the value the body returns; nil when the cell shows nothing.
  package var result: TypeDescriptor?

  package struct Witness {
    package let type: TypeDescriptor
    package let requirement: Int
    package let function: Int
    /// Whether the function takes the value itself and not the existential it is in.
    package let opensReceiver: Bool

    package init(type: TypeDescriptor, requirement: Int, function: Int, opensReceiver: Bool = false) {
      self.type = type
      self.requirement = requirement
      self.function = function
      self.opensReceiver = opensReceiver
    }
  }

  package struct Conformance: Hashable {
    package let type: TypeDescriptor
    package let protocolType: ProtocolDescriptor

    package init(type: TypeDescriptor, protocolType: ProtocolDescriptor) {
      self.type = type
      self.protocolType = protocolType
    }
  }

  package init() {}

  package var end: TableSizes {
    TableSizes(
      functions: base.functions + functions.count, constants: base.constants + constants.count,
      natives: base.natives + natives.count, factories: base.factories + factories.count,
      types: base.types + types.count)
  }
}

/// How many entries each table of the machine has.
package struct TableSizes: Equatable {
  package var functions = 0
  package var constants = 0
  package var natives = 0
  package var factories = 0
  package var types = 0

  package init() {}

  package init(functions: Int, constants: Int, natives: Int, factories: Int, types: Int) {
    self.functions = functions
    self.constants = constants
    self.natives = natives
    self.factories = factories
    self.types = types
  }
}
