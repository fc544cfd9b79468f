/// Natives that lowering turns into instructions instead of calls, by key.
///
/// Every one of them has a native implementation as well, so that it can be passed as a function value.
package enum Intrinsics {
  package static let integerTypes = [
    "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
  ]
  package static let floatingPointTypes = ["Double", "Float"]

  /// Follow the type's name: `Int.+(_:_:)`. A compound assignment has its left operand inout; `-(_:)` is the sign.
  package static let integerOperators = [
    "+(_:_:)", "-(_:_:)", "*(_:_:)", "/(_:_:)", "%(_:_:)", "+=(_:_:)", "-=(_:_:)", "*=(_:_:)", "/=(_:_:)", "%=(_:_:)",
    "&+(_:_:)", "&-(_:_:)", "&*(_:_:)", "&(_:_:)", "|(_:_:)", "^(_:_:)", "&=(_:_:)", "|=(_:_:)", "^=(_:_:)", "-(_:)",
    "==(_:_:)", "!=(_:_:)", "<(_:_:)", "<=(_:_:)", ">(_:_:)", ">=(_:_:)",
  ]
  package static let floatingPointOperators = [
    "+(_:_:)", "-(_:_:)", "*(_:_:)", "/(_:_:)", "+=(_:_:)", "-=(_:_:)", "*=(_:_:)", "/=(_:_:)", "-(_:)", "==(_:_:)",
    "!=(_:_:)", "<(_:_:)", "<=(_:_:)", ">(_:_:)", ">=(_:_:)",
  ]

  /// Conversions. `init(_:)` of an integer type and `Double.init(_:Source)` take any integer: the type argument says which.
  package static let conversions = [
    "Int.init(_:)", "Int.init(_:Double)", "Int.init(_:Float)", "Double.init(_:)", "Double.init(_:Source)",
    "Double.init(_:Double)", "Double.init(_:Float)", "Float.init(_:)", "Float.init(_:Source)", "Float.init(_:Double)",
    "Float.init(_:Float)",
  ]

  package static let others = [
    "Bool.!(_:)", "Bool.&&(_:_:)", "Bool.||(_:_:)", "Bool.==(_:_:)", "Bool.!=(_:_:)",
    "Double.squareRoot()", "sqrt(_:)",
    "Array.count", "Array.isEmpty", "Array.subscript(_:)", "Array.subscript(_:)=set", "Array.append(_:)",
    "Dictionary.subscript(_:)", "Dictionary.subscript(_:default:)",
    "Comparable...<(_:_:)", "Comparable....(_:_:)", "Range.lowerBound", "Range.upperBound", "ClosedRange.lowerBound",
    "ClosedRange.upperBound", "String.+(_:_:)", "String.+=(_:_:)", "String.==(_:_:)", "String.!=(_:_:)",
    "Optional.==(_:_:)", "Optional.!=(_:_:)",
    "min(_:_:)", "max(_:_:)", "abs(_:)",
  ]

  package static let keys: Set<String> = {
    var keys = Set(conversions + others)
    for type in integerTypes { keys.formUnion(integerOperators.map { type + "." + $0 }) }
    for type in floatingPointTypes { keys.formUnion(floatingPointOperators.map { type + "." + $0 }) }
    return keys
  }()
}
