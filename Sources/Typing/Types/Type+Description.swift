extension Type: CustomStringConvertible {
  /// As Swift prints it in a message: `[Int]`, `String?`, `(Int, name: String) throws -> Void`.
  package var description: String { described(\.name) }

  /// The same with another name for each nominal type.
  func described(_ name: (NominalType) -> String) -> String {
    switch self {
    case .nominal(let nominal, let arguments): return Type.nominalDescription(nominal, arguments, name)
    case .tuple(let elements):
      return "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.described(name) }.joined(separator: ", ") + ")"
    case .function(let function): return function.described(name)
    case .metatype(let type): return type.parenthesized(name) + ".Type"
    case .existential(let protocols):
      return protocols.isEmpty ? "Any" : "any " + protocols.map(name).joined(separator: " & ")
    case .parameter(let parameter): return parameter.name
    case .dependent(let base, let member): return "\(base.described(name)).\(member)"
    case .variable: return "_"
    case .error: return "_"
    }
  }

  private static func nominalDescription(_ nominal: NominalType, _ arguments: [Type], _ name: (NominalType) -> String) -> String {
    switch nominal {
    case .optional where arguments.count == 1: return arguments[0].parenthesized(name) + "?"
    case .array where arguments.count == 1: return "[\(arguments[0].described(name))]"
    case .dictionary where arguments.count == 2: return "[\(arguments[0].described(name)) : \(arguments[1].described(name))]"
    default:
      if arguments.isEmpty { return name(nominal) }
      return name(nominal) + "<" + arguments.map { $0.described(name) }.joined(separator: ", ") + ">"
    }
  }

  private func parenthesized(_ name: (NominalType) -> String) -> String {
    switch self {
    case .function: return "(\(described(name)))"
    case .existential(let protocols) where !protocols.isEmpty: return "(\(described(name)))"
    default: return described(name)
    }
  }
}

extension FunctionType: CustomStringConvertible {
  package var description: String { described(\.name) }

  func described(_ name: (NominalType) -> String) -> String {
    let list = parameters.map { ($0.isInout ? "inout " : "") + $0.type.described(name) }.joined(separator: ", ")
    return "(\(list))" + (throwsErrors ? " throws" + (thrownType.map { "(\($0.described(name)))" } ?? "") : "") + " -> " + (result.isVoid ? "Void" : result.described(name))
  }
}
