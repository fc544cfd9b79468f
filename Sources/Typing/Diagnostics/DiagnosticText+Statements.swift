internal import SourceText

/// Statements and what the language leaves out.
extension DiagnosticText {
  static func unsupportedStatement(_ what: String) -> DiagnosticText {
    DiagnosticText("unsupported", "\(what): not part of the notebook language")
  }

  static func unsupportedExpression(_ what: String) -> DiagnosticText {
    DiagnosticText("unsupported", "\(what): not part of the notebook language")
  }

  /// `function` is the name that stack traces show.
  static func missingReturn(_ type: String, in function: String) -> DiagnosticText {
    let kind = function.hasPrefix("closure #") ? "closure" : "'\(function)',"
    return DiagnosticText("missing-return", "missing return in \(kind) expected to return '\(type)'")
  }

  static func neverReturns(_ type: String) -> DiagnosticText {
    DiagnosticText(
      "never-returns", "function with uninhabited return type '\(type)' is missing call to another never-returning function on all paths")
  }

  static func capturedUninitialised(_ name: String, isConstant: Bool) -> DiagnosticText {
    DiagnosticText("uninitialised", "\(isConstant ? "constant" : "variable") '\(name)' captured by a closure before being initialized")
  }

  static func initializedTwice(_ name: String) -> DiagnosticText {
    DiagnosticText("immutable", "immutable value '\(name)' may only be initialized once")
  }

  static func neverExecuted(after jump: String?) -> DiagnosticText {
    DiagnosticText(
      "unreachable", jump.map { "code after '\($0)' will never be executed" } ?? "will never be executed", severity: .warning)
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
      : DiagnosticText("jump", "unlabeled 'break' is only allowed inside a loop or switch, a labeled break is required to exit an if or do")
  }

  static func continueOfBlock(_ name: String) -> DiagnosticText {
    DiagnosticText("jump", "'continue' cannot be used with '\(name)', which is not a loop")
  }

  static func jumpOutOfDefer(_ word: String) -> DiagnosticText {
    DiagnosticText("jump", "'\(word)' cannot transfer control out of a defer statement")
  }

  static let fallthroughOutsideSwitch = DiagnosticText("jump", "'fallthrough' is only allowed inside a switch")
  static let fallthroughAtEnd = DiagnosticText("jump", "'fallthrough' without a following 'case' or 'default' block")
  static let returnOutsideFunction = DiagnosticText("return-value", "return invalid outside of a func")

  static func escapingParameter(_ name: String) -> DiagnosticText {
    DiagnosticText(
      "escaping", "non-escaping parameter '\(name)' may only be called here: write '@escaping' before its type to keep it")
  }

  static func escapingInout(_ name: String, _ kind: String) -> DiagnosticText {
    DiagnosticText("escaping", "escaping \(kind) captures 'inout' parameter '\(name)'")
  }

  static func escapingCapture(_ name: String) -> DiagnosticText {
    DiagnosticText("escaping", "escaping closure captures non-escaping parameter '\(name)'")
  }

  static let escapingMutatingSelf = DiagnosticText("escaping", "escaping closure captures mutating 'self' parameter")

  static func implicitSelf(_ what: String) -> DiagnosticText {
    DiagnosticText("implicit-self", "\(what) in closure requires explicit use of 'self' to make capture semantics explicit")
  }

  static func overlappingAccess(_ name: String) -> DiagnosticText {
    DiagnosticText(
      "exclusive-access",
      "overlapping accesses to '\(name)', but modification requires exclusive access; consider copying to a local variable")
  }

  static let divisionByZero = DiagnosticText("constant-arithmetic", "division by zero")

  static func constantOverflow(_ operation: String, _ type: String) -> DiagnosticText {
    DiagnosticText("constant-arithmetic", "arithmetic operation '\(operation)' (on type '\(type)') results in an overflow")
  }

  static let throwOutOfDefer = DiagnosticText("throws", "call can throw, but errors cannot be thrown out of a defer body")
  static let throwInRethrows = DiagnosticText(
    "throws", "call can throw, but the error is not handled; a function declared 'rethrows' may only throw if its parameter does")

  static func notAnError(_ type: String) -> DiagnosticText {
    DiagnosticText("throws", "thrown expression type '\(type)' does not conform to 'Error'")
  }

  static func thrownType(_ found: String, _ wanted: String) -> DiagnosticText {
    DiagnosticText("throws", "thrown expression type '\(found)' cannot be converted to error type '\(wanted)'")
  }

  static func thrownTypeNotAnError(_ type: String) -> DiagnosticText {
    DiagnosticText("throws", "thrown type '\(type)' does not conform to the 'Error' protocol")
  }

  static let keyPathWithoutRoot = DiagnosticText(
    "key-path", "cannot infer key path type from context; consider explicitly specifying a root type")

  static func keyPathToMethod(_ name: String) -> DiagnosticText {
    DiagnosticText("key-path", "key path cannot refer to '\(name)', which is not a property: write a closure, '{ $0.\(name) }'")
  }

  static func keyPathRoot(_ root: String, _ base: String) -> DiagnosticText {
    DiagnosticText("key-path", "cannot convert key path root type '\(root)' to contextual type '\(base)'")
  }

  static func notBoundEverywhere(_ name: String) -> DiagnosticText {
    DiagnosticText("pattern", "'\(name)' must be bound in every pattern")
  }

  static func optionalPatternMismatch(_ type: String) -> DiagnosticText {
    DiagnosticText("pattern", "'?' pattern cannot match values of type '\(type)'")
  }

  static func patternLabel(_ found: String, _ wanted: String?) -> DiagnosticText {
    DiagnosticText("pattern", wanted.map { "tuple pattern element label '\(found)' must be '\($0)'" } ?? "extraneous label '\(found):' in tuple pattern")
  }

  static let refutableDeclaration = DiagnosticText(
    "pattern", "a declaration cannot take apart what may not fit: write 'guard case' or 'if case'")

  static func boundTypeMismatch(_ name: String, _ found: String, _ wanted: String) -> DiagnosticText {
    DiagnosticText("pattern", "pattern variable '\(name)' bound to type '\(found)', expected type '\(wanted)'")
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
  static let branchNotSingle = DiagnosticText("if-value", "a branch of a value is one expression, or ends in 'throw'")

  static func misplacedStatementValue(_ word: String) -> DiagnosticText {
    DiagnosticText("if-value", "'\(word)' may only be used as expression in return, throw, or as the source of an assignment")
  }

  static let requirementWithoutAccessors = DiagnosticText(
    "requirement-accessors", "property in protocol must have explicit { get } or { get set } specifier")

  static func notRequired(_ name: String) -> DiagnosticText {
    DiagnosticText(
      "not-required", "constructing an object of class type '\(name)' with a metatype value must use a 'required' initializer")
  }

  static func notInThisVersion(_ name: String) -> DiagnosticText {
    DiagnosticText("not-in-this-version", "'\(name)' is not in this version")
  }
}
