import Synchronization

/// What the machine knows of a protocol: its identity, which types conform is another table's matter.
package final class ProtocolDescriptor: @unchecked Sendable, Hashable {
  package let name: String
  /// Whether only classes conform, so that a value of `any P` is the object itself.
  package let isClassBound: Bool
  /// Of `Sequence<Int>` and the like: the type of the elements.
  package let element: TypeDescriptor?

  /// A protocol of a notebook: one that is declared again under the same name is another.
  package init(name: String, isClassBound: Bool, element: TypeDescriptor? = nil) {
    self.name = name
    self.isClassBound = isClassBound
    self.element = element
  }

  private static let natives = Mutex<[String: ProtocolDescriptor]>([:])

  /// The one descriptor of a native protocol.
  package static func native(_ name: String) -> ProtocolDescriptor {
    natives.withLock { table in
      if let known = table[name] { return known }
      let descriptor = ProtocolDescriptor(name: name, isClassBound: name == "AnyObject")
      table[name] = descriptor
      return descriptor
    }
  }

  package static func == (left: ProtocolDescriptor, right: ProtocolDescriptor) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
