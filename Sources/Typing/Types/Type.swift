/// A type of the notebook language.
package indirect enum Type: Hashable {
  /// A struct, class, enum or protocol-free nominal type with its generic arguments: `Int`, `Array<Int>`, `Optional<String>`.
  case nominal(NominalType, [Type])
  /// A tuple; the empty tuple is `Void`. Never has exactly one element.
  case tuple([TupleElement])
  case function(FunctionType)
  /// `T.Type`: the type of the expression `T.self` and of the name of a type.
  case metatype(Type)
  /// `any P & Q`; no protocols at all is `Any`. Sorted by name.
  case existential([NominalType])
  /// A generic parameter inside the declaration that introduces it (or the `Self` of a protocol).
  case parameter(GenericParameter)
  /// `T.Element` of a parameter `T`: only inside generic declarations.
  case dependent(Type, String)
  /// Not known yet: only while an expression is being checked, never in a finished tree.
  case variable(TypeVariable)
  /// Follows a mistake that has been reported; agrees with everything. Never in a finished tree.
  case error

  package struct TupleElement: Hashable {
    package var label: String?
    package var type: Type

    package init(label: String? = nil, type: Type) {
      self.label = label
      self.type = type
    }
  }
}

/// An unknown of the inference, numbered by the solver that owns it.
package struct TypeVariable: Hashable {
  package let number: Int

  package init(number: Int) {
    self.number = number
  }
}
