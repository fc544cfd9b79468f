import Display
import Tensors

/// Numbers on their way into a chart.
enum ChartData {
  /// All elements in row order; empty after a failure.
  static func values(_ data: some TensorConvertible, _ operation: String) -> [Double] {
    if ExecutionContext.current.mustStop { return [] }
    return array(data, operation).chartValues(operation)
  }

  /// Places and heights of one length. A column of heights, as a model predicts them, counts as a list.
  static func pairs(
    _ x: some TensorConvertible, _ y: some TensorConvertible, _ operation: String
  ) -> (x: [Double], y: [Double])? {
    let (x, y) = (values(x, operation), values(y, operation))
    if ExecutionContext.current.mustStop { return nil }
    guard x.count == y.count else {
      _ = failed(operation, "x has \(x.count) values, y has \(y.count)")
      return nil
    }
    return (x, y)
  }

  /// `y` over 0, 1, 2, ...
  static func counted(_ y: some TensorConvertible, _ operation: String) -> (x: [Double], y: [Double])? {
    let y = values(y, operation)
    return ExecutionContext.current.mustStop ? nil : (y.indices.map(Double.init), y)
  }

  /// One value for all, or one for each of `count`.
  static func spread(_ values: [Double], over count: Int, _ name: String, _ operation: String) -> [Double]? {
    if values.count == count { return values }
    if values.count == 1 { return Array(repeating: values[0], count: count) }
    _ = failed(operation, "\(name) has \(values.count) values for \(count) places")
    return nil
  }
}

extension Tensor {
  fileprivate func chartValues(_ operation: String) -> [Double] {
    guard !isSymbolic else {
      _ = failed(operation, "a symbolic tensor has no values to draw")
      return []
    }
    return NDArray(self).toDoubles()
  }
}
