import SwiftSyntax

/// A function that a call may mean.
struct Candidate {
  enum Role {
    case function
    case subscriptElement(PropertyDeclaration)
    case enumCase(EnumCase)
  }

  let function: FunctionDeclaration
  /// What the generic parameters of the type around it are.
  var map: [GenericParameter: Type] = [:]
  var owner: NominalType?
  var receiver: TypedExpression?
  var dispatch = TypedExpression.Dispatch.direct
  var role = Role.function
  /// The result, where it is not the declaration's: an inherited initializer makes the subclass.
  var result: Type?
  var distance = 0

  init(_ function: FunctionDeclaration) {
    self.function = function
    owner = function.owner
  }
}

/// An argument as written.
struct CallArgument {
  let label: String?
  let labelRange: TextRange?
  let syntax: ExprSyntax
  let range: TextRange
  var isInout = false
  var isTrailingClosure = false
  /// Names several functions, of which the parameter's type chooses one.
  var isOverloadedFunction = false
  /// A string literal with parts, where types of the notebook may have their own way of taking them.
  var isInterpolation = false
  /// Its own typing, done once for all candidates; nil for what only the parameter's type can tell.
  var node: TypedExpression?

  /// Closures, `.member`, `[…]` and the like: their type comes from the parameter.
  var isContextual: Bool {
    if isOverloadedFunction { return true }
    var syntax = self.syntax
    while let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count == 1, let inner = tuple.elements.first { syntax = inner.expression }
    switch syntax.kind {
    case .stringLiteralExpr: return isInterpolation
    case .closureExpr, .keyPathExpr, .arrayExpr, .dictionaryExpr, .ternaryExpr, .tupleExpr, .ifExpr, .switchExpr: return true
    case .memberAccessExpr: return CallArgument.isImplicitMember(syntax)
    case .functionCallExpr, .forceUnwrapExpr, .subscriptCallExpr: return CallArgument.isImplicitMember(syntax)
    default: return false
    }
  }

  /// Also a key path, which may stand for a closure.
  var isClosure: Bool { syntax.is(ClosureExprSyntax.self) || syntax.is(KeyPathExprSyntax.self) }

  private static func isImplicitMember(_ syntax: ExprSyntax) -> Bool {
    switch syntax.as(ExprSyntaxEnum.self) {
    case .memberAccessExpr(let node): return node.base.map(isImplicitMember) ?? true
    case .functionCallExpr(let node): return isImplicitMember(node.calledExpression)
    case .subscriptCallExpr(let node): return isImplicitMember(node.calledExpression)
    default: return false
    }
  }
}

/// Which arguments go to which parameter.
enum ParameterBinding {
  case omitted
  case argument(Int)
  case variadic([Int])
}
