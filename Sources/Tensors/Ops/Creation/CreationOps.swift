import CKernels

package enum CreationOps {
  /// A tensor of the input's shape filled with the second input (a scalar); the shape may be known
  /// only at run time.
  static let fillLike: Op = Op(
    "fillLike",
    infer: { inputs, _ in
      guard inputs[1].dims.isEmpty else {
        throw Op.failure("fillLike", "the value is a scalar, found shape \(inputs[1].shapeText)")
      }
      return TensorSpec(inputs[1].dtype, inputs[0].dims)
    },
    prepare: { inputs, output, _ in
      let (count, size) = (output.elementCount, Int32(output.dtype.size))
      return { ck_fill(count, size, $0[1], $0[2]) }
    },
    gradient: { g in [nil, unbroadcast(g.upstream, to: g.inputs[1])] },
    samples: [
      OpSample([.init(.float64, [2, 2], [1, 2, 3, 4]), .init(.float64, [], [7])]),
      OpSample([.init(.float64, [2], [1, 2]), .init(.float64, [1], [7])], isRefused: true),
    ], elements: .everything)

  /// The shape as a vector of int32, known at run time.
  static let shape: Op = Op(
    "shape",
    infer: { inputs, _ in TensorSpec(.int32, [inputs[0].dims.count]) },
    prepare: { inputs, _, _ in
      let dims = inputs[0].dims.map(Int32.init(clamping:))
      return { addresses in
        for (axis, length) in dims.enumerated() {
          addresses[1].storeBytes(of: length, toByteOffset: axis * 4, as: Int32.self)
        }
      }
    },
    samples: [OpSample([.init(.float64, [2, 1], [1, 2])], checksGradient: false)], elements: .everything)

  package static let all = [fillLike, shape]

  static func fill(_ dims: [Int], _ value: Double, _ dtype: DType) -> Tensor {
    guard dims.allSatisfy({ $0 >= 0 }) else {
      return failed("fill", "a shape has no negative axes, found \(dims)")
    }
    if let problem = TensorSpec(dtype, dims).sizeProblem { return failed("fill", problem) }
    guard dtype != .string || value == 0 else { return failed("fill", "takes a numeric dtype, found string") }
    let result = Tensor.uninitialized(dtype, dims)
    let element = dtype == .bool
      ? TensorSource.boolean(value != 0).tensor(operation: "fill") : Tensor.scalar(value, dtype)
    withExtendedLifetime(element) {
      ck_fill(result.elementCount, Int32(dtype.size), element.pointer, result.pointer)
    }
    return result
  }

  static func fill(_ shape: ShapeArgument?, _ value: Double, _ dtype: DType) -> Tensor {
    guard let shape else { return .inert }
    if shape.vector == nil { return fill(shape.dims, value, dtype) }
    return shape.broadcast(fill([], value, dtype))
  }

  static func like(_ x: Tensor, _ value: Double, _ dtype: DType) -> Tensor {
    if x.shape.isFullyKnown { return fill(x.dims, value, dtype) }
    guard dtype != .string || value == 0 else { return failed("fill", "takes a numeric dtype, found string") }
    let element = dtype == .bool
      ? TensorSource.boolean(value != 0).tensor(operation: "fill") : Tensor.scalar(value, dtype)
    return dispatch(fillLike, [x, element])
  }
}
