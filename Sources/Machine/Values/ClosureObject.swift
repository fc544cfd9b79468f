/// A function value: notebook code with what it captured, or native code.
///
/// The dispatch loop reads `function` and `captures` at fixed offsets (`ObjectLayout`), so these fields stay first.
package final class ClosureObject {
  /// The body of a native closure. Same window as a native function; it returns the status.
  package typealias NativeBody = (MachineContext, UnsafeMutablePointer<Slot>) -> Int32

  /// The notebook function; nil when the closure is native.
  package let function: UnsafePointer<LoadedFunction>?
  /// Captured slots, owned.
  package let captures: UnsafeMutablePointer<Slot>?
  package let captureCount: Int
  private let references: UInt64
  package let native: NativeBody?

  /// The most a closure can capture.
  package static let maximumCaptureCount = 64

  /// A notebook closure, its captures zero until the creator fills them in.
  package init(function: UnsafePointer<LoadedFunction>, captureCount: Int, references: UInt64) {
    self.function = function
    self.captureCount = captureCount
    self.references = references
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
    references = 0
    self.native = native
  }

  deinit {
    guard let captures else { return }
    if references != 0 { Releases.release(mask: references, captures) }
    captures.deallocate()
  }
}
