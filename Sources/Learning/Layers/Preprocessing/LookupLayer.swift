import Datasets
import Display
import Tensors

/// The operation of a lookup layer: numbers for tokens, or tokens for numbers.
extension Vocabulary {
  /// - Parameter read: one element of the input.
  func lookup(
    _ input: Tensor, of layer: Layer, dtype: DType, _ read: @escaping (UnsafeRawPointer, Int) -> Key
  ) -> Tensor {
    let (mode, name) = (mode, layer.className)
    guard input.dtype == dtype else {
      layer.fail("expected \(dtype == .string ? "strings" : "integers"), found \(input.dtype.name)")
      return .inert
    }
    let depth = depth
    let op = Op(
      name,
      infer: { inputs, _ in
        TensorSpec(mode == .tfIdf ? .float32 : .int64, mode.encodedDims(inputs[0].dims, depth: depth))
      },
      prepare: { inputs, output, _ in
        let length = mode.rowLength(inputs[0].dims)
        let count = inputs[0].dims.elementCount
        let rows = length == 0 ? 0 : count / length
        return { at in
          for row in 0..<rows {
            let tokens = (0..<length).map { read(at[0], row * length + $0) }
            let isKnown: Bool
            if mode == .int {
              let numbers = tokens.map { self.number($0) ?? 0 }
              isKnown = !numbers.contains(-1)
              for (place, number) in numbers.enumerated() {
                at[1].storeBytes(of: Int64(number), toByteOffset: (row * length + place) * 8, as: Int64.self)
              }
            } else {
              isKnown = self.encode(tokens, at[1] + row * depth * output.dtype.size, depth)
            }
            if !isKnown {
              layer.fail("found a value that is not in the vocabulary; numOovIndices: 1 makes room for such values")
              return
            }
          }
        }
      }, elements: .everything)
    return dispatch(op, [input])
  }
}

extension Layer {
  /// The batches of what `adapt` is given; a list counts as one.
  func forEachBatch(_ data: Dataset<Tensor>, steps: Int?, _ body: (Tensor) -> Void) {
    let core = steps.map { data.core.take($0) } ?? data.core
    guard steps != nil || data.cardinality() != -1 else {
      return fail("adapt: the data set has no end; say how many batches count with steps:")
    }
    let next = core.makeStep()
    while !ExecutionContext.current.mustStop, let element = next() { body(element[0]) }
  }
}
