internal import SourceText

/// Warnings.
extension DiagnosticText {
  private static func warning(_ identifier: String, _ message: String, fixIts: [Diagnostic.FixIt] = []) -> DiagnosticText {
    DiagnosticText(identifier, message, severity: .warning, fixIts: fixIts)
  }

  private static func noun(_ isConstant: Bool) -> String { isConstant ? "immutable value" : "variable" }

  static func initializationNeverUsed(_ name: String, isConstant: Bool) -> DiagnosticText {
    warning(
      "never-used",
      "initialization of \(noun(isConstant)) '\(name)' was never used; consider replacing with assignment to '_' or removing it")
  }

  static func neverUsed(_ name: String, isConstant: Bool, _ range: TextRange) -> DiagnosticText {
    warning(
      "never-used", "\(noun(isConstant)) '\(name)' was never used; consider replacing with '_' or removing it",
      fixIts: [.replace(range, with: "_")])
  }

  static func constantNeverUsed(_ name: String) -> DiagnosticText {
    warning("never-used", "immutable value '\(name)' was never used; consider removing it")
  }

  static func definedButNeverUsed(_ name: String) -> DiagnosticText {
    warning("never-used", "value '\(name)' was defined but never used; consider replacing with boolean test")
  }

  static func neverMutated(_ name: String, inLoop: Bool, _ specifier: TextRange?) -> DiagnosticText {
    warning(
      "never-mutated",
      inLoop
        ? "variable '\(name)' was never mutated; consider removing 'var' to make it constant"
        : "variable '\(name)' was never mutated; consider changing to 'let' constant",
      fixIts: specifier.map { [.replace($0, with: "let")] } ?? [])
  }

  static func neverRead(_ name: String) -> DiagnosticText {
    warning("never-read", "variable '\(name)' was written to, but never read")
  }

  static let optionalInterpolation = warning(
    "optional-interpolation",
    "string interpolation produces a debug description for an optional value; did you mean to make this explicit?")

  static func coercedToAny(_ type: Type) -> DiagnosticText {
    warning("optional-to-any", "expression implicitly coerced from '\(type)' to 'Any'")
  }

  static func comparedWithNil(_ type: Type, isEqual: Bool) -> DiagnosticText {
    warning(
      "known-test", "comparing non-optional value of type '\(type)' to 'nil' always returns \(isEqual ? "false" : "true")")
  }

  static let testAlwaysTrue = warning("known-test", "'is' test is always true")

  static func conditionalCastSucceeds(_ from: Type, _ to: Type) -> DiagnosticText {
    warning("known-test", "conditional cast from '\(from)' to '\(to)' always succeeds")
  }

  static func forcedCastSucceeds(_ from: Type, _ to: Type) -> DiagnosticText {
    warning("known-test", "forced cast from '\(from)' to '\(to)' always succeeds; did you mean to use 'as'?")
  }

  static func forcedCastToSame(_ type: Type) -> DiagnosticText {
    warning("known-test", "forced cast of '\(type)' to same type has no effect")
  }

  static func castFails(_ from: Type, _ to: Type) -> DiagnosticText {
    warning("known-test", "cast from '\(from)' to unrelated type '\(to)' always fails")
  }

  static let voidDiscarded = warning("void-discarded", "using '_' to ignore the result of a Void-returning function is redundant")
  static func literalDivision(_ left: UInt64, _ right: UInt64, _ range: TextRange) -> DiagnosticText {
    warning(
      "integer-division", "\(left) / \(right) is \(left / right) here: between Ints '/' drops the fraction",
      fixIts: [.replace(range, with: "\(left).0", "write '\(left).0 / \(right)' for the fraction")])
  }

  static func divisionBeforeConversion(_ type: String) -> DiagnosticText {
    warning("integer-division", "'/' between Ints drops the fraction before the conversion to \(type): convert both sides first")
  }

  static func negativeIndex(_ base: String, _ fromEnd: Int64) -> DiagnosticText {
    warning(
      "negative-index",
      "an index counts from the start: Python's '\(base)[-\(fromEnd)]' is '\(base)[\(base).count - \(fromEnd)]'" + (fromEnd == 1 ? " or '\(base).last!'" : ""))
  }

  static let caseAlreadyHandled = warning(
    "redundant-case", "case is already handled by previous patterns; consider removing it")
  static let literalAlreadyHandled = warning(
    "redundant-case", "literal value is already handled by previous pattern; consider removing it")
  static let defaultNeverExecuted = warning("redundant-case", "default will never be executed")
  static let redundantTry = warning("redundant-try", "no calls to throwing functions occur within 'try' expression")
  static let unreachableCatch = warning(
    "unreachable-catch", "'catch' block is unreachable because no errors are thrown in 'do' block")

  static func voidVariable(_ name: String, isConstant: Bool, _ type: String) -> DiagnosticText {
    warning("void-variable", "\(isConstant ? "constant" : "variable") '\(name)' inferred to have type '\(type)', which may be unexpected")
  }
}
