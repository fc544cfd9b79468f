import SwiftSyntax

extension Checker {
  /// Finds what a method or initializer of a class overrides, and whether it says so.
  func checkOverride(_ function: FunctionDeclaration, _ modifiers: DeclModifierListSyntax, _ owner: NominalType, _ range: TextRange) {
    let says = modifiers.has(.override)
    guard owner.kind == .classType, let parent = owner.superclass else {
      if says { report(DiagnosticText.nothingToOverride(function.displayName), range) }
      return
    }
    let found = members(named: function.name, of: parent).filter { $0.distance < 100 }
    var nearest: FunctionDeclaration?
    for found in found {
      guard case .function(let other) = found.member, other.kind == function.kind else { continue }
      guard other.parameters.map(\.label) == function.parameters.map(\.label) else { continue }
      nearest = other
      // Generic parameters of a method go by their places.
      guard other.generics.parameters.count == function.generics.parameters.count else { continue }
      var map = found.map
      for (own, given) in zip(other.generics.parameters, function.generics.parameters) { map[own] = .parameter(given) }
      let types = other.parameters.map { substitute($0.type, map) }
      guard zip(function.parameters, types).allSatisfy({ $0.type == $1 }), overrides(function.result, substitute(other.result, map), function.kind)
      else { continue }
      if function.kind == .initializer {
        if other.isConvenience {
          if says { report(DiagnosticText.nothingToOverride(function.displayName), range) }
          return
        }
        if !says, !modifiers.has(.required) { report(DiagnosticText.missingOverride(range), range) }
        function.overridden = other
        other.isOverridden = true
        return
      }
      if !says { report(DiagnosticText.missingOverride(range), range) }
      if isFinal(other.syntax) { report(DiagnosticText.finalOverride(function.displayName), range) }
      if other.nativeKey != nil, !other.isOpen { report(DiagnosticText.notOpenMethod(function.displayName, found.owner.name), range) }
      function.overridden = other
      other.isOverridden = true
      return
    }
    if says, function.kind != .initializer || !members(named: "init", of: parent).isEmpty {
      report(DiagnosticText.nothingToOverride(function.displayName, nearest: nearest?.displayType ?? found.first.flatMap { if case .function(let other) = $0.member { return other.displayType } else { return nil } }), range)
    }
  }

  private func overrides(_ own: Type, _ other: Type, _ kind: FunctionDeclaration.Kind) -> Bool {
    if kind == .initializer { return true }
    return own == other || canConvert(make(.discard, own, noRange), to: other)
  }

  func overriddenProperty(_ property: PropertyDeclaration, _ modifiers: DeclModifierListSyntax, _ owner: NominalType, _ range: TextRange) {
    let says = modifiers.has(.override)
    guard owner.kind == .classType, let parent = owner.superclass else {
      if says { report(DiagnosticText.nothingToOverride(property.name), range) }
      return
    }
    for found in members(named: property.name, of: parent) where found.distance < 100 {
      guard case .property(let other) = found.member, other.isStatic == property.isStatic, hasSameParameters(other, property) else { continue }
      override(other, of: found.owner, by: property, says: says, range)
      return
    }
    if says { report(DiagnosticText.nothingToOverride(property.name), range) }
  }

  private func hasSameParameters(_ left: PropertyDeclaration, _ right: PropertyDeclaration) -> Bool {
    left.parameters.count == right.parameters.count
      && zip(left.parameters, right.parameters).allSatisfy { $0.label == $1.label && $0.type == $1.type }
  }

  private func override(
    _ other: PropertyDeclaration, of parent: NominalType, by property: PropertyDeclaration, says: Bool, _ range: TextRange
  ) {
    property.overridden = other
    if !says {
      report(DiagnosticText.missingOverride(range), range)
      return
    }
    if isFinal(other.syntax) { report(DiagnosticText.finalOverride(other.name), range) }
    guard case .computed(let getter, let setter) = property.implementation, property.storage == nil else {
      report(DiagnosticText.storedOverride(property.name), range)
      return
    }
    let isPlain = if case .stored = other.implementation { true } else { false }
    if isPlain || (other.storage != nil && !other.isLazy), !cell.types.contains(where: { $0 === parent }) {
      report(DiagnosticText.overrideOfEarlierField(other.name, parent.name), range)
      return
    }
    other.isOverridden = true
    if isPlain {
      moveToStorage(other)
      fillAccessors(other, willSet: nil, didSet: nil)
    }
    guard case .computed(let otherGetter, let otherSetter) = other.implementation else { return }
    if otherSetter != nil, setter == nil { report(DiagnosticText.overrideWithoutSetter(property.name), range) }
    getter.overridden = otherGetter
    setter?.overridden = otherSetter
    if otherGetter.nativeKey != nil, !otherGetter.isOpen { report(DiagnosticText.notOpenMethod(property.name, parent.name), range) }
  }

  /// Whether a declaration says `final` (`static` says so too).
  func isFinal(_ syntax: DeclSyntax?) -> Bool {
    let modifiers = syntax?.asProtocol((any WithModifiersSyntax).self)?.modifiers
    if let modifiers, modifiers.has(.final) || modifiers.has(.static) { return true }
    return false
  }
}

extension FunctionDeclaration {
  /// Name with types, for "the superclass has": `onEpochEnd(_: Int, logs: Logs)`.
  var displayType: String {
    let list = parameters.map { parameter in
      let label = parameter.label.map { $0 == parameter.name ? $0 : "\($0) \(parameter.name)" } ?? "_ \(parameter.name)"
      return "\(label): \(parameter.type)\(parameter.isVariadic ? "..." : "")"
    }
    return "\(name)(\(list.joined(separator: ", ")))" + (result.isVoid || kind == .initializer ? "" : " -> \(result)")
  }
}
