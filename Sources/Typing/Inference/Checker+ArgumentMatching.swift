extension Checker {
  /// Arguments to parameters by Swift's rules, or nil when the labels do not fit.
  func match(_ parameters: [ParameterDeclaration], _ arguments: [CallArgument]) -> [ParameterBinding]? {
    var bindings: [ParameterBinding] = []
    bindings.reserveCapacity(parameters.count)
    let firstTrailing = arguments.firstIndex { $0.isTrailingClosure } ?? arguments.count
    var next = 0
    var trailing = firstTrailing
    for (position, parameter) in parameters.enumerated() {
      if parameter.isVariadic {
        var taken: [Int] = []
        if next < firstTrailing, arguments[next].label == parameter.label {
          taken.append(next)
          next += 1
          while next < firstTrailing, arguments[next].label == nil {
            taken.append(next)
            next += 1
          }
        }
        bindings.append(.variadic(taken))
        continue
      }
      if next < firstTrailing, arguments[next].label == parameter.label {
        bindings.append(.argument(next))
        next += 1
        continue
      }
      if trailing < arguments.count, next == firstTrailing, mayTakeTrailing(parameters, position, arguments, trailing, firstTrailing) {
        bindings.append(.argument(trailing))
        trailing += 1
        continue
      }
      guard parameter.hasDefault else { return nil }
      bindings.append(.omitted)
    }
    return next == firstTrailing && trailing == arguments.count ? bindings : nil
  }

  /// Whether the next trailing closure goes to the parameter at `position`.
  private func mayTakeTrailing(
    _ parameters: [ParameterDeclaration], _ position: Int, _ arguments: [CallArgument], _ trailing: Int, _ firstTrailing: Int
  ) -> Bool {
    let parameter = parameters[position]
    if trailing > firstTrailing { return arguments[trailing].label == parameter.label }
    guard takesFunction(parameter.type) else { return false }
    guard parameter.hasDefault else { return true }
    // A later parameter that needs a closure has the better claim to the only one.
    let unlabelled = arguments.count - trailing
    let needy = parameters[(position + 1)...].filter { !$0.hasDefault && !$0.isVariadic && takesFunction($0.type) }
    return needy.count < unlabelled
  }

  /// Whether a closure can be a value of the parameter's type.
  func takesFunction(_ type: Type) -> Bool {
    switch type {
    case .function, .parameter, .variable, .existential: return true
    case .nominal(let nominal, let arguments):
      if nominal === NominalType.optional { return takesFunction(arguments[0]) }
      return false
    default: return false
    }
  }
}
