internal import SourceText

/// Statements and what the language leaves out.
extension DiagnosticText {
  static func unsupportedStatement(_ what: String) -> DiagnosticText {
    DiagnosticText("unsupported", "\(what): not part of the notebook language")
  }

  static func unsupportedExpression(_ what: String) -> DiagnosticText {
    DiagnosticText("unsupported", "\(what): not part of the notebook language")
  }

  static func missingReturn(_ type: String, inClosure: Bool) -> DiagnosticText {
    DiagnosticText("missing-return", "missing return in \(inClosure ? "closure" : "function") expected to return '\(type)'")
  }

  static func usedUninitialised(_ name: String, isConstant: Bool) -> DiagnosticText {
    DiagnosticText("uninitialised", "\(isConstant ? "constant" : "variable") '\(name)' used before being initialized")
  }

  static func returnWithoutValue(_ type: String) -> DiagnosticText {
    DiagnosticText("missing-return", "non-void function should return a value of type '\(type)'")
  }

  static let unexpectedReturnValue = DiagnosticText("return-value", "unexpected non-void return value in void function")
  static let returnInInitializer = DiagnosticText("return-value", "'nil' is the only return value permitted in an initializer")
  static let guardFallsThrough = DiagnosticText(
    "guard", "'guard' body must not fall through, consider using a 'return' or 'throw' to exit the scope")

  static func unknownLabel(_ name: String) -> DiagnosticText {
    DiagnosticText("label", "cannot find label '\(name)' in scope")
  }

  static func jumpOutsideLoop(isContinue: Bool) -> DiagnosticText {
    isContinue
      ? DiagnosticText("jump", "'continue' is only allowed inside a loop")
      : DiagnosticText("jump", "'break' is only allowed inside a loop, if, do, or switch")
  }

  static func notASequence(_ type: String, _ text: String) -> DiagnosticText {
    if type == "Int" {
      return DiagnosticText("not-a-sequence", "for-in loop requires 'Int' to conform to 'Sequence'; did you mean 0..<\(text)?")
    }
    return DiagnosticText("not-a-sequence", "for-in loop requires '\(type)' to conform to 'Sequence'")
  }

  static func tuplePatternMismatch(_ count: Int, _ type: String) -> DiagnosticText {
    DiagnosticText("pattern", "a pattern of \(count) parts cannot match values of type '\(type)'")
  }

  static func casePayloadCount(_ name: String, _ wanted: Int, _ found: Int) -> DiagnosticText {
    DiagnosticText("pattern", "case '\(name)' has \(wanted) associated value\(wanted == 1 ? "" : "s"), the pattern takes \(found)")
  }

  static let emptyCase = DiagnosticText(
    "empty-case", "'case' label in a 'switch' must have at least one executable statement; write 'break' to do nothing")

  static func notExhaustive(_ missing: [String]) -> DiagnosticText {
    DiagnosticText(
      "not-exhaustive", "switch must be exhaustive",
      notes: missing.filter { !$0.contains("tuple") && $0 != "_" }.map { Diagnostic.Note("add missing case: '\($0)'") })
  }

  static let ifWithoutElse = DiagnosticText("if-value", "'if' must have an unconditional 'else' if used as expression")
  static let branchNotSingle = DiagnosticText("if-value", "a branch of a value is one expression")

  static func notInThisVersion(_ name: String) -> DiagnosticText {
    DiagnosticText("not-in-this-version", "'\(name)' is not in this version")
  }
}
