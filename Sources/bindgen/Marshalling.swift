/// Swift expressions that turn slots into values and back.
struct Marshalling {
  let program: Program
  /// What the declaration's own generic parameters stand for.
  var generics: [String: String?] = [:]

  static let scalars: Set<String> = [
    "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double", "Float", "Bool",
  ]
  /// Protocols whose values the run-time part of Bindings knows how to make from any slot.
  static let protocols: Set<String> = ["TensorConvertible", "TensorScalar", "TensorIndex", "Trackable", "LayerConvertible"]

  /// The Swift type in the glue.
  func swiftType(_ type: TypeText) -> TypeText {
    type.replacing { part in
      guard case .named(let name, []) = part, generics[name] != nil else { return nil }
      return .named("OpaqueValue", [])
    }
  }

  /// Whether the slot of a type owns a reference.
  func isReference(_ type: TypeText) -> Bool {
    if type.isVoid { return false }
    if case .named(let name, _) = type { return !Self.scalars.contains(name) }
    return true
  }

  /// Whether the type is a generic parameter, of the declaration or of the type around it.
  private func isOpaque(_ type: TypeText) -> Bool {
    if case .named(let name, []) = type { return name == "OpaqueValue" || generics[name] != nil }
    return false
  }

  /// Whether the type has `borrow` and `owned` of its own.
  func isConvertible(_ type: TypeText) -> Bool {
    switch type {
    case .named(let name, let arguments):
      if Self.scalars.contains(name) || name == "String" || name == "Character" { return true }
      if name == "Range" || name == "ClosedRange" { return arguments == [.named("Int", [])] }
      guard let bound = program.type(named: name), bound.kind == .classType || bound.kind == .value else { return false }
      return bound.generics.isEmpty ? arguments.isEmpty : !bound.isHandwritten && arguments.allSatisfy(isOpaque)
    case .array(let element): return isConvertible(element)
    case .dictionary(let key, let value): return isConvertible(key) && isConvertible(value)
    case .optional(let wrapped), .unwrapped(let wrapped): return isConvertible(wrapped)
    default: return false
    }
  }

  /// The value in a borrowed slot; nil when bindgen cannot make one.
  func borrow(_ type: TypeText, _ slot: String) -> String? {
    if isConvertible(type) { return "(\(swiftType(type).text)).borrow(\(slot))" }
    switch type {
    case .named("Any", _): return "anyValue(\(slot))"
    case .named("Zip2Sequence", let sides): return zipped(sides, slot)
    case .any(let name): return Self.protocols.contains(name) ? "any\(name)(\(slot))" : nil
    case .named(let name, let arguments):
      guard let bound = program.type(named: name), bound.kind == .value, arguments.count == 1 else { return nil }
      return "\(type.text)(core: \(bound.path)Core.borrow(\(slot)))"
    case .array(let element):
      return borrow(element, "$0").map { "\(slot).object(as: ArrayObject.self).slots.map { \($0) }" }
    case .dictionary(.named("String", []), let value):
      return borrow(value, "$0").map { "dictionaryValue(\(slot)) { \($0) }" }
    case .optional(let wrapped), .unwrapped(let wrapped):
      return borrow(wrapped, "$0").map { "optionalValue(\(slot)) { \($0) }" }
    case .tuple(let elements):
      let values = elements.enumerated().map { borrow($1.type, "elements[\($0)]") }
      guard values.allSatisfy({ $0 != nil }) else { return nil }
      return "tupleValue(\(slot)) { elements in (\(values.map { $0! }.joined(separator: ", "))) }"
    case .function(let parameters, let result, false): return closure(parameters, result, slot)
    default: return nil
    }
  }

  /// Two lists side by side, as `zip` gives them.
  private func zipped(_ sides: [TypeText], _ slot: String) -> String? {
    guard sides.count == 2, case .array(let first) = sides[0], case .array(let second) = sides[1],
      let a = borrow(first, "$0"), let b = borrow(second, "$0")
    else { return nil }
    return "zippedValue(\(slot), { \(a) }, { \(b) })"
  }

