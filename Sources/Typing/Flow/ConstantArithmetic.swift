/// Computes integer arithmetic on constants, and finds where it cannot work.
final class ConstantArithmetic: TreeWalker {
  private let checker: Checker
  private var values: [ObjectIdentifier: Int128] = [:]
  /// Constants of functions.
  private var constants: [Variable: Int128] = [:]

  private init(_ checker: Checker) {
    self.checker = checker
  }

  static func check(_ cell: TypedCell, _ checker: Checker) {
    let arithmetic = ConstantArithmetic(checker)
    arithmetic.walk(cell.statements)
    if let result = cell.result { arithmetic.walk(result) }
  }

  override func walk(_ statement: TypedStatement) {
    super.walk(statement)
    if case .variables(.variable(let variable), let value?) = statement.kind, variable.storage == .local, !variable.isMutable {
      constants[variable] = values[ObjectIdentifier(value)]
    }
  }

  override func leave(_ node: TypedExpression) {
    guard let nominal = node.type.nominal, nominal.isInteger, let limits = nominal.integerLimits else { return }
    switch node.kind {
    case .integer(let bits): note(node, limits.lowerBound < 0 ? Int128(Int64(bitPattern: bits)) : Int128(bits))
    case .variable(let variable): if let value = constants[variable] { note(node, value) }
    case .property(nil, let property, _): note(limit: property.name, of: property, node, limits)
    case .call(let call): compute(call, node, nominal, limits)
    default: break
    }
  }

  private func note(_ node: TypedExpression, _ value: Int128) { values[ObjectIdentifier(node)] = value }

  private func note(limit name: String, of property: PropertyDeclaration, _ node: TypedExpression, _ limits: ClosedRange<Int128>) {
    guard property.isStatic, case .computed(let getter, _) = property.implementation, getter.nativeKey != nil else { return }
    if name == "max" { note(node, limits.upperBound) }
    if name == "min" { note(node, limits.lowerBound) }
  }

  private func compute(
    _ call: TypedExpression.Call, _ node: TypedExpression, _ nominal: NominalType, _ limits: ClosedRange<Int128>
  ) {
    guard call.function.nativeKey != nil, call.receiver == nil, call.arguments.count == 2, case .value(let left) = call.arguments[0],
      case .value(let right) = call.arguments[1], right.type == node.type, let second = values[ObjectIdentifier(right)]
    else { return }
    let name = call.function.name
    if second == 0, name == "/" || name == "%" {
      checker.report(.divisionByZero, right.range)
      return
    }
    guard let first = values[ObjectIdentifier(left)] else { return }
    let result: (partialValue: Int128, overflow: Bool)
    switch name {
    case "+": result = (first + second, false)
    case "-": result = (first - second, false)
    case "*": result = first.multipliedReportingOverflow(by: second)
    case "/": result = (first / second, false)
    case "%": result = (first % second, false)
    default: return
    }
    if !result.overflow, limits.contains(result.partialValue) { return note(node, result.partialValue) }
    checker.report(.constantOverflow("\(first) \(name) \(second)", nominal.name), node.range)
  }
}
