/// A class, struct or enum declared in a notebook: fields in slot order, methods, superclass.
///
/// Lowering fills the tables in before any instance exists; afterwards they do not change.
package final class NotebookType: Hashable {
  package enum Kind { case classType, structure, enumeration }

  package struct Field {
    package let name: String
    package let type: TypeDescriptor

    package init(name: String, type: TypeDescriptor) {
      self.name = name
      self.type = type
    }
  }

  package struct Case {
    package let name: String
    package let payload: [TypeDescriptor.TupleElement]

    package init(name: String, payload: [TypeDescriptor.TupleElement]) {
      self.name = name
      self.payload = payload
    }
  }

  /// Dotted where it is declared inside another: `Card.Suit`, `Stack<Int>.Node`.
  package let name: String
  /// The last part of the name, which values are printed with.
  package let baseName: String
  package let kind: Kind
  /// With its module: `main.Stack<Swift.Int>`.
  package let qualifiedName: String
  /// The descriptor of this type, once there is one; descriptors live forever.
  package internal(set) unowned(unsafe) var descriptor: TypeDescriptor!
  package var superclass: NotebookType?
  /// Whether instances are the Swift objects of a native open class, which keep the fields in an `InstanceObject`.
  package var isNativeRooted = false
  /// Inherited fields first.
  package var fields: [Field] = [] {
    didSet { referenceFields = fields.indices.filter { fields[$0].type.isReference } }
  }
  /// The fields that own references, in order.
  package private(set) var referenceFields: [Int] = []
  /// Cases of an enum, by tag.
  package var cases: [Case] = []
  /// Function numbers by virtual method number; inherited numbers first.
  package var methods: [Int32] = []
  /// Function numbers of the methods that override a native one, by the key of the native method. Includes inherited ones.
  package var overrides: [String: Int32] = [:]
  /// Function numbers of the bodies of `deinit` in the order they run: the class's own first, then its superclasses'.
  package var deinitializers: [Int32] = []
  /// The machine context whose function numbers the type uses; nil before it is loaded and when the machine is gone.
  package unowned(unsafe) var home: AnyObject?
  /// Function number of `description` where the type conforms to `CustomStringConvertible`.
  package var descriptionGetter: Int32?
  /// Function number of `debugDescription` where the type conforms to `CustomDebugStringConvertible`.
  package var debugDescriptionGetter: Int32?
  /// `==` and `<` of the type's own, which natives comparing its values call.
  package var equality: Comparison?
  package var ordering: Comparison?
  /// Function numbers of methods that native code calls when the type conforms to a native protocol, by name: `next()`,
  /// `makeIterator()`, `write(_:)`.
  package var witnesses: [String: Int32] = [:]
  package static let witnessNames: Set<String> = ["next()", "makeIterator()", "write(_:)"]
  /// What `next()` gives, where the type has one: the type of the elements of a sequence or iterator.
  package var iteratedType: TypeDescriptor?
  /// How natives go through it, where it is a sequence, iterator or collection.
  package var iteration: Iteration?
  package var indexing: Indexing?
  /// Function number of the type's own `hash(into:)`.
  package var hashing: Int32?

  /// A notebook function that compares two values.
  package struct Comparison {
    package let function: Int32
    /// Whether it is a member, whose first argument is the type.
    package let isMember: Bool

    package init(function: Int32, isMember: Bool) {
      self.function = function
      self.isMember = isMember
    }
  }

  package init(name: String, kind: Kind, qualifiedName: String? = nil) {
    self.name = name
    baseName = Self.lastPart(of: name)
    self.kind = kind
    self.qualifiedName = qualifiedName ?? "main." + name
  }

  /// What follows the last dot outside of generic arguments.
  private static func lastPart(of name: String) -> String {
    var depth = 0
    var start = name.startIndex
    for index in name.indices {
      switch name[index] {
      case "<": depth += 1
      case ">": depth -= 1
      case "." where depth == 0: start = name.index(after: index)
      default: break
      }
    }
    return String(name[start...])
  }

  package static func == (left: NotebookType, right: NotebookType) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// Whether this type is `other` or inherits from it.
  package func isSubclass(of other: NotebookType) -> Bool {
    var type: NotebookType? = self
    while let current = type {
      if current === other { return true }
      type = current.superclass
    }
    return false
  }
}
