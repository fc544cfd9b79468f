import Display

/// What a session runs cells with: one machine, its globals, and the printed form of values.
///
///     let engine = Engine(natives: [standardLibrary, bindings], execution: context)
///     let outcome = try engine.run(unit)
package final class Engine {
  package let machine: Machine
  private let execution: ExecutionContext

  package init(natives: [NativeLibrary], execution: ExecutionContext) {
    self.execution = execution
    machine = Machine(library: NativeLibrary(joining: natives), execution: execution)
  }

  package var context: MachineContext { machine.context }

  /// How a cell ended.
  package enum Outcome {
    /// To its end; the value is nil when the cell shows nothing.
    case finished(CellValue?)
    /// Before its end. Everything that ran before stays done.
    case stopped(Trap)
  }

  /// Loads a unit and runs its body. Throws when the unit cannot be loaded, in which case nothing was changed.
  package func run(_ unit: BytecodeUnit) throws -> Outcome {
    try machine.load(unit)
    execution.reset()
    machine.context.trap = nil
    defer { machine.context.forgetThrown() }
    let outcome = machine.run(unit.main)
    switch outcome.status {
    case NativeStatus.ok:
      guard let type = unit.result else { return .finished(nil) }
      return .finished(CellValue(type: type, owned: outcome.slot))
    case NativeStatus.thrown:
      let text = TypeDescriptor.any.debugDescribe(outcome.slot)
      outcome.slot.release()
      return .stopped(Trap(reason: .uncaughtError(text), trace: machine.context.throwTrace))
    default:
      let trap = machine.context.trap ?? Trap(reason: .interrupted)
      machine.context.trap = nil
      return .stopped(trap)
    }
  }

  /// Whether a global has been given its initial value.
  package func isInitialised(global number: Int) -> Bool { machine.state.pointee.initialised[number] != 0 }

  /// The value of an initialised global; nil before that.
  package func value(ofGlobal number: Int) -> CellValue? {
    guard isInitialised(global: number), let type = machine.globals[number]?.type else { return nil }
    let slot = machine.state.pointee.globals[number]
    return CellValue(type: type, owned: type.isReference ? slot.retained() : slot)
  }
}

/// A value with its type, alive as long as this object.
package final class CellValue {
  package let type: TypeDescriptor
  package let slot: Slot

  /// Takes over the +1 of a reference.
  package init(type: TypeDescriptor, owned slot: Slot) {
    self.type = type
    self.slot = slot
  }

  deinit { if type.isReference { slot.release() } }

  /// As `print` shows it.
  package var printed: String { type.describe(slot) }
  /// As `debugPrint` shows it: what a notebook displays.
  package var debugPrinted: String { type.debugDescribe(slot) }
  /// The Swift value, for native code and for rich displays.
  package var anyValue: Any { type.anyValue(slot) }

  /// What a front end displays: the value's own bundle when it is `RichlyDisplayable`, else its printed form.
  package var mimeBundle: MIMEBundle {
    if let rich = type.anyValue(slot) as? any RichlyDisplayable { return rich.mimeBundle }
    return MIMEBundle(plainText: debugPrinted)
  }
}
