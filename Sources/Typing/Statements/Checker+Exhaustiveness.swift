extension Checker {
  /// What no case of a switch covers, in words; nil when every value is covered.
  func missingCases(_ node: TypedSwitch, _ type: Type) -> [String]? {
    var patterns: [TypedPattern] = []
    for item in node.cases {
      if item.items.isEmpty { return nil }
      for entry in item.items where entry.filter == nil { patterns.append(entry.pattern) }
    }
    return missingCases(patterns, type)
  }

  /// What none of the patterns covers; nil when together they cover every value.
  func missingCases(_ patterns: [TypedPattern], _ type: Type) -> [String]? {
    let missing = uncovered(patterns.map { [$0] }, [type], isWhole: true)
    return missing.isEmpty ? nil : missing.map { $0.joined() }
  }

  /// Rows of patterns over columns of types: the combinations no row covers (a few of them).
  private func uncovered(_ rows: [[TypedPattern]], _ types: [Type], isWhole: Bool = false) -> [[String]] {
    guard let type = types.first else { return rows.isEmpty ? [[]] : [] }
    let rest = Array(types.dropFirst())
    // A column that no row looks into is not taken apart: an indirect enum would have no end.
    guard isWhole || !rows.allSatisfy({ isCatchAll($0[0]) }), let constructors = constructors(of: type) else {
      let open = rows.filter { isCatchAll($0[0]) }.map { Array($0.dropFirst()) }
      return uncovered(open, rest).map { ["_"] + $0 }
    }
    var missing: [[String]] = []
    for constructor in constructors {
      var specialized: [[TypedPattern]] = []
      for row in rows {
        if let inner = specialize(row[0], constructor) { specialized.append(inner + row.dropFirst()) }
      }
      for found in uncovered(specialized, constructor.payload + rest) {
        missing.append([constructor.name] + found.dropFirst(constructor.payload.count))
        if missing.count >= 8 { return missing }
      }
    }
    return missing
  }

  private struct Constructor {
    let name: String
    let payload: [Type]
    let enumCase: EnumCase?
    var boolean: Bool?
  }

  private func constructors(of type: Type) -> [Constructor]? {
    switch shallow(type) {
    case .nominal(let nominal, let arguments) where nominal.kind == .enumeration && !nominal.cases.isEmpty:
      let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
      return nominal.cases.map { item in
        let payload = item.payload.map { substitute($0.type, map) }
        let shown = payload.isEmpty ? "" : "(" + payload.map { _ in "_" }.joined(separator: ", ") + ")"
        return Constructor(name: "." + item.name + shown, payload: payload, enumCase: item)
      }
    case .nominal(let nominal, _) where nominal === NominalType.bool:
      return [
        Constructor(name: "true", payload: [], enumCase: nil, boolean: true),
        Constructor(name: "false", payload: [], enumCase: nil, boolean: false),
      ]
    case .tuple(let elements) where !elements.isEmpty:
      return [Constructor(name: "tuple", payload: elements.map(\.type), enumCase: nil)]
    default: return nil
    }
  }

  private func isCatchAll(_ pattern: TypedPattern) -> Bool {
    switch pattern {
    case .wildcard, .variable: true
    case .tuple(let inner): inner.allSatisfy(isCatchAll)
    default: false
    }
  }

  private func specialize(_ pattern: TypedPattern, _ constructor: Constructor) -> [TypedPattern]? {
    switch pattern {
    case .wildcard, .variable: return constructor.payload.map { _ in .wildcard }
    case .tuple(let inner): return constructor.enumCase == nil && inner.count == constructor.payload.count ? inner : nil
    case .enumCase(let enumCase, let inner):
      guard enumCase === constructor.enumCase else { return nil }
      return inner.isEmpty ? constructor.payload.map { _ in .wildcard } : inner
    case .payload(let enumCase, let inner):
      return enumCase === constructor.enumCase && isCatchAll(inner) ? constructor.payload.map { _ in .wildcard } : nil
    case .some(let inner): return constructor.enumCase?.name == "some" ? [inner] : nil
    case .expression(_, let condition):
      guard let wanted = constructor.boolean, case .call(let call) = condition.kind, call.arguments.count == 2 else { return nil }
      for argument in call.arguments {
        if case .value(let node) = argument, case .boolean(let value) = node.kind, value == wanted { return [] }
      }
      return nil
    case .type: return nil
    }
  }
}
