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
    case .existential(let names): names.isEmpty ? "Any" : names.joined(separator: " & ")
    case .notebook(let type): type.name
    case .native(let name, let arguments, _):
      Self.baseName(name)
        + (arguments.isEmpty ? "" : "<" + arguments.map(\.description).joined(separator: ", ") + ">")
    case .metatype(let type): "\(type).Type"
    }
  }

  private static func baseName(_ dotted: String) -> String {
    dotted.split(separator: ".").last.map(String.init) ?? dotted
  }
}
