package import SourceText

/// A checked statement.
package struct TypedStatement {
  package internal(set) var kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind {
    /// The value, if any, is dropped.
    case expression(TypedExpression)
    /// `let`/`var`; nil: declared now, assigned later (the checker has proved: before any use).
    case variables(TypedPattern, TypedExpression?)
    /// A nested or top-level function: closes over its captures here.
    case function(FunctionDeclaration)
    /// A type; its functions follow from the layout.
    case type(NominalType)
    case block([TypedStatement])
    /// An `if` or `do` with a label that `break` names.
    case labelled(LoopLabel, [TypedStatement])
    case ifStatement([TypedCondition], then: [TypedStatement], otherwise: [TypedStatement])
    /// The variables bound by the conditions live on after the statement.
    case guardStatement([TypedCondition], otherwise: [TypedStatement])
    case whileLoop([TypedCondition], body: [TypedStatement], label: LoopLabel)
    case repeatLoop(body: [TypedStatement], condition: TypedExpression, label: LoopLabel)
    case forLoop(TypedFor)
    case switchStatement(TypedSwitch)
    case breakStatement(LoopLabel)
    case continueStatement(LoopLabel)
    /// Goes on with the next case of the switch around it.
    case fallthroughStatement
    case returnStatement(TypedExpression?)
    case throwStatement(TypedExpression)
    case doStatement(body: [TypedStatement], catches: [TypedCatch])
    /// Runs when the block around it is left, by whatever way, the last one first.
    case deferStatement([TypedStatement])
  }
}

/// Identity of a loop, switch or labelled `do` that break and continue refer to.
package final class LoopLabel {
  package let name: String?

  package init(name: String? = nil) {
    self.name = name
  }
}

package enum TypedCondition {
  case boolean(TypedExpression)
  /// `if let`, `if var`: the expression is optional, the variable gets what it wraps.
  case binding(Variable, TypedExpression)
  /// `if case pattern = value`: `subject` holds the value while the pattern is tried.
  case pattern(TypedPattern, subject: Variable, TypedExpression)
}

/// What a value is taken apart by: in declarations irrefutable, in `case` any.
package indirect enum TypedPattern {
  case wildcard
  case variable(Variable)
  case tuple([TypedPattern])
  case enumCase(EnumCase, [TypedPattern])
  /// All associated values of a case as one tuple: `case .move(let amounts)`.
  case payload(EnumCase, TypedPattern)
  /// `x?`, and any pattern for `T` on a `T?`.
  case some(TypedPattern)
  /// `subject` is bound to the value, then the condition (a `Bool`) decides: literals, ranges, `~=`, `.none`.
  case expression(subject: Variable, TypedExpression)
  /// `is T`, `let x as T`.
  case type(Type, TypedPattern)
}

package struct TypedFor {
  package enum Source {
    /// `for i in a..<b` and `a...b` over `Int`: no range object is needed.
    case integerRange(lower: TypedExpression, upper: TypedExpression, isClosed: Bool)
    case array(TypedExpression)
    /// Any other native sequence (dictionary, set, string, stride, zip, range …): the machine iterates by its type.
    case native(TypedExpression, element: Type)
    /// `makeIterator` is nil when the sequence is its own iterator; the functions are requirements' witnesses.
    case iterator(TypedExpression, makeIterator: FunctionDeclaration?, next: FunctionDeclaration, iterator: Type, element: Type)
  }

  package internal(set) var pattern: TypedPattern
  package internal(set) var source: Source
  /// The element converted to what the pattern holds is the element itself; `filter` is the `where` clause.
  package internal(set) var filter: TypedExpression?
  package internal(set) var body: [TypedStatement]
  package let label: LoopLabel
}

package struct TypedSwitch {
  package struct Case {
    /// Tried in order; the first that fits (with its `where`) is taken. Empty: `default`.
    package internal(set) var items: [(pattern: TypedPattern, filter: TypedExpression?)]
    package internal(set) var body: [TypedStatement]
  }

  package internal(set) var subject: Variable
  package internal(set) var value: TypedExpression
  package internal(set) var cases: [Case]
  package let label: LoopLabel
}

package struct TypedCatch {
  /// Empty: catches everything.
  package internal(set) var items: [(pattern: TypedPattern, filter: TypedExpression?)]
  /// The error itself, type `any Error`; named `error` when the clause names nothing.
  package internal(set) var subject: Variable
  package internal(set) var body: [TypedStatement]
}
