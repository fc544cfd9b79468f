import Display
import Tensors

/// What a layer gives for inputs of which some lengths are not known yet.
///
/// The layer is followed twice, with other numbers in place of the unknown lengths; what differs in the result is
/// unknown as well. The numbers are small enough for no tensor to be larger than memory, and large enough for windows
/// to find room.
extension Layer {
  /// Dtypes and shapes of the outputs; nil after a failure.
  package final func inferredOutputs(_ inputs: [TensorSpec], _ arguments: CallArguments) -> [TensorSpec]? {
    let isImage = inputs.contains { $0.dims.dropFirst().filter { $0 < 0 }.count > 1 }
    guard let first = traced(inputs, arguments, lengths: isImage ? (7, 509) : (7, 6007)) else { return nil }
    guard inputs.contains(where: { $0.dims.contains(-1) }) else { return first }
    guard let second = traced(inputs, arguments, lengths: isImage ? (11, 1021) : (11, 5987)) else { return nil }
    return zip(first, second).map { a, b in TensorSpec(a.dtype, zip(a.dims, b.dims).map { $0 == $1 ? $0 : -1 }) }
  }

  private func traced(
    _ inputs: [TensorSpec], _ arguments: CallArguments, lengths: (batch: Int, other: Int)
  ) -> [TensorSpec]? {
    let concrete = inputs.map { input in
      TensorSpec(
        input.dtype,
        input.dims.enumerated().map { $1 >= 0 ? $1 : $0 == 0 ? lengths.batch : lengths.other })
    }
    let losses = addedLosses
    defer { forgetLosses(except: losses) }
    let outer = ShapeInference.isActive
    ShapeInference.isActive = true
    defer { ShapeInference.isActive = outer }
    let function = TracedFunction.trace(concrete) { inputs in
      invoke(inputs, arguments)
    }
    return function?.outputSpecs
  }

  private func forgetLosses(except kept: [Tensor]) {
    forgetLosses()
    addedLosses = kept
  }
}

/// Whether layers are followed for the shapes of their results alone: thousands of steps need not be written down then.
enum ShapeInference {
  nonisolated(unsafe) static var isActive = false
}
