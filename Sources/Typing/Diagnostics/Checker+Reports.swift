internal import SourceText

extension Checker {
  /// A type as a message prints it: a literal's by its default.
  func display(_ type: Type) -> String { defaulted(resolved(type)).described(nameHere) }

  /// The name of a type; one that a later cell declared again says so.
  private func nameHere(_ nominal: NominalType) -> String {
    guard nominal.origin == .notebook, !cell.types.contains(nominal), case .type(let current)? = lookup(nominal.name).first,
      current !== nominal
    else { return nominal.name }
    return nominal.name + " of an earlier cell"
  }

  private func defaulted(_ type: Type) -> Type {
    switch type {
    case .variable: return solver.literal(type)?.defaultType ?? type
    case .nominal(let nominal, let arguments): return .nominal(nominal, arguments.map(defaulted))
    case .tuple(let elements): return .tuple(elements.map { .init(label: $0.label, type: defaulted($0.type)) })
    case .function(var function):
      for index in function.parameters.indices { function.parameters[index].type = defaulted(function.parameters[index].type) }
      function.result = defaulted(function.result)
      return .function(function)
    default: return type
    }
  }

  func mismatch(_ node: TypedExpression, _ target: Type) -> DiagnosticText {
    let found = shallow(node.type)
    let wanted = shallow(target)
    if case .none = node.kind, wanted.optionalPayload == nil { return .nilForNonOptional(display(target)) }
    if case .string(let text) = node.kind, let member = closedSetMember(text, wanted) {
      return .stringForClosedSet(text, display(target), member, node.range)
    }
    if let payload = found.optionalPayload, canConvert(make(.discard, payload, node.range), to: target) {
      return .notUnwrapped(display(found), display(target), node.range)
    }
    if node.range == specifiedValue { return .specifiedMismatch(display(found), display(target)) }
    if node.range == returnedValue { return .returnMismatch(display(found), display(target)) }
    return .mismatch(display(found), display(target))
  }

  func argumentMismatch(_ node: TypedExpression, _ target: Type, _ argument: CallArgument) -> DiagnosticText {
    let text = mismatch(node, target)
    guard text.identifier == "type-mismatch" else { return text }
    return .argumentMismatch(display(node.type), display(target), conversionFixIt(node, target))
  }

  /// `Double(x)` where an `Int` stands and a `Double` is wanted.
  private func conversionFixIt(_ node: TypedExpression, _ target: Type) -> [Diagnostic.FixIt] {
    guard let from = shallow(node.type).nominal, let to = shallow(target).nominal, from.isInteger || from.isFloatingPoint,
      to.isInteger || to.isFloatingPoint
    else { return [] }
    return [.replace(node.range, with: "\(to.name)(\(file.substring(node.range)))")]
  }

  /// The member that a string of a Python program means here: `"relu"` is `.relu`.
  private func closedSetMember(_ text: String, _ type: Type) -> String? {
    let name = text.camelCased
    guard !name.isEmpty else { return nil }
    var types = [type]
    if let payload = type.optionalPayload { types.append(shallow(payload)) }
    for type in types {
      if members(named: name, of: type).contains(where: { $0.member.isStatic }) { return name }
      if case .existential(let protocols) = type {
        for protocolType in protocols where staticsThroughSelf(name, protocolType) != nil { return name }
      }
      if case .parameter = type {
        for protocolType in constraints(of: type) where staticsThroughSelf(name, protocolType) != nil { return name }
      }
    }
    return nil
  }

  // MARK: Names

  func reportUnknownName(_ name: String, _ range: TextRange) {
    if let later = laterGlobals[name], scope.parent != nil {
      report(.usedBeforeDeclaration(name, Diagnostic.Note("'\(name)' declared here", at: .init(file: file, range: later))), range)
      return
    }
    if let advice = ForeignNames.advice(for: name) {
      report(.unknownName(name, advice: advice), range)
    } else {
      report(.unknownName(name, nearest: nearestName(to: name), range), range)
    }
  }

