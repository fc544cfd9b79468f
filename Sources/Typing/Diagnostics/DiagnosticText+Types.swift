internal import SourceText

/// Types that do not fit, literals, optionals and closures.
extension DiagnosticText {
  static func memberNeedsType(_ name: String, _ type: String) -> DiagnosticText {
    DiagnosticText(
      "member-needs-type",
      "member '\(name)' cannot be used on value of type '\(type)'; consider using a generic constraint instead")
  }

  static func existentialDoesNotConform(_ type: String, _ protocolName: String) -> DiagnosticText {
    DiagnosticText("existential-conformance", "type '\(type)' cannot conform to '\(protocolName)'")
  }

  static func wrongAssociatedCount(_ name: String, _ wanted: Int, _ found: Int) -> DiagnosticText {
    if wanted == 0 {
      return DiagnosticText(
        "generic-arguments", "cannot specialize protocol type '\(name)': it names no primary associated types (protocol \(name)<Item>)")
    }
    return DiagnosticText(
      "generic-arguments", "protocol type '\(name)' specialized with \(found) type arguments (expected \(wanted))")
  }

  static func classInComposition(_ type: String) -> DiagnosticText {
    DiagnosticText(
      "class-in-composition", "'\(type)' in a composition of protocols is not in this version; use a protocol for what is needed of it")
  }

  static func mismatch(_ found: String, _ wanted: String) -> DiagnosticText {
    DiagnosticText("type-mismatch", "cannot convert value of type '\(found)' to expected type '\(wanted)'")
  }

  static func specifiedMismatch(_ found: String, _ wanted: String) -> DiagnosticText {
    DiagnosticText("type-mismatch", "cannot convert value of type '\(found)' to specified type '\(wanted)'")
  }

  static func returnMismatch(_ found: String, _ wanted: String) -> DiagnosticText {
    DiagnosticText("type-mismatch", "cannot convert return expression of type '\(found)' to return type '\(wanted)'")
  }

  static func argumentMismatch(_ found: String, _ wanted: String, _ fixIts: [Diagnostic.FixIt]) -> DiagnosticText {
    DiagnosticText(
      "type-mismatch", "cannot convert value of type '\(found)' to expected argument type '\(wanted)'", fixIts: fixIts)
  }

