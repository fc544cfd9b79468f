/// Something whose variables a checkpoint keeps: variables, modules, models, optimizers, and checkpoints themselves.
public protocol Trackable: AnyObject {
  /// What it consists of, by name; the names become those in checkpoint files.
  var trackedChildren: [TrackedChild] { get }
}

/// One part of a trackable object.
public struct TrackedChild {
  package let name: String
  /// A trackable object, or a list or dictionary of some; anything else is passed over.
  package let value: Any

  package init(_ name: String, _ value: Any) {
    self.name = name
    self.value = value
  }
}

extension Variable: Trackable {
  /// A variable is a whole of its own.
  public var trackedChildren: [TrackedChild] { [] }
}
