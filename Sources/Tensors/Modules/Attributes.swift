/// An object that says itself what its attributes are, because Swift's reflection cannot see them: an instance
/// of a class written in a notebook, whose fields the machine holds.
package protocol AttributeProviding: AnyObject {
  /// The fields of the classes written in the notebook, those inherited among them. Values are what Swift code
  /// would have there: tensors and modules themselves, arrays as `[Any]`, dictionaries as `[String: Any]` or
  /// `[AnyHashable: Any]`; fields that hold nil are left out.
  var attributes: [(name: String, value: Any)] { get }
}

/// What is stored in an object, found by reflection.
package enum Attributes {
  /// The stored properties of `object` by name, in the order of their names, up to but not including those of `base`.
  package static func of(_ object: AnyObject, below base: AnyClass) -> [(name: String, value: Any)] {
    declared(of: object, below: base).sorted { precedes($0.name, $1.name) }
  }

  /// The same in the order of their declarations, those of a superclass first.
  package static func declared(of object: AnyObject, below base: AnyClass) -> [(name: String, value: Any)] {
    var found: [(name: String, value: Any)] = []
    var level: Mirror? = Mirror(reflecting: object)
    // The Swift class behind a notebook's class stores nothing of the notebook's own.
    if let provider = object as? AttributeProviding {
      found = provider.attributes
      level = level?.superclassMirror
    }
    while let mirror = level, mirror.subjectType != base {
      let inherited = mirror.children.compactMap { child in
        child.label.map { (name: plainName($0), value: child.value) }
      }
      found = inherited + found
      level = mirror.superclassMirror
    }
    return found
  }

  /// Python's order of strings.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }

  /// What reflection calls the storage of a `lazy var`, under the name it was written with.
  private static func plainName(_ label: String) -> String {
    let prefix = "$__lazy_storage_$_"
    return label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label
  }

  /// What a value is made of, so far as tracking follows it.
  package enum Content {
    case variable(Variable)
    case trackable(any Trackable)
    /// A list, tuple or dictionary: elements under `0`, `1`... or under their keys, which are in order.
    case container([(name: String, value: Any)])
    case other
  }

  package static func content(of value: Any) -> Content {
    switch value {
    case let variable as Variable: return .variable(variable)
    case let trackable as any Trackable: return .trackable(trackable)
    // Long lists of data are not searched element by element.
    case is Tensor, is NDArray, is String, is [Double], is [Float], is [Int], is [String]: return .other
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { content(of: $0.value) } ?? .other
    case .collection, .tuple:
      return .container(mirror.children.enumerated().map { (name: "\($0)", value: $1.value) })
    case .dictionary:
      let pairs = mirror.children.compactMap { child -> (key: Any, value: Any)? in
        let parts = Array(Mirror(reflecting: child.value).children)
        return parts.count == 2 ? (key: parts[0].value, value: parts[1].value) : nil
      }
      return .container(sorted(pairs))
    default: return .other
    }
  }

  /// By key, numbers among themselves as numbers.
  private static func sorted(_ pairs: [(key: Any, value: Any)]) -> [(name: String, value: Any)] {
    let keyed = pairs.map { (key: ($0.key as? AnyHashable)?.base ?? $0.key, value: $0.value) }
    let inOrder = keyed.sorted { a, b in
      if let x = a.key as? Int, let y = b.key as? Int { return x < y }
      return precedes("\(a.key)", "\(b.key)")
    }
    return inOrder.map { (name: "\($0.key)", value: $0.value) }
  }
}
