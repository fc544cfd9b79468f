/// Notebook names of bound classes by dynamic class, so that a value knows its name when only its base class is known.
enum BoundNames {
  private static let table = Dictionary(uniqueKeysWithValues: classes.map { (ObjectIdentifier($0.0), $0.1) })

  /// The name of the class or of the nearest bound ancestor.
  static func name(of type: AnyClass) -> String? {
    var current: AnyClass? = type
    while let candidate = current {
      if let name = table[ObjectIdentifier(candidate)] { return name }
      current = _getSuperclass(candidate)
    }
    return nil
  }
}
