internal import Bytecode
internal import Typing

extension FunctionBuilder {
  /// Jumps to the label when the condition comes out as `wanted`, else goes on.
  func branch(_ expression: TypedExpression, to label: Label, when wanted: Bool) throws {
    let outer = range
    range = expression.range
    defer { range = outer }
    switch expression.kind {
    case .boolean(let truth):
      if truth == wanted { jump(label.position == nil ? .jump : .loop, to: label) }
    case .and(let left, let right): try both(left, right, label, wanted: wanted, shortOn: false)
    case .or(let left, let right): try both(left, right, label, wanted: wanted, shortOn: true)
    case .call(let call):
      if let key = call.function.nativeKey {
        if key == "Bool.!(_:)", case .value(let operand)? = call.arguments.first {
          return try branch(operand, to: label, when: !wanted)
        }
        if try compare(key, call, to: label, when: wanted) { return }
      }
      try branchOnValue(expression, label, wanted)
    default: try branchOnValue(expression, label, wanted)
    }
  }

  /// Lets go what a condition needed, before the jump that it decides: both ways are rid of it.
  private func releaseTemporaries(from mark: Int, but tested: Register? = nil) {
    for register in temporaries[mark...] where isOwner(register) && register != tested { emit(.release, a: register) }
  }

  private func branchOnValue(_ expression: TypedExpression, _ label: Label, _ wanted: Bool) throws {
    let mark = temporaries.count
    let value = try lower(expression)
    releaseTemporaries(from: mark, but: value.register)
    jump(wanted ? .jumpIf : .jumpIfNot, a: value.register, to: label)
  }

  /// `&&` decides on false, `||` on true.
  private func both(
    _ left: TypedExpression, _ right: TypedExpression, _ label: Label, wanted: Bool, shortOn short: Bool
  ) throws {
    if wanted == short {
      try branch(left, to: label, when: wanted)
      try branch(right, to: label, when: wanted)
    } else {
      let skip = Label()
      try branch(left, to: skip, when: short)
      try branch(right, to: label, when: wanted)
      place(skip)
    }
  }

  /// Fuses a comparison of numbers with the jump.
  private func compare(
    _ key: String, _ call: TypedExpression.Call, to label: Label, when wanted: Bool
  ) throws -> Bool {
    guard let comparison = Comparison(key: key), call.arguments.count == 2,
      case .value(let left) = call.arguments[0], case .value(let right) = call.arguments[1]
    else { return false }
    if comparison.isDouble && (comparison.relation == .equal || comparison.relation == .notEqual) { return false }
    let mark = temporaries.count
    let a = stable(left, try lower(left), before: [right]).register
    if !comparison.isDouble, case .integer(let bits) = right.kind, let small = Int16(exactly: Int64(bitPattern: bits)),
      compareImmediate(comparison.relation, a, Int(small), to: label, when: wanted, from: mark)
    {
      return true
    }
    let b = try lower(right).register
    releaseTemporaries(from: mark)
    if comparison.isDouble {
      compareDoubles(comparison.relation, a, b, to: label, when: wanted)
    } else {
      compareInts(comparison.relation, a, b, to: label, when: wanted)
    }
    return true
  }

  private func compareInts(_ relation: Comparison.Relation, _ a: Register, _ b: Register, to label: Label, when wanted: Bool) {
    switch wanted ? relation : relation.negated {
    case .equal: jump(.jumpIfEqual, a: a, b: b, to: label)
    case .notEqual: jump(.jumpIfNotEqual, a: a, b: b, to: label)
    case .less: jump(.jumpIfLess, a: a, b: b, to: label)
    case .lessOrEqual: jump(.jumpIfLessOrEqual, a: a, b: b, to: label)
    case .greater: jump(.jumpIfLess, a: b, b: a, to: label)
    case .greaterOrEqual: jump(.jumpIfLessOrEqual, a: b, b: a, to: label)
    }
  }

  /// NaN makes every relation false, so the negation of `<` is not `>=`.
  private func compareDoubles(_ relation: Comparison.Relation, _ a: Register, _ b: Register, to label: Label, when wanted: Bool) {
    switch relation {
    case .less: jump(wanted ? .jumpIfLessDouble : .jumpIfNotLessDouble, a: a, b: b, to: label)
    case .lessOrEqual: jump(wanted ? .jumpIfLessOrEqualDouble : .jumpIfNotLessOrEqualDouble, a: a, b: b, to: label)
    case .greater: jump(wanted ? .jumpIfLessDouble : .jumpIfNotLessDouble, a: b, b: a, to: label)
    case .greaterOrEqual: jump(wanted ? .jumpIfLessOrEqualDouble : .jumpIfNotLessOrEqualDouble, a: b, b: a, to: label)
    case .equal, .notEqual: preconditionFailure("compared by value")
    }
  }

  /// Comparisons with a small constant: `x >= 3` is `x > 2`.
  private func compareImmediate(
    _ relation: Comparison.Relation, _ a: Register, _ number: Int, to label: Label, when wanted: Bool, from mark: Int
  ) -> Bool {
    releaseTemporaries(from: mark)
    switch wanted ? relation : relation.negated {
    case .equal: jump(.jumpIfEqualImmediate, a: a, b: number, to: label)
    case .notEqual: jump(.jumpIfNotEqualImmediate, a: a, b: number, to: label)
    case .less: jump(.jumpIfLessImmediate, a: a, b: number, to: label)
    case .greater: jump(.jumpIfGreaterImmediate, a: a, b: number, to: label)
    case .lessOrEqual where number < Int(Int16.max): jump(.jumpIfLessImmediate, a: a, b: number + 1, to: label)
    case .greaterOrEqual where number > Int(Int16.min): jump(.jumpIfGreaterImmediate, a: a, b: number - 1, to: label)
    case .lessOrEqual, .greaterOrEqual: return false
    }
    return true
  }
}

/// A comparison of two signed integers or two Doubles, read from the key of the native operator.
struct Comparison {
  enum Relation: String {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    var negated: Relation {
      switch self {
      case .equal: .notEqual
      case .notEqual: .equal
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      }
    }
  }

  let isDouble: Bool
  let relation: Relation

  init?(key: String) {
    guard key.hasSuffix("(_:_:)"), let dot = key.firstIndex(of: ".") else { return nil }
    let type = key[..<dot]
    guard let relation = Relation(rawValue: String(key[key.index(after: dot)...].dropLast(6))) else { return nil }
    switch type {
    case "Int", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32": isDouble = false
    case "UInt", "UInt64", "Bool":
      // Bits compare as signed numbers only for (in)equality.
      guard relation == .equal || relation == .notEqual else { return nil }
      isDouble = false
    case "Double": isDouble = true
    default: return nil
    }
    self.relation = relation
  }
}
