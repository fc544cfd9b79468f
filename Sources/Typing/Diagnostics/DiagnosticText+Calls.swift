internal import SourceText
import SwiftSyntax

/// Calls, operators, assignments.
extension DiagnosticText {
  /// What was about to change a place.
  enum Mutation {
    case assignment
    case propertyAssignment
    case subscriptAssignment
    /// `+=` and its like.
    case compoundAssignment
    case inoutArgument
    case mutatingMember
    case mutatingGetter(String)
  }

  /// `labels` are those of the whole call, `_` where there is none.
  static func wrongLabel(_ found: String, _ wanted: String, _ range: TextRange, among labels: [String]) -> DiagnosticText {
    let have = labels.map { $0 + ":" }.joined()
    let expected = labels.map { ($0 == found ? wanted : $0) + ":" }.joined()
    return DiagnosticText(
      "argument-label", "incorrect argument label in call (have '\(have)', expected '\(expected)')",
      fixIts: [.replace(range, with: wanted)])
  }

  static func extraneousLabel(_ label: String, _ labelRange: TextRange, _ value: TextRange) -> DiagnosticText {
    DiagnosticText(
      "argument-label", "extraneous argument label '\(label):' in call",
      fixIts: [.remove(TextRange(labelRange.lowerBound, value.lowerBound), "remove '\(label):'")])
  }

  static func missingLabel(_ label: String, _ value: TextRange) -> DiagnosticText {
    DiagnosticText(
      "argument-label", "missing argument label '\(label):' in call", fixIts: [.insert("\(label): ", at: value.lowerBound)])
  }

  static func missingLabels(_ missing: [(label: String, value: TextRange)]) -> DiagnosticText {
    if missing.count == 1 { return missingLabel(missing[0].label, missing[0].value) }
    let list = missing.map { $0.label + ":" }.joined()
    return DiagnosticText(
      "argument-label", "missing argument labels '\(list)' in call",
      fixIts: [
        Diagnostic.FixIt(
          "insert '\(list)'", edits: missing.map { .init(range: TextRange(at: $0.value.lowerBound), replacement: $0.label + ": ") })
      ])
  }

  static func missingArgument(_ name: String, isLabel: Bool) -> DiagnosticText {
    DiagnosticText("missing-argument", "missing argument for parameter \(isLabel ? "'\(name)'" : name) in call")
  }

  static func extraArgument(_ label: String) -> DiagnosticText {
    DiagnosticText("extra-argument", "extra argument '\(label)' in call")
  }

  static func extraArguments(_ count: Int) -> DiagnosticText {
    DiagnosticText("extra-argument", count > 1 ? "\(count) extra arguments in call" : "extra argument in call")
  }

  static func argumentOrder(_ first: String, _ second: String, _ range: TextRange, _ text: String) -> DiagnosticText {
    DiagnosticText(
      "argument-order", "argument '\(first)' must precede argument '\(second)'",
      fixIts: [.replace(range, with: text, "write the arguments in this order: \(text)")])
  }

  static func argumentCount(_ wanted: Int, _ found: Int) -> DiagnosticText {
    DiagnosticText(
      found > wanted ? "extra-argument" : "missing-argument",
      "this function value takes \(wanted) argument\(wanted == 1 ? "" : "s"), \(found) given")
  }

  static func notCallable(_ type: String) -> DiagnosticText {
    DiagnosticText("not-callable", "cannot call value of non-function type '\(type)'")
  }

