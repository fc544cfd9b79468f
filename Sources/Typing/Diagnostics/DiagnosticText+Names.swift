internal import SourceText

/// Names, members and declarations.
extension DiagnosticText {
  static func unknownName(_ name: String, nearest: String?, _ range: TextRange) -> DiagnosticText {
    let fixIts = nearest.map { [Diagnostic.FixIt.replace(range, with: $0, "did you mean '\($0)'?")] } ?? []
    return DiagnosticText(
      "unknown-name", "cannot find '\(name)' in scope" + (nearest.map { "; did you mean '\($0)'?" } ?? ""), fixIts: fixIts)
  }

  static func unknownName(_ name: String, advice: String) -> DiagnosticText {
    DiagnosticText("unknown-name", "cannot find '\(name)' in scope: \(advice)")
  }

  static func assignedUndeclared(_ name: String, nearest: String?, _ range: TextRange) -> DiagnosticText {
    var fixIts = [Diagnostic.FixIt.insert("let ", at: range.lowerBound, "declare it: 'let \(name) = ...'")]
    if let nearest { fixIts.append(.replace(range, with: nearest, "did you mean '\(nearest)'?")) }
    return DiagnosticText(
      "unknown-name", "cannot find '\(name)' in scope; a new name is declared with 'let' or 'var': 'let \(name) = ...'",
      fixIts: fixIts)
  }

  static func usedBeforeDeclaration(_ name: String, _ note: Diagnostic.Note) -> DiagnosticText {
    DiagnosticText("used-before-declaration", "'\(name)' is used before its declaration further down in this cell", notes: [note])
  }

  static func unknownType(_ name: String, nearest: String?) -> DiagnosticText {
    if let advice = ForeignNames.advice(for: name) {
      return DiagnosticText("unknown-type", "cannot find type '\(name)' in scope: \(advice)")
    }
    return unknownTypeHere(name, nearest: nearest)
  }

  private static func unknownTypeHere(_ name: String, nearest: String?) -> DiagnosticText {
    DiagnosticText("unknown-type", "cannot find type '\(name)' in scope" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  static func unsupportedType(_ text: String) -> DiagnosticText {
    DiagnosticText("unsupported-type", "the type '\(text)' is not part of the notebook language")
  }

  static func wrongGenericCount(_ name: String, _ wanted: Int, _ found: Int) -> DiagnosticText {
    wanted == 0
      ? DiagnosticText("generic-arguments", "cannot specialize non-generic type '\(name)'")
      : DiagnosticText("generic-arguments", "generic type '\(name)' takes \(wanted) type argument\(wanted == 1 ? "" : "s"), \(found) given")
  }

  static func noMemberType(_ name: String, in owner: String) -> DiagnosticText {
    DiagnosticText("unknown-type", "'\(name)' is not a member type of '\(owner)'")
  }

  static func noMember(_ name: String, of owner: String, nearest: String?, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "unknown-member",
      "\(owner.hasPrefix("type ") || owner.hasPrefix("value ") ? owner : "value of type '\(owner)'") has no member '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      fixIts: nearest.map { [.replace(range, with: $0, "did you mean '\($0)'?")] } ?? [])
  }

  static func unknownBaseType(_ name: String) -> DiagnosticText {
    DiagnosticText("unknown-type-here", "cannot tell the type of the value before '.\(name)'; write it down")
  }

  static func optionalBase(_ member: String, _ type: String, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "optional-base", "value of optional type '\(type)?' must be unwrapped to refer to member '\(member)' of wrapped base type '\(type)'",
      fixIts: [
        .insert("?", at: range.upperBound, "use '?' to give nil when the value is nil"),
        .insert("!", at: range.upperBound, "use '!' to stop the cell when the value is nil"),
      ])
  }

  static func instanceMemberOnType(_ name: String, _ type: String) -> DiagnosticText {
    DiagnosticText("instance-member", "instance member '\(name)' cannot be used on type '\(type)'; make a value first: \(type)(…).\(name)")
  }

  static func staticMemberOnInstance(_ name: String, _ type: String, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "static-member", "static member '\(name)' cannot be used on a value of type '\(type)'",
      fixIts: [.replace(range, with: type)])
  }

  static func implicitMemberWithoutType(_ name: String) -> DiagnosticText {
    DiagnosticText("implicit-member", "cannot tell what '.\(name)' belongs to here; write the type before the dot")
  }

  static let superOutsideClass = DiagnosticText("super", "'super' is only there inside a class that has a superclass")
  static let initOnInstance = DiagnosticText("init", "'init' is a member of the type; write 'type(of: value).init(…)' or the type's name")

