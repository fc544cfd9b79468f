import Display

/// Where the dispatch loop goes on after a fault.
struct Resumption {
  let code: UnsafePointer<UInt64>
  let frame: UnsafeMutablePointer<Slot>
}

/// Records the fault and takes frames down, innermost first, until a caller has inout values to take back or the entry's
/// bottom frame is gone (nil). Every frame adds a line to the trace, hands its inout values back and releases exactly the
/// owning registers that are not nil.
@inline(never)
func unwind(
  _ state: UnsafeMutablePointer<RunState>, _ startCode: UnsafePointer<UInt64>,
  _ startFrame: UnsafeMutablePointer<Slot>, bottom: UnsafeMutablePointer<Slot>, _ fault: Fault
) -> Resumption? {
  let context = state.machineContext
  let machine: Machine = context.machine
  state.pointee.pending = NativeStatus.ok
  if context.trap == nil { context.trap = Trap(reason: reason(for: fault, context)) }
  var code = startCode
  var frame = startFrame
  while true {
    guard let number = machine.functionNumber(containing: code - 1) else {
      preconditionFailure("code outside every function")
    }
    let function = state.pointee.functions + number
    context.addFrame(machine.traceFrame(number, code - 1))
    leave(state, function, frame)
    if frame == bottom { return nil }
    code = UnsafePointer(bitPattern: UInt(frame[-1])).unsafelyUnwrapped
    let call = Instruction(bits: code[-1])
    frame -= call.a
    if call.x & Instruction.xWriteBack != 0 {
      state.pointee.pending = NativeStatus.failed
      return Resumption(code: code, frame: frame)
    }
  }
}

private func reason(for fault: Fault, _ context: MachineContext) -> Trap.Reason {
  switch fault {
  case .overflow(let operation):
    return .fault("Fatal error: " + overflowMessage("\(operation)"))
  case .message(let message): return .fault("\(message)")
  case .constant(let number):
    return .fault(String.borrow(context.state.pointee.constants[number]))
  case .call(let window) where window >= context.state.pointee.limit: return .fault(Machine.depthMessage)
  case .call, .stop, .recorded:
    if let failure = context.execution.failure { return .failure(failure) }
    return .interrupted
  }
}

/// An error leaves a function: where, for the trace of one that nobody catches.
@inline(never)
func noteThrow(_ state: UnsafeMutablePointer<RunState>, _ pc: UnsafePointer<UInt64>, _ error: Slot) {
  state.machineContext.noteThrow(error, at: pc)
}

extension MachineContext {
  fileprivate func noteThrow(_ error: Slot, at pc: UnsafePointer<UInt64>) {
    if error != thrownError {
      // Kept, so that no later error has its address.
      thrownError.release()
      thrownError = error.retained()
      thrownAt.removeAll(keepingCapacity: true)
    }
    if thrownAt.count < Self.innermost { thrownAt.append(pc) }
  }

  func forgetThrown() {
    thrownError.release()
    thrownError = 0
  }

  /// The functions that the error thrown last has left, innermost first.
  var throwTrace: [Trap.Frame] {
    let machine: Machine = self.machine
    return thrownAt.compactMap { pc in machine.functionNumber(containing: pc - 1).map { machine.traceFrame($0, pc - 1) } }
  }
}

extension Machine {
  func traceFrame(_ number: Int, _ pc: UnsafePointer<UInt64>) -> Trap.Frame {
    let function = loaded[number]
    let range = function.ranges[pc - state.pointee.functions[number].code]
    return Trap.Frame(function: function.name, location: SourceLocation(file: function.file, range: range))
  }
}

extension MachineContext {
  /// Innermost frames that a trace keeps; of deeper traces the outermost frames are kept as well.
  private static let innermost = 40
  private static let outermost = 10

  func addFrame(_ frame: Trap.Frame) {
    guard var current = trap else { return }
    // One call whose inout values were taken back is met twice.
    if current.trace.last == frame && state.pointee.pending == NativeStatus.failed { return }
    trap = nil
    if current.trace.count == Self.innermost + Self.outermost {
      current.trace.remove(at: Self.innermost)
      current.omittedFrames += 1
    }
    current.trace.append(frame)
    trap = current
  }
}
