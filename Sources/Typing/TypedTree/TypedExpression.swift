package import SourceText

/// An expression whose type, and every conversion in it, is settled.
package final class TypedExpression {
  package internal(set) var kind: Kind
  package internal(set) var type: Type
  package let range: SourceRange
  /// Read from something declared `T!`: unwrapped by force where a `T` is needed.
  var isImplicitlyUnwrapped = false
  /// The keyword `super`.
  var isSuper = false

  package init(_ kind: Kind, type: Type, range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  package indirect enum Kind {
    // Literals. Their `type` is what they were inferred as.
    /// Bits of an integer of any integer type (two's complement); `type` is that integer type.
    case integer(UInt64)
    /// `type` is `Double` or `Float`; an integer literal in such a place arrives here as well.
    case floatingPoint(Double)
    case boolean(Bool)
    /// `type` is `String`, `Character` or `Substring`.
    case string(String)
    /// `type` is an optional.
    case none
    case interpolation([InterpolationSegment])
    /// `type` is an array or set.
    case array([TypedExpression])
    case dictionary([(key: TypedExpression, value: TypedExpression)])
    case tuple([TypedExpression])

    // Names.
    /// An lvalue when the variable is mutable.
    case variable(Variable)
    /// A function as a value: `numbers.sorted(by: >)`; with a receiver, `model.callAsFunction`.
    case functionReference(FunctionDeclaration, receiver: TypedExpression?, typeArguments: [Type])
    case closure(TypedFunction)
    case metatype

    // Calls.
    case call(Call)
    /// A call of a function value.
    case callValue(TypedExpression, [Argument])
    /// A case of an enum with its payload (none: an empty list).
    case enumCase(EnumCase, [TypedExpression])

    // Members. `base` of a static property is nil. All are lvalues when the property is mutable and the base is an
    // lvalue or a class instance.
    case property(base: TypedExpression?, PropertyDeclaration, Access)
    case subscriptElement(base: TypedExpression?, PropertyDeclaration, [Argument], Access)
    case tupleElement(TypedExpression, Int)

    // Control.
    /// The left side is an lvalue; the value is `Void`. `_ = x` has a `discard` on the left.
    case assign(TypedExpression, TypedExpression)
    /// `_` on the left of an assignment.
    case discard
    case and(TypedExpression, TypedExpression)
    case or(TypedExpression, TypedExpression)
    case conditional(condition: TypedExpression, then: TypedExpression, otherwise: TypedExpression)
    /// Left is optional, right is what it wraps or the same optional (told by the right's type).
    case coalesce(TypedExpression, TypedExpression)
    /// `if` or `switch` as a value: every branch ends in an expression statement that gives the value (or never returns).
    case statement(TypedStatement)
    /// `try x`: where a thrown error goes is told by the statements around; `try?` gives an optional; `try!` traps.
    case tryExpression(TypedExpression, TryKind)

    // Optionals.
    /// An lvalue when the operand is.
    case forceUnwrap(TypedExpression)
    /// `T` to `T?`.
    case wrap(TypedExpression)
    /// The end of a chain: evaluates the operand, in which a `chainLink` that finds nil makes the whole nil.
    case optionalChain(TypedExpression)
    /// `x?` inside an `optionalChain`: the wrapped value of `x`, or leaves the chain.
    case chainLink(TypedExpression)

    // Conversions.
    /// Subclass to superclass, or the same object seen as `AnyObject`: same bits.
    case upcast(TypedExpression)
    /// To `any P` or `Any`. From another existential to a smaller one as well.
    case toExistential(TypedExpression)
    /// Element-wise conversion of an array, dictionary, set, optional or tuple: `convert` is applied to `element` for each.
    case mapConversion(TypedExpression, element: Variable, convert: TypedExpression)
    /// A dictionary's: keys and values converted apart.
    case dictionaryConversion(
      TypedExpression, key: Variable, convertKey: TypedExpression, value: Variable, convertValue: TypedExpression)
    /// Between function types that differ only in `throws`: same bits.
    case functionConversion(TypedExpression)
    case isType(TypedExpression, Type)
    /// `as?`; the expression's type is the optional.
    case conditionalCast(TypedExpression, Type)
    /// `as!`.
    case forcedCast(TypedExpression, Type)
    /// The value in an `any P`, opened to call a member of `P` on it: the callee is found by the value's own type.
    case openExistential(TypedExpression)
  }

  package enum TryKind { case plain, optional, forced }

  /// How a property or subscript is reached.
  package struct Access {
    /// Of the type around the property (and then of a generic subscript): see `Call.typeArguments`.
    package internal(set) var typeArguments: [Type]
    package internal(set) var dispatch: Dispatch

    package init(typeArguments: [Type] = [], dispatch: Dispatch = .direct) {
      self.typeArguments = typeArguments
      self.dispatch = dispatch
    }
  }

  package enum Dispatch: Hashable {
    /// Exactly the declaration named (natives of structs, free functions, final things).
    case direct
    /// The overriding method of the object's own class: notebook classes and open natives.
    case virtual
    /// The declaration named, although the object's class overrides it: `super.f()`, `super.init()`.
    case superclass
    /// A protocol requirement; found by the value's own type (an opened existential or a generic parameter's argument).
    case witness
  }

  package struct Call {
    package let function: FunctionDeclaration
    /// `self`: an lvalue when the function is mutating; nil for functions, static members and initializers
    /// (but the `self` of `super.init` and `self.init`).
    package internal(set) var receiver: TypedExpression?
    package internal(set) var arguments: [Argument]
    /// One per generic parameter: those of the type around the function first (of a protocol's: `Self`), then its own.
    package internal(set) var typeArguments: [Type]
    package internal(set) var dispatch: Dispatch

    package init(
      _ function: FunctionDeclaration, receiver: TypedExpression? = nil, arguments: [Argument], typeArguments: [Type] = [],
      dispatch: Dispatch = .direct
    ) {
      self.function = function
      self.receiver = receiver
      self.arguments = arguments
      self.typeArguments = typeArguments
      self.dispatch = dispatch
    }

    /// Whether it is `self.init(…)` or `super.init(…)`, which goes on with the value at hand.
    package var isDelegation: Bool {
      guard function.kind == .initializer, let receiver else { return false }
      if case .metatype = receiver.type { return false }
      return true
    }
  }

  /// One per parameter, in declaration order.
  package enum Argument {
    case value(TypedExpression)
    /// Left out; the declaration's default applies.
    case omitted
    /// The arguments of a variadic parameter; `element` is their type.
    case variadic([TypedExpression], element: Type)
    /// `&x`: an lvalue.
    case `inout`(TypedExpression)
  }

  package enum InterpolationSegment {
    case literal(String)
    /// The value's printed form; with a format, Python's mini-language.
    case value(TypedExpression, format: TypedExpression?)
  }
}
