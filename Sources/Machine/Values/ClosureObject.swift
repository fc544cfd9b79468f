/// A function value: notebook code with what it captured, or native code.
///
/// The dispatch loop reads `function` and `captures` at fixed offsets (`ObjectLayout`), so these fields stay first.
package final class ClosureObject {
  /// The body of a native closure. Same window as a native function; it returns the status.
  package typealias NativeBody = (MachineContext, UnsafeMutablePointer<Slot>) -> Int32

  /// The notebook function; nil when the closure is native.
  package let function: UnsafePointer<LoadedFunction>?
  /// Captured slots, owned; those that are references come first.
  package let captures: UnsafeMutablePointer<Slot>?
  package let captureCount: Int
  private let referenceCount: Int
  package let native: NativeBody?

  /// A notebook closure, its captures zero until the creator fills them in.
  package init(function: UnsafePointer<LoadedFunction>, captureCount: Int, referenceCount: Int) {
    self.function = function
    self.captureCount = captureCount
    self.referenceCount = referenceCount
    native = nil
    if captureCount == 0 {
      captures = nil
    } else {
      captures = .allocate(capacity: captureCount)
      captures!.initialize(repeating: 0, count: captureCount)
    }
  }

  /// A closure that runs Swift code: arguments arrive borrowed in the window, the result leaves owned in its first slot.
  package init(native: @escaping NativeBody) {
    function = nil
    captures = nil
    captureCount = 0
    referenceCount = 0
    self.native = native
  }

  deinit {
    guard let captures else { return }
    if referenceCount > 0 { Releases.release(count: referenceCount) { captures[$0] } }
    captures.deallocate()
  }
}