  static func callOfOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("optional-base", "value of optional type '\(type)' must be unwrapped before it is called: use '?' or '!'")
  }

  static func noSubscript(_ type: String) -> DiagnosticText {
    DiagnosticText("no-subscript", "value of type '\(type)' has no subscripts")
  }

  static func stringSubscript(_ type: String, _ text: String, _ index: String) -> DiagnosticText {
    DiagnosticText(
      "no-subscript",
      "cannot subscript String with \(type == "Int" ? "an Int, use a String.Index" : "an integer range, use a String.Index range") instead",
      notes: [
        Diagnostic.Note(
          type == "Int"
            ? "'Array(\(text))[\(index)]' is the character at that place"
            : "'String(Array(\(text))[\(index)])' is that part; 'prefix', 'suffix' and 'dropFirst' give the ends")
      ])
  }

  static func requirementFails(_ name: String, _ requirement: String) -> DiagnosticText {
    DiagnosticText("requirement", "'\(name)' requires that \(requirement)")
  }

  static func ambiguousFunction(_ name: String) -> DiagnosticText {
    DiagnosticText("ambiguous", "ambiguous use of '\(name)'; say which by its labels or by a type")
  }

  static func unknownOperator(_ name: String) -> DiagnosticText {
    if name == "++" || name == "--" {
      return DiagnosticText("unknown-operator", "cannot find operator '\(name)' in scope; did you mean '\(name.first!)= 1'?")
    }
    return DiagnosticText("unknown-operator", "cannot find operator '\(name)' in scope")
  }

  static func binaryOperator(_ name: String, _ left: String, _ right: String, _ fixIts: [Diagnostic.FixIt]) -> DiagnosticText {
    DiagnosticText(
      "operator-mismatch",
      left == right
        ? "binary operator '\(name)' cannot be applied to two '\(left)' operands"
        : "binary operator '\(name)' cannot be applied to operands of type '\(left)' and '\(right)'", fixIts: fixIts)
  }

  static func unaryOperator(_ name: String, _ type: String) -> DiagnosticText {
    DiagnosticText("operator-mismatch", "unary operator '\(name)' cannot be applied to an operand of type '\(type)'")
  }

  static let misplacedInout = DiagnosticText("inout", "'&' may only be used to pass an argument to an inout parameter")
  static let inoutForPlain = DiagnosticText("inout", "'&' used with a parameter that is not inout")

  static func missingAmpersand(_ range: TextRange, _ type: String) -> DiagnosticText {
    DiagnosticText(
      "inout", "passing value of type '\(type)' to an inout parameter requires explicit '&'", fixIts: [.insert("&", at: range.lowerBound)])
  }

  static func missingTry(_ range: TextRange) -> DiagnosticText {
    DiagnosticText(
      "missing-try", "call can throw but is not marked with 'try'", fixIts: [.insert("try ", at: range.lowerBound)])
  }

  static let uncaughtThrow = DiagnosticText(
    "uncaught-throw", "errors thrown from here are not handled: the function does not say 'throws', and no catch takes them all")

  // MARK: Places that cannot be changed

  private static func verb(_ mutation: Mutation) -> String {
    switch mutation {
    case .assignment: "cannot assign to value"
    case .propertyAssignment: "cannot assign to property"
    case .subscriptAssignment: "cannot assign through subscript"
    case .compoundAssignment: "left side of mutating operator isn't mutable"
    case .inoutArgument: "cannot pass immutable value as inout argument"
    case .mutatingMember: "cannot use mutating member on immutable value"
    case .mutatingGetter(let name): "cannot use mutating getter '\(name)' on immutable value"
    }
  }

  static func immutable(_ mutation: Mutation, _ variable: Variable, getterOnly: Bool, declaredIn file: SourceFile) -> DiagnosticText {
    let reason = getterOnly ? "is a get-only property" : variable.name == "self" ? "is immutable" : "is a 'let' constant"
    let isDeclaration = file.substring(variable.range) == variable.name
    let specifier = variable.syntax?.as(VariableDeclSyntax.self)?.bindingSpecifier.sourceRange
    return DiagnosticText(
      "immutable", "\(verb(mutation)): '\(variable.name)' \(reason)",
      notes: isDeclaration && !getterOnly && variable.name != "self"
        ? [Diagnostic.Note("declared here; 'var' makes it changeable", at: .init(file: file, range: variable.range))] : [],
      fixIts: specifier.flatMap { range in
        isDeclaration && file.substring(range) == "let" ? [.replace(range, with: "var", "change 'let' to 'var' to make it mutable")] : nil
      } ?? [])
  }

  static func immutableProperty(_ mutation: Mutation, _ property: PropertyDeclaration) -> DiagnosticText {
    if case .stored = property.implementation {
      return DiagnosticText("immutable", "\(verb(mutation)): '\(property.name)' is a 'let' constant")
    }
    return DiagnosticText("immutable", "\(verb(mutation)): '\(property.name)' is a get-only property")
  }

  static func getOnlySubscript(_ mutation: Mutation) -> DiagnosticText {
    DiagnosticText("immutable", "\(verb(mutation)): subscript is get-only")
  }

  static func callResultImmutable(_ mutation: Mutation, _ name: String) -> DiagnosticText {
    DiagnosticText("immutable", "\(verb(mutation)): '\(name)' returns immutable value")
  }

  static func rvalue(_ mutation: Mutation) -> DiagnosticText {
    DiagnosticText("immutable", "\(verb(mutation)): this is not a place that can be changed")
  }
}
