/// A construct outside the notebook language, and the nearest thing inside it.
struct Refusal {
  let identifier: String
  let message: String

  static let actor = Refusal(
    identifier: "no-concurrency", message: "actors are outside the notebook language: write a class")
  static let macroDeclaration = Refusal(
    identifier: "no-macros", message: "macros are outside the notebook language: write a function")
  static let availability = Refusal(
    identifier: "no-availability", message: "'#available' is not in this version, and not needed in a notebook: remove it")
  static let noncopyable = Refusal(
    identifier: "no-noncopyable", message: "suppressed conformances such as '~Copyable' are outside the notebook language")
  static let parameterPack = Refusal(
    identifier: "no-parameter-packs", message: "parameter packs are outside the notebook language: take an array")
  static let regex = Refusal(
    identifier: "no-regex", message: "regex literals are not in this version: use 'split', 'contains' or 'replacing'")
  static let unsafeExpression = Refusal(
    identifier: "no-unsafe", message: "'unsafe' is outside the notebook language: remove it")

  static func concurrency(_ word: String) -> Refusal {
    Refusal(
      identifier: "no-concurrency",
      message: "'\(word)' is outside the notebook language: calls return when they are done; remove it")
  }

  static func macro(_ name: String) -> Refusal {
    Refusal(
      identifier: "no-macros",
      message: "the macro '#\(name)' is outside the notebook language: call a function")
  }

  static func objectiveC(_ word: String) -> Refusal {
    Refusal(
      identifier: "no-objective-c", message: "'\(word)' belongs to Objective-C and is outside the notebook language: remove it")
  }

  static func ownership(_ word: String) -> Refusal {
    Refusal(identifier: "no-ownership", message: "'\(word)' is outside the notebook language: remove it")
  }

  static func unsafePointer(_ name: String) -> Refusal {
    Refusal(
      identifier: "no-unsafe",
      message: "'\(name)' is outside the notebook language: use arrays, 'Tensor' or 'NDArray'")
  }

  static func notInThisVersion(_ construct: String, _ instead: String) -> Refusal {
    Refusal(identifier: "not-in-this-version", message: "\(construct) are not in this version: use \(instead)")
  }

  static func isUnsafeName(_ name: String) -> Bool {
    (name.hasPrefix("Unsafe") && (name.hasSuffix("Pointer") || name.hasSuffix("Continuation")))
      || name.hasPrefix("withUnsafe") || name == "Unmanaged" || name == "OpaquePointer"
      || name == "unsafeBitCast" || name == "unsafeDowncast"
  }

  private static let acceptedAttributes: Set<String> = [
    "discardableResult", "escaping", "autoclosure", "inlinable", "inline", "frozen", "usableFromInline",
    "available", "unknown", "warn_unqualified_access", "Sendable", "preconcurrency", "retroactive", "unchecked",
  ]

  /// Why an attribute is refused; nil for the ones that are accepted.
  static func attribute(_ name: String, onVariable: Bool) -> Refusal? {
    if acceptedAttributes.contains(name) { return nil }
    switch name {
    case "objc", "objcMembers", "nonobjc", "IBOutlet", "IBAction", "NSCopying", "NSManaged":
      return objectiveC("@\(name)")
    case "MainActor", "globalActor", "concurrent":
      return concurrency("@\(name)")
    case "main":
      return Refusal(
        identifier: "no-main", message: "'@main' is outside the notebook language: the statements of a cell run by themselves; call the function")
    case "resultBuilder":
      return Refusal(
        identifier: "no-result-builders",
        message: "result builders are outside the notebook language: take an array, as in 'Sequential([Dense(1)])'")
    case "propertyWrapper":
      return Refusal(
        identifier: "no-property-wrappers",
        message: "property wrappers are outside the notebook language: use a computed property or 'didSet'")
    case "dynamicMemberLookup", "dynamicCallable":
      return Refusal(
        identifier: "no-dynamic-members",
        message: "'@\(name)' is outside the notebook language: write a method or subscript, or 'callAsFunction'")
    case "tf.function", "staticmethod", "classmethod", "property":
      return Refusal(identifier: "python-decorator", message: PythonStatements.decoratorAdvice(name))
    case "convention", "_silgen_name", "_cdecl", "c", "unsafe", "safe":
      return Refusal(identifier: "no-foreign-functions", message: "'@\(name)' is outside the notebook language: remove it")
    case "native", "representation":
      return Refusal(identifier: "no-such-attribute", message: "unknown attribute '\(name)'")
    default:
      if onVariable {
        return Refusal(
          identifier: "no-property-wrappers",
          message: "'@\(name)': property wrappers are outside the notebook language: use a computed property or 'didSet'")
      }
      return Refusal(identifier: "no-such-attribute", message: "unknown attribute '\(name)'; \(PythonStatements.decoratorAdvice(name))")
    }
  }
}
