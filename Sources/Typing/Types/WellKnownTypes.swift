/// The types the language itself refers to: literals, conditions, optionals, ranges, interpolation.
///
/// They are the same objects in every environment; an interface chunk that declares one of these names fills in its members.
extension NominalType {
  private static func structure(_ name: String, _ representation: Representation = .reference, _ parameters: String...)
    -> NominalType
  {
    let type = NominalType(name: name, kind: .structure, origin: .native)
    type.representation = representation
    type.generics.parameters = parameters.map { GenericParameter(name: $0) }
    return type
  }

  private static func protocolType(_ name: String) -> NominalType {
    let type = NominalType(name: name, kind: .protocolType, origin: .native)
    type.generics.parameters = [GenericParameter(name: "Self", isSelf: true)]
    return type
  }

  package static let int = structure("Int", .int)
  package static let int8 = structure("Int8", .int)
  package static let int16 = structure("Int16", .int)
  package static let int32 = structure("Int32", .int)
  package static let int64 = structure("Int64", .int)
  package static let uint = structure("UInt", .int)
  package static let uint8 = structure("UInt8", .int)
  package static let uint16 = structure("UInt16", .int)
  package static let uint32 = structure("UInt32", .int)
  package static let uint64 = structure("UInt64", .int)
  package static let double = structure("Double", .double)
  package static let float = structure("Float", .float)
  package static let bool = structure("Bool", .bool)
  package static let string = structure("String")
  package static let character = structure("Character")
  package static let substring = structure("Substring")
  package static let array = structure("Array", .reference, "Element")
  package static let dictionary = structure("Dictionary", .reference, "Key", "Value")
  package static let set = structure("Set", .reference, "Element")
  package static let range = structure("Range", .reference, "Bound")
  package static let closedRange = structure("ClosedRange", .reference, "Bound")
  package static let optional: NominalType = {
    let type = NominalType(name: "Optional", kind: .enumeration, origin: .native)
    let wrapped = GenericParameter(name: "Wrapped")
    type.generics.parameters = [wrapped]
    type.cases = [
      EnumCase(name: "none", index: 0, payload: []),
      EnumCase(name: "some", index: 1, payload: [.init(type: .parameter(wrapped))]),
    ]
    return type
  }()
  /// Has no values: the result of `fatalError`.
  package static let never = NominalType(name: "Never", kind: .enumeration, origin: .native)

  package static let error = protocolType("Error")
  package static let equatable = protocolType("Equatable")
  package static let hashable = protocolType("Hashable")
  package static let comparable = protocolType("Comparable")
  package static let sequence = protocolType("Sequence")
  package static let iteratorProtocol = protocolType("IteratorProtocol")
  package static let expressibleByIntegerLiteral = protocolType("ExpressibleByIntegerLiteral")
  package static let expressibleByFloatLiteral = protocolType("ExpressibleByFloatLiteral")
  package static let expressibleByStringLiteral = protocolType("ExpressibleByStringLiteral")
  package static let expressibleByBooleanLiteral = protocolType("ExpressibleByBooleanLiteral")
  package static let expressibleByArrayLiteral = protocolType("ExpressibleByArrayLiteral")
  package static let expressibleByDictionaryLiteral = protocolType("ExpressibleByDictionaryLiteral")
  package static let expressibleByNilLiteral = protocolType("ExpressibleByNilLiteral")

  /// By name; what an environment starts from.
  package static let wellKnown: [String: NominalType] = Dictionary(
    uniqueKeysWithValues: [
      int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, double, float, bool, string, character,
      substring, array, dictionary, set, range, closedRange, optional, never, error, equatable, hashable, comparable,
      sequence, iteratorProtocol, expressibleByIntegerLiteral, expressibleByFloatLiteral, expressibleByStringLiteral,
      expressibleByBooleanLiteral, expressibleByArrayLiteral, expressibleByDictionaryLiteral, expressibleByNilLiteral,
    ].map { ($0.name, $0) })

  package var isInteger: Bool { representation == .int }
  package var isFloatingPoint: Bool { representation == .double || representation == .float }
}

extension Type {
  package static let int = Type.nominal(.int, [])
  package static let double = Type.nominal(.double, [])
  package static let float = Type.nominal(.float, [])
  package static let bool = Type.nominal(.bool, [])
  package static let string = Type.nominal(.string, [])
  package static let character = Type.nominal(.character, [])
  package static let void = Type.tuple([])
  package static let any = Type.existential([])
  package static let never = Type.nominal(.never, [])

  package static func array(_ element: Type) -> Type { .nominal(.array, [element]) }
  package static func optional(_ wrapped: Type) -> Type { .nominal(.optional, [wrapped]) }
  package static func dictionary(_ key: Type, _ value: Type) -> Type { .nominal(.dictionary, [key, value]) }

  /// What an optional wraps; nil for other types.
  package var optionalPayload: Type? {
    if case .nominal(let nominal, let arguments) = self, nominal === NominalType.optional { return arguments[0] }
    return nil
  }

  /// The element type of an array; nil for other types.
  package var arrayElement: Type? {
    if case .nominal(let nominal, let arguments) = self, nominal === NominalType.array { return arguments[0] }
    return nil
  }

  package var nominal: NominalType? {
    if case .nominal(let nominal, _) = self { return nominal }
    return nil
  }

  package var isVoid: Bool {
    if case .tuple(let elements) = self { return elements.isEmpty }
    return false
  }
}