  static func protocolInstance(_ name: String) -> DiagnosticText {
    DiagnosticText("protocol-instance", "'any \(name)' cannot be instantiated: it is a protocol")
  }

  static func noInitializers(_ type: String) -> DiagnosticText {
    DiagnosticText("no-initializer", "'\(type)' cannot be constructed because it has no accessible initializers")
  }

  static func redeclaration(_ name: String, isTopLevel: Bool) -> DiagnosticText {
    DiagnosticText(
      "redeclaration",
      isTopLevel ? "invalid redeclaration of '\(name)' in one cell: use var and assign, or split the cell" : "invalid redeclaration of '\(name)'")
  }

  static let missingAnnotation = DiagnosticText("missing-annotation", "type annotation missing: write ': Type' or an initial value")

  static func missingBody(_ name: String) -> DiagnosticText {
    DiagnosticText("missing-body", "expected '{' in body of function '\(name)'")
  }

  static func notOpenClass(_ name: String) -> DiagnosticText {
    DiagnosticText("not-open", "cannot inherit from non-open class '\(name)' outside of its defining module")
  }

  static func notOpenMethod(_ name: String, _ owner: String) -> DiagnosticText {
    DiagnosticText("not-open", "overriding non-open member '\(name)' of '\(owner)' outside of its defining module")
  }

  static func badInheritance(_ type: String) -> DiagnosticText {
    DiagnosticText("inheritance", "inheritance from non-protocol, non-class type '\(type)'")
  }

  static func nothingToOverride(_ name: String, nearest: String? = nil) -> DiagnosticText {
    DiagnosticText(
      "override", "'\(name)' does not override anything from its superclass",
      notes: nearest.map { [Diagnostic.Note("the superclass has '\($0)'")] } ?? [])
  }

  static func missingOverride(_ range: TextRange) -> DiagnosticText {
    DiagnosticText("missing-override", "overriding declaration requires an 'override' keyword")
  }

  static func classWithoutInitializers(_ name: String, _ property: String) -> DiagnosticText {
    DiagnosticText(
      "no-initializer", "class '\(name)' has no initializers",
      notes: [Diagnostic.Note("stored property '\(property)' without initial value prevents synthesized initializers")])
  }

  static let superInitNotCalled = DiagnosticText(
    "super-init", "'super.init' isn't called on all paths before returning from initializer")

  static func fieldNotInitialised(_ name: String, isClass: Bool) -> DiagnosticText {
    DiagnosticText(
      "uninitialised-field",
      isClass
        ? "property 'self.\(name)' not initialized at the end of the initializer"
        : "return from initializer without initializing all stored properties: '\(name)' has no value")
  }

  static func staticWithoutValue(_ name: String) -> DiagnosticText {
    DiagnosticText("static-value", "static property '\(name)' needs an initial value")
  }

  static func staticInGenericType(isProtocol: Bool) -> DiagnosticText {
    DiagnosticText(
      "static-in-generic",
      "static stored properties not supported in \(isProtocol ? "protocol extensions" : "generic types"): a computed one is")
  }

  static func typeDoesNotConform(_ type: String, _ protocolName: String) -> DiagnosticText {
    DiagnosticText("type-does-not-conform", "type '\(type)' does not conform to protocol '\(protocolName)'")
  }

  static func storedInExtension(_ isEnumeration: Bool) -> DiagnosticText {
    DiagnosticText(
      "stored-in-extension",
      isEnumeration ? "enums must not contain stored properties" : "extensions and protocols must not contain stored properties")
  }

  static func storedOverride(_ name: String) -> DiagnosticText {
    DiagnosticText("stored-override", "cannot override '\(name)' with a stored property: the superclass has it already")
  }

  static func doesNotConform(_ type: String, _ protocolName: String, _ missing: String) -> DiagnosticText {
    DiagnosticText(
      "conformance", "type '\(type)' does not conform to protocol '\(protocolName)'",
      notes: [Diagnostic.Note("protocol requires '\(missing)'")])
  }

  static func notAClass(_ type: String, _ protocolName: String) -> DiagnosticText {
    DiagnosticText("conformance", "non-class type '\(type)' cannot conform to class protocol '\(protocolName)'")
  }

  static func initializerNotRequired(_ name: String, _ type: String) -> DiagnosticText {
    DiagnosticText(
      "initializer-not-required",
      "initializer requirement '\(name)' can only be satisfied by a 'required' initializer in non-final class '\(type)'")
  }
}