  /// A Swift closure that calls the notebook's.
  private func closure(_ parameters: [TypeText], _ result: TypeText, _ slot: String) -> String? {
    var arguments: [String] = []
    for (index, type) in parameters.enumerated() {
      guard let owned = owned(type, "a\(index)") else { return nil }
      arguments.append(owned)
    }
    let header = parameters.enumerated().map { "a\($0): \(swiftType($1).text)" }.joined(separator: ", ")
    let references = parameters.map { String(isReference($0)) }.joined(separator: ", ")
    let call = "function([\(arguments.joined(separator: ", "))], [\(references)])"
    if result.isVoid {
      return "notebookFunction(\(slot)) { function in { (\(header)) -> Void in \(call)?.discard(false) } }"
    }
    guard let fallback = inert(result), let value = borrow(result, "result") ?? opaque(result, "result") else { return nil }
    let text = swiftType(result).text
    return "notebookFunction(\(slot)) { function in { (\(header)) -> \(text) in "
      + "guard let result = \(call) else { return \(fallback) }; defer { result.discard(\(isReference(result))) }; "
      + "return \(value) } }"
  }

  /// A value of a generic parameter that nothing is asked of: carried through as the slot it is.
  private func opaque(_ type: TypeText, _ slot: String) -> String? {
    guard case .named(let name, []) = type, generics[name] != nil else { return nil }
    return "OpaqueValue(borrowing: \(slot), type\(name))"
  }

  /// What a closure returns when the notebook's function did not end normally: nobody looks at it.
  private func inert(_ type: TypeText) -> String? {
    switch type {
    case .named(let name, _):
      if Self.scalars.contains(name) { return name == "Bool" ? "false" : "0" }
      if name == "String" { return "\"\"" }
      if name == "Any" { return "()" }
      if generics[name] != nil { return "OpaqueValue.none" }
      switch program.resolve(name) {
      case "Tensor": return "Tensor.inert"
      case "NDArray": return "Tensor.inert.numpy()"
      default: return nil
      }
    case .array: return "[]"
    case .dictionary: return "[:]"
    case .optional, .unwrapped: return "nil"
    case .any("TensorConvertible"): return "Tensor.inert"
    case .function(let parameters, let result, false):
      let value = result.isVoid ? "()" : inert(result)
      return value.map { "{ (\(parameters.map { _ in "_" }.joined(separator: ", "))) in \($0) }" }
    case .tuple(let elements):
      let values = elements.map { inert($0.type) }
      return values.contains { $0 == nil } ? nil : "(\(values.map { $0! }.joined(separator: ", ")))"
    default: return nil
    }
  }

  /// An owning slot of a value; nil when bindgen cannot make one.
  func owned(_ type: TypeText, _ value: String) -> String? {
    if type.isVoid { return "0" }
    if isConvertible(type) { return "(\(value)).owned()" }
    switch type {
    case .named("Any", _), .any: return "Slot(owning: existential(of: \(value)))"
    case .named(let name, let arguments):
      if generics[name] != nil { return "\(value).owned()" }
      guard let bound = program.type(named: name), bound.kind == .value, arguments.count == 1 else { return nil }
      return "\(value).core.owned()"
    case .array(let element):
      return owned(element, "$0").map { "ownedArray(\(value), \(isReference(element))) { \($0) }" }
    case .optional(let wrapped), .unwrapped(let wrapped):
      return owned(wrapped, "$0").map { "\(value).map { \($0) } ?? 0" }
    case .tuple(let elements):
      let slots = elements.indices.map { owned(elements[$0].type, "tuple.\($0)") }
      guard slots.allSatisfy({ $0 != nil }) else { return nil }
      var mask = 0
      for (index, element) in elements.enumerated() where isReference(element.type) { mask |= 1 << index }
      return "ownedTuple(\(value), \(mask)) { tuple in [\(slots.map { $0! }.joined(separator: ", "))] }"
    default: return nil
    }
  }
}
