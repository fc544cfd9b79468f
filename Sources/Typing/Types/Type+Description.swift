extension Type: CustomStringConvertible {
  /// As Swift prints it in a message: `[Int]`, `String?`, `(Int, name: String) throws -> Void`.
  package var description: String {
    switch self {
    case .nominal(let nominal, let arguments): return Type.nominalDescription(nominal, arguments)
    case .tuple(let elements):
      return "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.description }.joined(separator: ", ") + ")"
    case .function(let function): return function.description
    case .metatype(let type): return type.parenthesized + ".Type"
    case .existential(let protocols):
      return protocols.isEmpty ? "Any" : "any " + protocols.map(\.name).joined(separator: " & ")
    case .parameter(let parameter): return parameter.name
    case .dependent(let base, let name): return "\(base).\(name)"
    case .variable: return "_"
    case .error: return "_"
    }
  }

  private static func nominalDescription(_ nominal: NominalType, _ arguments: [Type]) -> String {
    switch nominal {
    case .optional where arguments.count == 1: return arguments[0].parenthesized + "?"
    case .array where arguments.count == 1: return "[\(arguments[0])]"
    case .dictionary where arguments.count == 2: return "[\(arguments[0]) : \(arguments[1])]"
    default:
      if arguments.isEmpty { return nominal.name }
      return nominal.name + "<" + arguments.map(\.description).joined(separator: ", ") + ">"
    }
  }

  private var parenthesized: String {
    switch self {
    case .function: return "(\(self))"
    case .existential(let protocols) where !protocols.isEmpty: return "(\(self))"
    default: return description
    }
  }
}

extension FunctionType: CustomStringConvertible {
  package var description: String {
    let list = parameters.map { ($0.isInout ? "inout " : "") + $0.type.description }.joined(separator: ", ")
    return "(\(list))" + (throwsErrors ? " throws" : "") + " -> " + (result.isVoid ? "Void" : result.description)
  }
}
