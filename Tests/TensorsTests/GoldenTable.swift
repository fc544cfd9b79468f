import Display
import Tensors
import Testing

/// A golden file whose cases are tensors by label: inputs, and what TensorFlow makes of them.
final class GoldenTable {
  private var cases: [String: [String: Any]] = [:]
  private var unchecked: Set<String> = []

  init(_ name: String) {
    for item in Golden.cases(name) {
      let label = item["label"] as! String
      cases[label] = item
      if !label.hasPrefix("input ") { unchecked.insert(label) }
    }
  }

  func input(_ name: String) -> Tensor { Golden.tensor(cases["input \(name)"]!) }

  /// Compares dtype, shape and every element.
  func check(_ label: String, _ found: Tensor, tolerance: Double? = nil) {
    guard let wanted = cases[label] else {
      Issue.record("no golden case '\(label)'")
      return
    }
    unchecked.remove(label)
    if let failure = ExecutionContext.current.failure {
      Issue.record("\(label): \(failure)")
      return
    }
    #expect(found.dtype == Golden.dtype(wanted["dtype"]), "\(label)")
    #expect(found.dims == Golden.dims(wanted["dims"]), "\(label)")
    let values = Golden.words(wanted["values"]).map { Double($0)! }
    let allowed = tolerance ?? (found.dtype.isFloating ? (found.dtype == .float64 ? 1e-11 : 3e-6) : 0)
    let isEqual = found.doubles.count == values.count && zip(found.doubles, values).allSatisfy { isClose($0, $1, allowed) }
    #expect(isEqual, "\(label): \(found.doubles), TensorFlow gives \(values)")
  }

  /// The gradients of a weighted sum of `body`'s result, weights 1, 1.37, 1.74, ..., as the golden
  /// scripts form them: cases `label d0`, `label d1`, ...
  func checkGradients(_ label: String, _ inputs: [Tensor], tolerance: Double? = nil, _ body: ([Tensor]) -> Tensor) {
    let tape = GradientTape()
    tape.watch(inputs)
    let target = with(tape) { () -> Tensor in
      let y = body(inputs)
      let weights = Tensor((0..<y.elementCount).map { 1 + 0.37 * Double($0) }, dtype: .float64, dims: y.dims)
      return (y * Tensor.cast(weights, to: y.dtype)).sum()
    }
    let gradients = tape.connectedGradients(target, inputs)
    for (index, gradient) in gradients.enumerated() {
      check("\(label) d\(index)", gradient ?? tf.zerosLike(inputs[index]), tolerance: tolerance)
    }
  }

  /// Every case of the file must have been looked at.
  func finish() { #expect(unchecked.isEmpty, "never checked: \(unchecked.sorted())") }
}
