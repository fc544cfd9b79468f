/// An instance of a notebook class, or the fields of one whose class is rooted in a native open class.
package final class InstanceObject: ManagedBuffer<InstanceObject.Header, Slot> {
  package struct Header {
    /// Kept alive by the machine, which never unloads a type.
    package unowned(unsafe) let type: NotebookType
    /// The Swift object that a native-rooted instance is, which owns this one; 0 for plain notebook classes;
    /// `unfinished` while fields of a class with a `deinit` are still to be set.
    package var rootBits: Slot
  }

  /// In `rootBits`: an initializer that fails now leaves nothing for `deinit` to do.
  package static var unfinished: Slot { 1 }

  /// An instance with all fields zero.
  package static func make(_ type: NotebookType) -> InstanceObject {
    let count = type.fields.count
    let state: Slot = type.deinitializers.isEmpty ? 0 : unfinished
    let buffer = create(minimumCapacity: count) { _ in Header(type: type, rootBits: state) }
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
    if !type.deinitializers.isEmpty && header.rootBits != Self.unfinished { runDeinitializers(type) }
    withUnsafeMutablePointerToElements { elements in
      Releases.release(count: type.referenceFields.count) { elements[type.referenceFields[$0]] }
    }
  }

  /// The bodies of `deinit`, unless the machine that has them is gone.
  @inline(never)
  private func runDeinitializers(_ type: NotebookType) {
    guard let context = MachineContext.current, type.home === context else { return }
    let object = header.rootBits == 0 ? Slot(borrowing: self) : header.rootBits
    if !context.runDeinitializers(type.deinitializers, of: object, named: type.name), header.rootBits == 0 {
      Zombie.keep(self, emptying: type.referenceFields.count)
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
