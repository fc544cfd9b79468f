/// A native function: reads its window, leaves the result in the window's first slot, returns a `NativeStatus` code.
///
/// The window holds, in order: `self` (methods), the arguments, one slot of provided-bits if the declaration has a default
/// argument, one type descriptor per generic parameter. Arguments are borrowed, the result is owned (+1). An `inout`
/// argument (or a mutating method's `self`) arrives owned and must leave owned in slot 1, 2, … in parameter order, whatever
/// the status.
///
///     let count: NativeFunction = { _, window in
///       window[0] = window[0].object(as: ArrayObject.self).count.owned()
///       return NativeStatus.ok
///     }
package typealias NativeFunction = @convention(c) (
  UnsafeMutableRawPointer, UnsafeMutablePointer<Slot>
) -> Int32

/// How a native function, or a call back into the notebook, ended.
package enum NativeStatus {
  package static let ok: Int32 = 0
  /// A Swift error was thrown; the error object (an `ExistentialObject` of type `any Error`) is in the window's first slot.
  package static let thrown: Int32 = 1
  /// The cell ends: the message is in the machine context (a trap) or the execution context (failure, interrupt).
  package static let failed: Int32 = 2
}

/// Makes the Swift object of a notebook class that is rooted in a native open class: the generated subclass, initialised
/// with the arguments in the window (laid out as for the native initializer). The result is owned.
package typealias NativeClassFactory = (
  MachineContext, InstanceObject, UnsafeMutablePointer<Slot>
) -> AnyObject
