/// What a literal asks of its type.
enum LiteralKind {
  case integer, float, string, boolean

  var defaultType: Type {
    switch self {
    case .integer: .int
    case .float: .double
    case .string: .string
    case .boolean: .bool
    }
  }

  var protocolType: NominalType {
    switch self {
    case .integer: .expressibleByIntegerLiteral
    case .float: .expressibleByFloatLiteral
    case .string: .expressibleByStringLiteral
    case .boolean: .expressibleByBooleanLiteral
    }
  }
}

/// How much a solution departs from the plainest reading, in the order in which swiftc weighs departures.
struct Score: Comparable {
  var unwrappedMembers = 0
  var functionConversions = 0
  var nonDefaultLiterals = 0
  var collectionUpcasts = 0
  var optionalPromotions = 0
  var existentials = 0

  static func < (left: Score, right: Score) -> Bool {
    (left.unwrappedMembers, left.functionConversions, left.nonDefaultLiterals, left.collectionUpcasts,
      left.optionalPromotions, left.existentials)
      < (right.unwrappedMembers, right.functionConversions, right.nonDefaultLiterals, right.collectionUpcasts,
        right.optionalPromotions, right.existentials)
  }
}

/// The unknown types of the expression being checked. Everything can be taken back to a mark, so that overloads can be tried.
struct Solver {
  struct Slot {
    var binding: Type?
    var literal: LiteralKind?
  }

  struct Mark {
    let slots: Int
    let trail: Int
    let score: Score
    let diagnostics: Int
    let operators: Int
    let requirements: Int
    let errors: Int
    let integers: Int
    let empties: Int
    let throwsUncaught: Bool
    let throwNotes: Int
  }

  var slots: [Slot] = []
  var trail: [(number: Int, slot: Slot)] = []
  var score = Score()

  mutating func fresh(literal: LiteralKind? = nil) -> Type {
    slots.append(Slot(binding: nil, literal: literal))
    return .variable(TypeVariable(number: slots.count - 1))
  }

  mutating func set(_ number: Int, _ slot: Slot) {
    trail.append((number, slots[number]))
    slots[number] = slot
  }

  mutating func rollback(slots slotCount: Int, trail trailCount: Int, score: Score) {
    while trail.count > trailCount {
      let (number, slot) = trail.removeLast()
      if number < slotCount { slots[number] = slot }
    }
    if slots.count > slotCount { slots.removeSubrange(slotCount...) }
    self.score = score
  }

  /// The type behind a chain of bound variables; its parts may still hold variables.
  func shallow(_ type: Type) -> Type {
    var type = type
    while case .variable(let variable) = type, let bound = slots[variable.number].binding { type = bound }
    return type
  }

  /// Whether the type, bound variables followed, mentions an unbound one.
  func hasUnknowns(_ type: Type) -> Bool {
    switch shallow(type) {
    case .variable: true
    case .nominal(_, let arguments): arguments.contains { hasUnknowns($0) }
    case .tuple(let elements): elements.contains { hasUnknowns($0.type) }
    case .function(let function): function.parameters.contains { hasUnknowns($0.type) } || hasUnknowns(function.result)
      || function.thrownType.map(hasUnknowns) ?? false
    case .metatype(let type), .dependent(let type, _): hasUnknowns(type)
    case .existential(let protocols): protocols.contains { $0.constraint?.arguments.contains { hasUnknowns($0) } ?? false }
    case .parameter, .error: false
    }
  }

  func literal(_ type: Type) -> LiteralKind? {
    if case .variable(let variable) = shallow(type) { return slots[variable.number].literal }
    return nil
  }
}