  func nearestName(to name: String) -> String? {
    // Any two names of a letter or two are near.
    if name.count < 3 { return nil }
    let camel = name.camelCased
    var best: (name: String, distance: Int)?
    func offer(_ candidate: String) {
      if candidate == name { return }
      let distance = candidate == camel ? 0 : EditDistance.between(name, candidate, limit: max(1, name.count / 3))
      if let distance, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    var current: Scope? = scope
    while let scope = current {
      for candidate in scope.entries.keys.sorted() { offer(candidate) }
      if case .type(let nominal) = scope.kind {
        for candidate in memberNames(of: nominal.declaredType).sorted() { offer(candidate) }
      }
      current = scope.parent
    }
    for library in catalog.libraries {
      for candidate in library.index.keys where !candidate.contains(".") && !candidate.hasPrefix("operator ") { offer(candidate) }
    }
    return best?.name
  }

  func nearestType(to name: String) -> String? { nearestName(to: name) }

  func reportNoMember(_ name: String, of type: Type, isMetatype: Bool, _ range: TextRange) {
    let camel = name.camelCased
    let names = memberNames(of: type)
    var nearest: String?
    if camel != name, names.contains(camel) {
      nearest = camel
    } else if let here = ForeignNames.members[name]?.first(where: names.contains) {
      nearest = here
    } else {
      var best = Int.max
      for candidate in names.sorted() {
        if let distance = EditDistance.between(name, candidate, limit: max(1, name.count / 3)), distance < best { (nearest, best) = (candidate, distance) }
      }
    }
    let nameRange = file.substring(range).hasPrefix(".") ? TextRange(range.lowerBound + 1, range.upperBound) : range
    report(.noMember(name, of: isMetatype ? "type '\(display(type))'" : "value of type '\(display(type))'", nearest: nearest, nameRange), range)
  }

  /// Every member name a type offers, inherited and protocol ones included.
  func memberNames(of type: Type) -> Set<String> {
    var owners: [NominalType] = []
    switch shallow(type) {
    case .nominal(let nominal, _):
      owners = superclassChain(of: shallow(type)).compactMap(\.nominal) + allProtocols(of: nominal)
    case .existential(let protocols): owners = protocols.flatMap(protocolAndParents)
    case .parameter, .dependent: owners = constraints(of: shallow(type)).flatMap(protocolAndParents)
    case .tuple(let elements): return Set(elements.enumerated().map { $1.label ?? "\($0)" })
    default: break
    }
    var names: Set<String> = []
    for owner in owners {
      names.formUnion(catalog.tables[owner]?.entries.keys.map { $0 } ?? [])
      if owner.origin == .native { names.formUnion(indexedMembers(of: owner.name)) }
    }
    names.remove("init")
    names.remove("subscript")
    return names
  }

  /// Member names the libraries list for a type.
  func indexedMembers(of name: String) -> Set<String> {
    if let known = memberNameCache[name] { return known }
    var found: Set<String> = []
    let prefix = name + "."
    for library in catalog.libraries {
      for path in library.index.keys where path.hasPrefix(prefix) {
        let rest = path.dropFirst(prefix.count)
        if !rest.contains(".") { found.insert(String(rest)) }
      }
    }
    memberNameCache[name] = found
    return found
  }

  // MARK: Calls

  /// Why no candidate takes these arguments.
  func reportArgumentMismatch(
    _ candidates: [Candidate], _ arguments: [CallArgument], _ name: String, _ nameRange: TextRange, _ range: TextRange
  ) {
    if name.isOperatorName {
      report(.unknownOperator(name), nameRange)
      return
    }
    let explanations = candidates.map { explain($0.function.parameters, arguments, nameRange, range) }
    guard let best = explanations.min(by: { $0.cost < $1.cost }) else { return }
    if candidates.count > 1, best.cost >= 4 {
      let notes = candidates.prefix(5).map { Diagnostic.Note("candidate: \($0.function.displayType)") }
      report(DiagnosticText("no-overload", "no exact matches in call to '\(name)'", notes: notes), nameRange)
      return
    }
    var text = best.text
    if candidates.count == 1 || text.fixIts.isEmpty {
      text.notes += candidates.prefix(3).map { Diagnostic.Note("'\($0.function.displayType)' is what there is") }
    }
    report(text, best.range)
  }

  private struct Explanation {
    let text: DiagnosticText
    let range: TextRange
    let cost: Int
  }

  private func explain(
    _ parameters: [ParameterDeclaration], _ arguments: [CallArgument], _ nameRange: TextRange, _ range: TextRange
  ) -> Explanation {
    let plain = arguments.filter { !$0.isTrailingClosure }
    let labels = plain.map { $0.label ?? "_" }
    if let reordered = reordered(parameters, arguments) { return reordered }
    // Labels that no parameter has.
    for argument in plain {
      guard let label = argument.label, let labelRange = argument.labelRange,
        !parameters.contains(where: { $0.label == label })
      else { continue }
      let free = parameters.filter { parameter in parameter.label != nil && !plain.contains { $0.label == parameter.label } }
      let camel = label.camelCased
      if let exact = free.first(where: { $0.label == camel }) {
        return Explanation(text: .wrongLabel(label, exact.label!, labelRange, among: labels), range: labelRange, cost: 1)
      }
      if let near = free.compactMap({ parameter in EditDistance.between(label, parameter.label!, limit: 2).map { (parameter.label!, $0) } }).min(by: { $0.1 < $1.1 }) {
        return Explanation(text: .wrongLabel(label, near.0, labelRange, among: labels), range: labelRange, cost: 1)
      }
      if parameters.contains(where: { $0.label == nil && $0.name == camel }) || parameters.count == plain.count && parameters.contains(where: { $0.label == nil }) {
        return Explanation(text: .extraneousLabel(label, labelRange, argument.syntax.sourceRange), range: argument.range, cost: 2)
      }
      if free.count == 1, parameters.count == plain.count {
        return Explanation(text: .wrongLabel(label, free[0].label!, labelRange, among: labels), range: labelRange, cost: 2)
      }
      return Explanation(text: .extraArgument(label), range: argument.range, cost: 4)
    }
    // An unlabelled argument where a label is asked for.
    var next = 0
    var missing: [(label: String, value: TextRange)] = []
    for parameter in parameters where next < plain.count {
      let argument = plain[next]
      if argument.label == parameter.label { next += 1; continue }
      if parameter.hasDefault || parameter.isVariadic { continue }
      if argument.label == nil, let label = parameter.label {
        missing.append((label, argument.syntax.sourceRange))
        next += 1
        continue
      }
      break
    }
    if let first = missing.first { return Explanation(text: .missingLabels(missing), range: first.value, cost: 2) }
    let required = parameters.filter { !$0.hasDefault && !$0.isVariadic }
    if let missing = required.first(where: { parameter in parameter.label != nil && !arguments.contains { $0.label == parameter.label } }),
      arguments.count < parameters.count
    {
      return Explanation(text: .missingArgument(missing.label!, isLabel: true), range: TextRange(at: max(range.upperBound - 1, range.lowerBound)), cost: 3)
    }
    if arguments.count < required.count {
      let position = plain.count
      let parameter = required[min(position, required.count - 1)]
      return Explanation(
        text: .missingArgument(parameter.label ?? "#\(position + 1)", isLabel: parameter.label != nil),
        range: TextRange(at: max(range.upperBound - 1, range.lowerBound)), cost: 3)
    }
    if let extra = arguments.last {
      if extra.label == nil, !extra.isTrailingClosure, let free = parameters.first(where: { parameter in parameter.label != nil && !plain.contains { $0.label == parameter.label } }), let label = free.label {
        return Explanation(text: .missingLabel(label, extra.syntax.sourceRange), range: extra.range, cost: 4)
      }
      return Explanation(text: .extraArguments(arguments.count - parameters.filter { !$0.isVariadic }.count), range: extra.range, cost: 5)
    }
    return Explanation(text: .missingArgument("#1", isLabel: false), range: nameRange, cost: 5)
  }

  /// The right labels in another order: the whole list in the right one is the fix.
  private func reordered(_ parameters: [ParameterDeclaration], _ arguments: [CallArgument]) -> Explanation? {
    let plain = arguments.filter { !$0.isTrailingClosure }
    var remaining = plain
    var order: [CallArgument] = []
    for parameter in parameters {
      guard let index = remaining.firstIndex(where: { $0.label == parameter.label }) else { continue }
      order.append(remaining.remove(at: index))
    }
    guard remaining.isEmpty, order.count == plain.count, let first = plain.first, let last = plain.last,
      match(parameters, order + arguments.filter { $0.isTrailingClosure }) != nil,
      let moved = zip(plain, order).first(where: { $0.range != $1.range })
    else { return nil }
    let whole = first.range.union(last.range)
    let text = order.map { String(file.substring($0.range)) }.joined(separator: ", ")
    return Explanation(
      text: .argumentOrder(moved.1.label ?? "unnamed", moved.0.label ?? "unnamed", whole, text), range: moved.1.range, cost: 0)
  }

  /// No candidate of several takes these types.
  func reportNoCandidate(
    _ viable: [(candidate: Candidate, bindings: [ParameterBinding])], _ arguments: [CallArgument], _ expected: Type?, _ name: String,
    _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    if name.isOperatorName, arguments.allSatisfy({ $0.node != nil }) {
      let types = arguments.map { display($0.node!.type) }
      if types.count == 2 {
        report(.binaryOperator(name, types[0], types[1], operatorFixIt(arguments)), range)
        return ["==", "!=", "<", ">", "<=", ">="].contains(name) ? make(.discard, .bool, range) : errorNode(range)
      }
      report(.unaryOperator(name, types[0]), range)
      return errorNode(range)
    }
    // The candidate whose attempt goes wrong last (its errors lie in a closure, say) has the most to tell.
    var best: (index: Int, weight: Int)?
    for (index, (candidate, bindings)) in viable.enumerated() {
      let before = mark()
      _ = apply(candidate, bindings, arguments, expected, name, range)
      let new = diagnostics[before.diagnostics...].filter { $0.severity == .error }
      let inside = new.contains { diagnostic in arguments.contains { $0.isClosure && $0.range.lowerBound < diagnostic.range.lowerBound && diagnostic.range.upperBound <= $0.range.upperBound } }
      let weight = (inside ? 1000 : 0) - new.count
      rollback(before)
      if weight > (best?.weight ?? .min) { best = (index, weight) }
    }
    let chosen = viable[best?.index ?? 0]
    let before = mark()
    let node = apply(chosen.candidate, chosen.bindings, arguments, expected, name, range)
    if viable.count > 1, (best?.weight ?? 0) < 500, !diagnostics[before.diagnostics...].contains(where: { $0.identifier == "string-for-member" || $0.identifier == "unknown-member" || $0.identifier == "unknown-name" }) {
      let specifics = diagnostics[before.diagnostics...].map { Diagnostic.Note($0.message, at: .init(file: file, range: $0.range)) }
      rollback(before)
      let notes = viable.prefix(5).map { Diagnostic.Note("candidate: \($0.candidate.function.displayType)") }
      report(DiagnosticText("no-overload", "no exact matches in call to '\(name)'", notes: Array(specifics.prefix(1)) + notes), range)
      return errorNode(range)
    }
    return errorCount > before.errors ? errorNode(range) : node
  }

  /// A string has no integer positions.
  func stringSubscript(
    _ viable: [(candidate: Candidate, bindings: [ParameterBinding])], _ arguments: [CallArgument]
  ) -> DiagnosticText? {
    guard let candidate = viable.first?.candidate, case .subscriptElement = candidate.role, let receiver = candidate.receiver,
      [NominalType.string, .substring].contains(shallow(receiver.type).nominal), arguments.count == 1, let index = arguments[0].node
    else { return nil }
    let type = display(index.type)
    guard type == "Int" || type.hasSuffix("Range<Int>") else { return nil }
    let text = file.substring(receiver.range)
    return .stringSubscript(type, String(text), String(file.substring(index.range)))
  }

  /// `Double(i) * x`: the conversion that makes two numbers meet.
  private func operatorFixIt(_ arguments: [CallArgument]) -> [Diagnostic.FixIt] {
    guard arguments.count == 2, let left = arguments[0].node, let right = arguments[1].node, let a = shallow(left.type).nominal,
      let b = shallow(right.type).nominal
    else { return [] }
    if a.isInteger, b.isFloatingPoint { return [.replace(left.range, with: "\(b.name)(\(file.substring(left.range)))")] }
    if b.isInteger, a.isFloatingPoint { return [.replace(right.range, with: "\(a.name)(\(file.substring(right.range)))")] }
    return []
  }
}

/// Levenshtein distance, cut off at a limit.
enum EditDistance {
  static func between(_ left: String, _ right: String, limit: Int) -> Int? {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    if abs(a.count - b.count) > limit { return nil }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count] <= limit ? row[b.count] : nil
  }
}

extension String {
  /// `batch_size` -> `batchSize`; the name itself when nothing changes.
  var camelCased: String {
    guard contains("_") || contains("-") else { return self }
    let parts = split(whereSeparator: { $0 == "_" || $0 == "-" })
    guard let first = parts.first else { return self }
    return first.lowercased() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