  static func notUnwrapped(_ found: String, _ wanted: String, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "not-unwrapped", "value of optional type '\(found)' must be unwrapped to a value of type '\(wanted)'",
      fixIts: [
        .insert(" ?? <#default value#>", at: range.upperBound, "use '??' with a value for the case of nil"),
        .insert("!", at: range.upperBound, "use '!' to stop the cell when the value is nil"),
      ])
  }

  static func nilForNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("nil-mismatch", "'nil' is not compatible with expected type '\(type)'")
  }

  static func stringForClosedSet(_ text: String, _ type: String, _ member: String, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "string-for-member", "found a string where '\(type)' is wanted: write .\(member) instead of \"\(text)\"",
      fixIts: [.replace(range, with: ".\(member)")])
  }

  static func branchMismatch(_ first: String, _ second: String) -> DiagnosticText {
    DiagnosticText("branch-mismatch", "result values in '? :' expression have mismatching types '\(first)' and '\(second)'")
  }

  static func heterogeneousLiteral(_ first: String, _ second: String) -> DiagnosticText {
    DiagnosticText(
      "heterogeneous-literal",
      "elements of this collection literal have the types '\(first)' and '\(second)'; add a type annotation such as [Any] if this is intentional")
  }

  static func assignedToItself(isVariable: Bool) -> DiagnosticText {
    DiagnosticText("assigned-to-itself", "assigning a \(isVariable ? "variable" : "property") to itself")
  }

  static let emptyLiteral = DiagnosticText("empty-literal", "empty collection literal requires an explicit type")
  static let nilWithoutContext = DiagnosticText("nil-without-type", "'nil' requires a contextual type")
  static let unknownType = DiagnosticText("unknown-type-here", "the type of this expression cannot be inferred; write it down")

  static func notHashable(_ type: String) -> DiagnosticText {
    DiagnosticText("conformance", "type '\(type)' does not conform to protocol 'Hashable'")
  }

  static func integerTooLarge(_ text: String) -> DiagnosticText {
    DiagnosticText("integer-overflow", "integer literal '\(text)' is too large for any integer type")
  }

  static func integerOverflow(_ text: String, _ type: String) -> DiagnosticText {
    DiagnosticText("integer-overflow", "integer literal '\(text)' overflows when stored into '\(type)'")
  }

  static let badInterpolation = DiagnosticText(
    "interpolation", "an interpolation holds one value, and optionally a format in Python's mini-language: \\(x, \"0.3f\")")

  static func badFormat(_ problem: String) -> DiagnosticText { DiagnosticText("format", problem) }

  static func noFormat(_ type: String) -> DiagnosticText {
    DiagnosticText(
      "format", "a format is for numbers, strings and tensors of one number; a value of type '\(type)' is shown without one")
  }

  static func chainOnNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("not-optional", "cannot use optional chaining on non-optional value of type '\(type)'")
  }

  static func forceOfNonOptional(_ type: String, _ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "not-optional", "cannot force unwrap value of non-optional type '\(type)'", fixIts: [.remove(range, "remove '!'")])
  }

  static func coalesceNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText(
      "coalesce-non-optional", "left side of nil coalescing operator '??' has non-optional type '\(type)', so the right side is never used",
      severity: .warning)
  }

  static func bindingNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("not-optional", "initializer for conditional binding must have Optional type, not '\(type)'")
  }

  static func assignmentAsCondition(_ sign: TextRange) -> DiagnosticText {
    DiagnosticText(
      "condition", "use of '=' in a boolean context, did you mean '=='?", fixIts: [.replace(sign, with: "==")])
  }

  static func conditionNotBool(_ type: String, _ text: String, _ range: TextRange) -> DiagnosticText {
    if type.hasSuffix("?") {
      return DiagnosticText(
        "condition", "optional type '\(type)' cannot be used as a boolean; test for '!= nil' instead",
        fixIts: [.insert(" != nil", at: range.upperBound)])
    }
    let isNumber = ["Int", "Double", "Float"].contains(type)
    return DiagnosticText(
      "condition", "type '\(type)' cannot be used as a boolean; test for '!= 0' instead".replacing(ifNot: isNumber, type),
      fixIts: isNumber ? [.insert(" != 0", at: range.upperBound)] : [])
  }

  static func anonymousArgumentBeyond(_ index: Int, _ count: Int) -> DiagnosticText {
    DiagnosticText("anonymous-argument", "there is no '$\(index)' here: the closure takes \(count) argument\(count == 1 ? "" : "s")")
  }

  static func anonymousArgumentOutside(_ index: Int) -> DiagnosticText {
    DiagnosticText("anonymous-argument", "anonymous closure argument '$\(index)' stands outside any closure")
  }

  static func closureArity(_ wanted: Int, _ found: Int, _ type: String) -> DiagnosticText {
    DiagnosticText(
      "closure-arity",
      "contextual closure type '\(type)' expects \(wanted) argument\(wanted == 1 ? "" : "s"), but \(found) \(found == 1 ? "was" : "were") used in closure body")
  }

  static func closureIgnoresArguments(_ count: Int) -> DiagnosticText {
    DiagnosticText(
      "closure-arity",
      "contextual type for closure argument expects \(count) argument\(count == 1 ? "" : "s"), which cannot be implicitly ignored; write '\(Array(repeating: "_", count: count).joined(separator: ", ")) in' to ignore")
  }

  static func closureParameterMismatch(_ wanted: String, _ found: String) -> DiagnosticText {
    DiagnosticText("type-mismatch", "the closure is called with a '\(wanted)', not a '\(found)'")
  }

  static func unknownClosureParameter(_ name: String) -> DiagnosticText {
    DiagnosticText("unknown-type-here", "cannot infer type of closure parameter '\(name)' without a type annotation")
  }
}

extension String {
  /// The sentence for numbers, or the plain one for other types.
  fileprivate func replacing(ifNot condition: Bool, _ type: String) -> String {
    condition ? self : "cannot convert value of type '\(type)' to expected condition type 'Bool'"
  }
}
