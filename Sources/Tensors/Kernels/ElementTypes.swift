/// Code that is written once and compiled for each element type.
package protocol ElementVisitor {
  associatedtype Result
  func visit<T: Comparable & Hashable>(_ type: T.Type) -> Result
}

extension DType {
  /// Calls the visitor with the Swift type of the elements. Booleans are bytes; float16 and bfloat16 never
  /// come here, they are computed in float32.
  package func visit<V: ElementVisitor>(_ visitor: V) -> V.Result {
    switch self {
    case .int8: visitor.visit(Int8.self)
    case .uint16: visitor.visit(UInt16.self)
    case .int16: visitor.visit(Int16.self)
    case .uint32: visitor.visit(UInt32.self)
    case .int32: visitor.visit(Int32.self)
    case .uint64: visitor.visit(UInt64.self)
    case .int64: visitor.visit(Int64.self)
    case .float32: visitor.visit(Float.self)
    case .float64: visitor.visit(Double.self)
    default: visitor.visit(UInt8.self)
    }
  }
}
