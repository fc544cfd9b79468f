/// A Swift type as it stands in a declaration.
indirect enum TypeText: Equatable {
  case named(String, [TypeText])
  case array(TypeText)
  case dictionary(TypeText, TypeText)
  case optional(TypeText)
  case unwrapped(TypeText)
  case tuple([Element])
  case function([TypeText], TypeText, throwing: Bool)
  case some(String)
  case any(String)

  struct Element: Equatable {
    let label: String?
    let type: TypeText
  }

  static let void = TypeText.tuple([])

  var isVoid: Bool { self == .void || self == .named("Void", []) }

  /// As written in Swift.
  var text: String {
    switch self {
    case .named(let name, let arguments):
      name + (arguments.isEmpty ? "" : "<" + arguments.map(\.text).joined(separator: ", ") + ">")
    case .array(let element): "[\(element.text)]"
    case .dictionary(let key, let value): "[\(key.text): \(value.text)]"
    case .optional(let wrapped):
      switch wrapped {
      case .function, .some, .any: "(\(wrapped.text))?"
      default: "\(wrapped.text)?"
      }
    case .unwrapped(let wrapped): "\(wrapped.text)?"
    case .tuple(let elements):
      "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.text }.joined(separator: ", ") + ")"
    case .function(let parameters, let result, let throwing):
      "(\(parameters.map(\.text).joined(separator: ", ")))\(throwing ? " throws" : "") -> \(result.isVoid ? "Void" : result.text)"
    case .some(let name): "some \(name)"
    case .any(let name): "any \(name)"
    }
  }

  /// The type with every opaque or existential part given by `change`, which returns nil to leave a type as it is.
  func replacing(_ change: (TypeText) -> TypeText?) -> TypeText {
    if let changed = change(self) { return changed }
    switch self {
    case .named(let name, let arguments): return .named(name, arguments.map { $0.replacing(change) })
    case .array(let element): return .array(element.replacing(change))
    case .dictionary(let key, let value): return .dictionary(key.replacing(change), value.replacing(change))
    case .optional(let wrapped): return .optional(wrapped.replacing(change))
    case .unwrapped(let wrapped): return .unwrapped(wrapped.replacing(change))
    case .tuple(let elements):
      return .tuple(elements.map { Element(label: $0.label, type: $0.type.replacing(change)) })
    case .function(let parameters, let result, let throwing):
      return .function(parameters.map { $0.replacing(change) }, result.replacing(change), throwing: throwing)
    case .some, .any: return self
    }
  }
}

/// Reads a type from text.
struct TypeReader {
  private var rest: Substring

  init(_ text: some StringProtocol) { rest = Substring(text) }

  /// The type; nil when the text holds something bindgen does not know.
  static func read(_ text: some StringProtocol) -> TypeText? {
    var reader = TypeReader(text)
    guard let type = reader.type() else { return nil }
    reader.skip()
    return reader.rest.isEmpty ? type : nil
  }

  private mutating func skip() { rest = rest.drop { $0 == " " } }

  private mutating func take(_ text: String) -> Bool {
    skip()
    guard rest.hasPrefix(text) else { return false }
    rest.removeFirst(text.count)
    return true
  }

  private mutating func word() -> String {
    skip()
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "`" }
    rest.removeFirst(word.count)
    return String(word)
  }

  private mutating func type() -> TypeText? {
    while take("@") { _ = word() }
    guard var type = primary() else { return nil }
    while true {
      if rest.hasPrefix("?") { rest.removeFirst(); type = .optional(type) }
      else if rest.hasPrefix("!") { rest.removeFirst(); type = .unwrapped(type) }
      else { break }
    }
    return type
  }

  private mutating func primary() -> TypeText? {
    if take("[") { return bracketed() }
    if take("(") { return parenthesised() }
    let name = word()
    guard !name.isEmpty else { return nil }
    if name == "some" || name == "any" {
      var names = [word()]
      while take("&") { names.append(word()) }
      if rest.hasPrefix("<") { return nil }
      let joined = names.joined(separator: " & ")
      return name == "some" ? .some(joined) : .any(joined)
    }
    guard rest.hasPrefix("<") else { return .named(name, []) }
    rest.removeFirst()
    guard let arguments = list(until: ">") else { return nil }
    return .named(name, arguments.map(\.type))
  }

  private mutating func bracketed() -> TypeText? {
    guard let first = type() else { return nil }
    if take(":") {
      guard let value = type(), take("]") else { return nil }
      return .dictionary(first, value)
    }
    return take("]") ? .array(first) : nil
  }

  private mutating func parenthesised() -> TypeText? {
    guard let elements = list(until: ")") else { return nil }
    let before = rest
    let throwing = take("throws")
    if take("->") {
      guard let result = type() else { return nil }
      return .function(elements.map(\.type), result, throwing: throwing)
    }
    rest = before
    return elements.count == 1 && elements[0].label == nil ? elements[0].type : .tuple(elements)
  }

  private mutating func list(until end: String) -> [TypeText.Element]? {
    var elements: [TypeText.Element] = []
    if take(end) { return elements }
    repeat {
      guard let element = element() else { return nil }
      elements.append(element)
    } while take(",")
    return take(end) ? elements : nil
  }

  private mutating func element() -> TypeText.Element? {
    let start = rest
    let label = word()
    if !label.isEmpty, take(":") {
      guard let type = type() else { return nil }
      return TypeText.Element(label: label == "_" ? nil : label, type: type)
    }
    rest = start
    guard let type = type() else { return nil }
    return TypeText.Element(label: nil, type: type)
  }
}
