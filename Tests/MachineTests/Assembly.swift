import Display
import Machine
import Synchronization

/// Runs hand-assembled functions on a machine of their own; the last one is the cell's body.
struct Assembly {
  let execution = ExecutionContext(sink: RecordingOutputSink())
  let engine: Engine
  static let file = SourceFile(name: "assembly", text: "code")

  init(natives: [String: NativeFunction] = [:]) {
    engine = Engine(natives: [NativeLibrary(natives)], execution: execution)
  }

  static func function(
    _ name: String = "main", parameters: Int = 0, frame: Int = 16, owning references: Range<Int> = 0..<0,
    inouts: [Int] = [], captures: Int = 0, code: [Instruction]
  ) -> BytecodeFunction {
    BytecodeFunction(
      name: name, file: file, code: code, ranges: code.map { _ in SourceRange(0, 4) }, parameterCount: parameters,
      frameSize: frame, references: references, inoutRegisters: inouts, captureCount: captures)
  }

  func unit(_ functions: [BytecodeFunction], result: TypeDescriptor? = .int) -> BytecodeUnit {
    var unit = BytecodeUnit()
    unit.base = engine.machine.sizes
    unit.functions = functions
    unit.main = unit.base.functions + functions.count - 1
    unit.result = result
    return unit
  }

  /// The printed result, or the trap's message.
  func run(_ unit: BytecodeUnit) throws -> String {
    switch try engine.run(unit) {
    case .finished(let value): value?.debugPrinted ?? ""
    case .stopped(let trap): trap.message
    }
  }

  func run(_ code: [Instruction], result: TypeDescriptor = .int) throws -> String {
    try run(unit([Self.function(code: code)], result: result))
  }
}
