import Display
import Tensors

/// What a layer gives for inputs of which some lengths are not known yet.
///
/// The layer is followed with prime lengths in place of the unknown ones. A length of the result that such a prime
/// divides is unknown as well. Where an axis other than the batch is unknown, the layer is followed a second time
/// with other primes, and what differs is unknown too: a convolution takes a few steps off both ends.
extension Layer {
  /// Dtypes and shapes of the outputs; nil after a failure.
  package final func inferredOutputs(_ inputs: [TensorSpec], _ arguments: CallArguments) -> [TensorSpec]? {
    guard let first = traced(inputs, arguments, primes: (7919, 6007)) else { return nil }
    guard inputs.contains(where: { $0.dims.dropFirst().contains(-1) }) else {
      return first.map { unknownWhereDivisible($0, [7919]) }
    }
    guard let second = traced(inputs, arguments, primes: (7907, 5987)) else { return nil }
    return zip(first, second).map { a, b in
      let marked = unknownWhereDivisible(a, [7919, 6007])
      return TensorSpec(marked.dtype, zip(marked.dims, zip(a.dims, b.dims)).map { $1.0 == $1.1 ? $0 : -1 })
    }
  }

  private func traced(_ inputs: [TensorSpec], _ arguments: CallArguments, primes: (batch: Int, other: Int)) -> [TensorSpec]? {
    let concrete = inputs.map { input in
      TensorSpec(
        input.dtype,
        input.dims.enumerated().map { $1 >= 0 ? $1 : $0 == 0 ? primes.batch : primes.other })
    }
    let losses = addedLosses
    defer { forgetLosses(except: losses) }
    let function = TracedFunction.trace(concrete) { inputs in
      invoke(inputs, arguments)
    }
    return function?.outputSpecs
  }

  private func forgetLosses(except kept: [Tensor]) {
    forgetLosses()
    addedLosses = kept
  }

  private func unknownWhereDivisible(_ spec: TensorSpec, _ primes: [Int]) -> TensorSpec {
    TensorSpec(
      spec.dtype, spec.dims.map { length in primes.contains { length > 0 && length % $0 == 0 } ? -1 : length })
  }
}
