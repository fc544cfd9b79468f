import Bytecode

// Bodies of `deinit` run wherever the last reference goes: in the middle of an instruction, of a native, of another object's
// end. The frame of whoever that is cannot be known, so they get a stack of their own.

/// The stacks of running `deinit`s, one for each that is running inside another.
struct DeinitStacks {
  private static let size = 1 << 16
  private static let spacing = size + Machine.Limits.guardZone
  static let count = 64
  static var slots: Int { count * spacing }

  let base: UnsafeMutablePointer<Slot>
  var depth = 0

  func bottom(_ number: Int) -> UnsafeMutablePointer<Slot> { base + number * Self.spacing }
  func limit(_ number: Int) -> UnsafeMutablePointer<Slot> { bottom(number) + Self.size }
}

extension MachineContext {
  /// Runs the bodies of `deinit` of an object whose last reference is gone. False when one of them kept the object.
  func runDeinitializers(_ numbers: [Int32], of object: Slot, named name: String) -> Bool {
    // A program that stopped runs no more code.
    guard !mustStop else { return true }
    let number = machine.deinitStacks.depth
    guard number < DeinitStacks.count else {
      fail(Machine.depthMessage)
      recordFailure(of: CallResult(status: NativeStatus.failed, slot: 0))
      return true
    }
    let (top, limit) = (state.pointee.top, state.pointee.limit)
    state.pointee.top = machine.deinitStacks.bottom(number)
    state.pointee.limit = machine.deinitStacks.limit(number)
    machine.deinitStacks.depth += 1
    let references = retainCount(object)
    Releases.outside {
      for number in numbers {
        let outcome = enter(function: machine.function(Int(number))) { $0[0] = object }
        guard outcome.status == NativeStatus.ok else { return recordFailure(of: outcome) }
      }
    }
    machine.deinitStacks.depth -= 1
    (state.pointee.top, state.pointee.limit) = (top, limit)
    guard retainCount(object) > references else { return true }
    fail(
      "Fatal error: Object 0x\(String(object, radix: 16)) of class \(name) deallocated with non-zero retain count "
        + "\(retainCount(object)). This object was deleted while something else had a reference.")
    recordFailure(of: CallResult(status: NativeStatus.failed, slot: 0))
    return false
  }

  private func retainCount(_ object: Slot) -> UInt {
    Unmanaged<AnyObject>.fromOpaque(object.pointer)._withUnsafeGuaranteedRef { _getRetainCount($0) }
  }
}
