import Synchronization

/// What the machine knows of a type at run time: enough to print, compare, hash and convert a slot of it.
///
/// Descriptors are interned and immortal, so equal types are the same object and a descriptor may be passed to native
/// functions as an unretained pointer.
///
///     TypeDescriptor.array(.int).description   // "Array<Int>"
///     TypeDescriptor.array(.int) === TypeDescriptor.array(.int)   // true
package final class TypeDescriptor: @unchecked Sendable {
  package struct TupleElement: Hashable {
    package let label: String?
    package let type: TypeDescriptor

    package init(label: String? = nil, type: TypeDescriptor) {
      self.label = label
      self.type = type
    }
  }

  package enum Kind: Hashable {
    case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64
    case double, float, bool, void, never
    case string, character, substring
    case array(TypeDescriptor)
    case set(TypeDescriptor)
    case dictionary(TypeDescriptor, TypeDescriptor)
    case optional(TypeDescriptor)
    case tuple([TupleElement])
    case range(TypeDescriptor)
    case closedRange(TypeDescriptor)
    case function([TypeDescriptor], TypeDescriptor)
    /// `any P & Q`; without protocols `Any`. The slot is an `ExistentialObject`.
    case existential([ProtocolDescriptor])
    /// `any P & Q` of which one is class-bound, and `AnyObject`. The slot is the object itself.
    case object([ProtocolDescriptor])
    /// A class, struct or enum declared in a notebook.
    case notebook(NotebookType)
    /// A type implemented in Swift, by dotted name and generic arguments.
    case native(String, [TypeDescriptor], SlotRepresentation)
    case metatype(TypeDescriptor)
    /// What a `weak` or `unowned` field of that type holds: a reference that does not keep its object alive.
    case weak(TypeDescriptor)
  }

  package let kind: Kind
  package let representation: SlotRepresentation

  /// Whether a slot of this type owns a reference (which may be nil).
  package var isReference: Bool { representation == .reference }

  /// Whether a value of the optional of this type is an `OptionalBox` instead of the wrapped pointer itself.
  package let isBoxedWhenOptional: Bool

  /// Numbered in the order they are made; what a machine's tables are indexed by.
  package let number: Int
  /// Whether a value may be of a notebook class that inherits from this one.
  package let isNotebookClass: Bool

  private init(kind: Kind, number: Int) {
    self.kind = kind
    self.number = number
    if case .notebook(let type) = kind { isNotebookClass = type.kind == .classType } else { isNotebookClass = false }
    representation = kind.representation
    if case .optional = kind { isBoxedWhenOptional = true } else { isBoxedWhenOptional = representation != .reference }
  }

  private static let interned = Mutex<[Kind: TypeDescriptor]>([:])

  /// The one descriptor of that kind.
  package static func of(_ kind: Kind) -> TypeDescriptor {
    interned.withLock { table in
      if let known = table[kind] { return known }
      let descriptor = TypeDescriptor(kind: kind, number: table.count)
      table[kind] = descriptor
      if case .notebook(let type) = kind { type.descriptor = descriptor }
      return descriptor
    }
  }

  /// The bits that stand for this descriptor in a native function's window. Unretained: descriptors live forever.
  package var slot: Slot { Slot(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())) }

  /// The descriptor behind `slot`.
  package static func at(_ slot: Slot) -> TypeDescriptor {
    Unmanaged<TypeDescriptor>.fromOpaque(UnsafeRawPointer(bitPattern: UInt(slot))!).takeUnretainedValue()
  }
}

extension TypeDescriptor: Hashable {
  package static func == (left: TypeDescriptor, right: TypeDescriptor) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension TypeDescriptor {
  package static let int = of(.int)
  package static let int8 = of(.int8)
  package static let int16 = of(.int16)
  package static let int32 = of(.int32)
  package static let int64 = of(.int64)
  package static let uint = of(.uint)
  package static let uint8 = of(.uint8)
  package static let uint16 = of(.uint16)
  package static let uint32 = of(.uint32)
  package static let uint64 = of(.uint64)
  package static let double = of(.double)
  package static let float = of(.float)
  package static let bool = of(.bool)
  package static let void = of(.void)
  package static let never = of(.never)
  package static let string = of(.string)
  package static let character = of(.character)
  package static let substring = of(.substring)
  package static let any = of(.existential([]))

  package static func array(_ element: TypeDescriptor) -> TypeDescriptor { of(.array(element)) }
  package static func set(_ element: TypeDescriptor) -> TypeDescriptor { of(.set(element)) }
  package static func optional(_ wrapped: TypeDescriptor) -> TypeDescriptor { of(.optional(wrapped)) }
  package static func range(_ bound: TypeDescriptor) -> TypeDescriptor { of(.range(bound)) }
  package static func closedRange(_ bound: TypeDescriptor) -> TypeDescriptor { of(.closedRange(bound)) }
  package static func metatype(_ type: TypeDescriptor) -> TypeDescriptor { of(.metatype(type)) }
  package static func notebook(_ type: NotebookType) -> TypeDescriptor { of(.notebook(type)) }

  package static func dictionary(_ key: TypeDescriptor, _ value: TypeDescriptor) -> TypeDescriptor {
    of(.dictionary(key, value))
  }

  package static func tuple(_ elements: [TupleElement]) -> TypeDescriptor {
    elements.isEmpty ? .void : of(.tuple(elements))
  }

  package static func function(_ parameters: [TypeDescriptor], _ result: TypeDescriptor) -> TypeDescriptor {
    of(.function(parameters, result))
  }

  package static func native(
    _ name: String, _ arguments: [TypeDescriptor] = [], representation: SlotRepresentation = .reference
  ) -> TypeDescriptor {
    of(.native(name, arguments, representation))
  }
}

extension TypeDescriptor.Kind {
  package var representation: SlotRepresentation {
    switch self {
    case .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64: .int
    case .double: .double
    case .float: .float
    case .bool: .bool
    case .void, .never: .void
    case .string, .character, .substring, .array, .set, .dictionary, .optional, .tuple, .range, .closedRange, .function,
      .existential, .object, .notebook, .metatype, .weak:
      .reference
    case .native(_, _, let representation): representation
    }
  }
}
