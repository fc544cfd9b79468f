extension TypeDescriptor: CustomStringConvertible {
  /// As Swift prints the type itself: `Array<Int>`, `Optional<String>`, `(Int, name: String)`.
  package var description: String {
    switch kind {
    case .int: "Int"
    case .int8: "Int8"
    case .int16: "Int16"
    case .int32: "Int32"
    case .int64: "Int64"
    case .uint: "UInt"
    case .uint8: "UInt8"
    case .uint16: "UInt16"
    case .uint32: "UInt32"
    case .uint64: "UInt64"
    case .double: "Double"
    case .float: "Float"
    case .bool: "Bool"
    case .void: "()"
    case .never: "Never"
    case .string: "String"
    case .character: "Character"
    case .substring: "Substring"
    case .array(let element): "Array<\(element)>"
    case .set(let element): "Set<\(element)>"
    case .dictionary(let key, let value): "Dictionary<\(key), \(value)>"
    case .optional(let wrapped): "Optional<\(wrapped)>"
    case .tuple(let elements):
      "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.description }.joined(separator: ", ") + ")"
    case .range(let bound): "Range<\(bound)>"
    case .closedRange(let bound): "ClosedRange<\(bound)>"
    case .function(let parameters, let result):
      "(" + parameters.map(\.description).joined(separator: ", ") + ") -> \(result)"
    case .existential(let protocols), .object(let protocols):
      protocols.isEmpty ? "Any" : protocols.map(\.name).joined(separator: " & ")
    case .notebook(let type): type.name
    case .native(let name, let arguments, _):
      Self.baseName(name)
        + (arguments.isEmpty ? "" : "<" + arguments.map(\.description).joined(separator: ", ") + ">")
    case .metatype(let type): "\(type).Type"
    case .weak(let type): type.description
    }
  }

  /// The name as `String(reflecting: T.self)` shows it, with the modules: `Swift.Array<main.Point>`.
  package var reflectedName: String {
    func list(_ types: [TypeDescriptor]) -> String { types.map(\.reflectedName).joined(separator: ", ") }
    return switch kind {
    case .notebook(let type): type.qualifiedName
    case .array(let element): "Swift.Array<\(element.reflectedName)>"
    case .set(let element): "Swift.Set<\(element.reflectedName)>"
    case .dictionary(let key, let value): "Swift.Dictionary<\(list([key, value]))>"
    case .optional(let wrapped): "Swift.Optional<\(wrapped.reflectedName)>"
    case .range(let bound): "Swift.Range<\(bound.reflectedName)>"
    case .closedRange(let bound): "Swift.ClosedRange<\(bound.reflectedName)>"
    case .tuple(let elements):
      "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.reflectedName }.joined(separator: ", ") + ")"
    case .function(let parameters, let result): "(" + list(parameters) + ") -> \(result.reflectedName)"
    case .metatype(let type): "\(type.reflectedName).Type"
    case .existential([]), .void, .native: description
    default: "Swift." + description
    }
  }

  private static func baseName(_ dotted: String) -> String {
    dotted.split(separator: ".").last.map(String.init) ?? dotted
  }
}
