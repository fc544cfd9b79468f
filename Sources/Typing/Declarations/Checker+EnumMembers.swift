import SwiftSyntax

// Members of enums that nobody writes: `allCases`, `rawValue`, `init?(rawValue:)`.

extension Checker {
  /// `static var allCases`, where the enum says that it is `CaseIterable` and does not declare it itself.
  func addAllCases(to nominal: NominalType) {
    let type = nominal.declaredType
    guard nominal.kind == .enumeration, nominal.cases.allSatisfy({ $0.payload.isEmpty }),
      catalog.tables[nominal]?.entries["allCases"] == nil
    else { return }
    let cases = nominal.cases.map { make(.enumCase($0, []), type, noRange) }
    let selfVariable = Variable(name: "self", type: .metatype(type), isMutable: false, storage: .local, range: noRange)
    addGetter(
      "allCases", .array(type), to: nominal, isStatic: true, selfVariable,
      [TypedStatement(.returnStatement(make(.array(cases), .array(type), noRange)), range: noRange)])
  }

  func readRawValues(of nominal: NominalType, _ header: TypeHeader) {
    guard let raw = rawTypes[nominal] else { return }
    var next: UInt64 = 0
    var index = 0
    var seen: Set<String> = []
    for item in header.members {
      guard let node = item.decl.as(EnumCaseDeclSyntax.self) else { continue }
      for element in node.elements where index < nominal.cases.count {
        let enumCase = nominal.cases[index]
        index += 1
        if let value = element.rawValue?.value {
          enumCase.rawValue = expression(value, raw)
        } else if raw == .string {
          enumCase.rawValue = make(.string(enumCase.name), raw, element.sourceRange)
        } else {
          enumCase.rawValue = make(.integer(next), raw, element.sourceRange)
        }
        if case .integer(let bits)? = enumCase.rawValue?.kind { next = bits &+ 1 }
        if !enumCase.payload.isEmpty { report(DiagnosticText.rawPayload, element.name.sourceRange) }
        if let kind = enumCase.rawValue?.kind, !seen.insert("\(kind)").inserted {
          report(DiagnosticText.rawDuplicate, element.name.sourceRange)
        }
      }
    }
    addRawValue(raw, to: nominal)
    addRawInitializer(raw, to: nominal, header.nameRange)
    if let protocolType = nativeType("RawRepresentable") {
      catalog.conformances[nominal, default: []].append(Conformance(protocolType: protocolType, requirements: []))
    }
  }

  private func addRawValue(_ raw: Type, to nominal: NominalType) {
    let type = nominal.declaredType
    let selfVariable = Variable(name: "self", type: type, isMutable: false, storage: .local, range: noRange)
    let subject = Variable(name: "subject", type: type, isMutable: false, storage: .local, range: noRange)
    let cases = nominal.cases.compactMap { item -> TypedSwitch.Case? in
      guard let value = item.rawValue else { return nil }
      return TypedSwitch.Case(
        items: [(pattern: .enumCase(item, []), filter: nil)],
        body: [TypedStatement(.returnStatement(value), range: noRange)])
    }
    let choice = TypedSwitch(
      subject: subject, value: make(.variable(selfVariable), type, noRange), cases: cases, label: LoopLabel())
    addGetter("rawValue", raw, to: nominal, isStatic: false, selfVariable, [TypedStatement(.switchStatement(choice), range: noRange)])
  }

  /// Compares with one raw value after the other: `nil` when none is equal.
  private func addRawInitializer(_ raw: Type, to nominal: NominalType, _ range: TextRange) {
    guard let rawNominal = raw.nominal, let equal = nativeOperator("==", on: rawNominal, operands: 2) else { return }
    let type = nominal.declaredType
    let initializer = FunctionDeclaration(name: "init", kind: .initializer, range: range)
    initializer.parameters = [ParameterDeclaration(label: "rawValue", name: "rawValue", type: raw)]
    initializer.owner = nominal
    initializer.isFailable = true
    initializer.result = .optional(type)
    let selfVariable = Variable(name: "self", type: type, isMutable: true, storage: .local, range: noRange)
    let parameter = Variable(name: "rawValue", type: raw, isMutable: false, storage: .local, range: noRange)
    let body = TypedFunction(
      name: "\(nominal.name).init(rawValue:)", parameters: [parameter], selfVariable: selfVariable, result: .optional(type), range: noRange)
    for item in nominal.cases {
      guard let value = item.rawValue else { continue }
      let test = make(
        .call(.init(equal, arguments: [.value(make(.variable(parameter), raw, noRange)), .value(value)])), .bool, noRange)
      let choose = make(.assign(make(.variable(selfVariable), type, noRange), make(.enumCase(item, []), type, noRange)), .void, noRange)
      body.body.append(
        TypedStatement(
          .ifStatement(
            [.boolean(test)],
            then: [TypedStatement(.expression(choose), range: noRange), TypedStatement(.returnStatement(nil), range: noRange)],
            otherwise: []), range: noRange))
    }
    body.body.append(TypedStatement(.returnStatement(make(.none, .optional(type), noRange)), range: noRange))
    initializer.body = body
    catalog.table(of: nominal).entries["init", default: []].append(.read(.function(initializer)))
  }

  private func addGetter(
    _ name: String, _ type: Type, to nominal: NominalType, isStatic: Bool, _ selfVariable: Variable, _ statements: [TypedStatement]
  ) {
    let getter = FunctionDeclaration(name: name, kind: isStatic ? .staticMethod : .getter, range: noRange)
    getter.owner = nominal
    getter.result = type
    let body = TypedFunction(
      name: "\(nominal.name).\(name)", parameters: [], selfVariable: selfVariable, result: type, range: noRange)
    body.body = statements
    getter.body = body
    let property = PropertyDeclaration(
      name: name, type: type, isStatic: isStatic, isMutable: false, implementation: .computed(getter: getter, setter: nil),
      range: noRange)
    property.owner = nominal
    catalog.table(of: nominal).entries[name, default: []].append(.read(.property(property)))
  }
}
