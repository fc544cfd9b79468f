/// An instance of a notebook class, or the fields of one whose class is rooted in a native open class.
package final class InstanceObject: ManagedBuffer<InstanceObject.Header, Slot> {
  package struct Header {
    /// Kept alive by the machine, which never unloads a type.
    package unowned(unsafe) let type: NotebookType
    /// The Swift object that a native-rooted instance is, which owns this one; nil for plain notebook classes.
    package unowned(unsafe) var root: AnyObject?
  }

  /// An instance with all fields zero.
  package static func make(_ type: NotebookType) -> InstanceObject {
    let count = type.fields.count
    let buffer = create(minimumCapacity: count) { _ in Header(type: type, root: nil) }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(repeating: 0, count: count) }
    return unsafeDowncast(buffer, to: InstanceObject.self)
  }

  package var type: NotebookType { header.type }

  /// A borrowed field.
  @inline(__always)
  package subscript(index: Int) -> Slot {
    get { withUnsafeMutablePointerToElements { $0[index] } }
    set { withUnsafeMutablePointerToElements { $0[index] = newValue } }
  }

  deinit {
    let type = header.type
    withUnsafeMutablePointerToElements { elements in
      for (index, field) in type.fields.enumerated() where field.type.isReference { elements[index].release() }
    }
  }
}

/// The Swift subclass, generated for each open native class, whose instances are instances of a notebook subclass.
///
/// Its overrides ask the notebook class first:
///
///     override func onEpochEnd(_ epoch: Int) {
///       if MachineContext.current.callOverride("Callback.onEpochEnd(_:)", on: self, [epoch.owned()]) == nil {
///         super.onEpochEnd(epoch)
///       }
///     }
package protocol NotebookSubclass: AnyObject {
  /// The fields the notebook class declares, and its method table.
  var instance: InstanceObject { get }
}
