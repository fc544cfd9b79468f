import CKernels
import Display

package enum ReductionOps {
  static let sum: Op = reduction(
    "reduceSum", CK_SUM, .numeric,
    samples: reductionSamples
  ) { g, keepdimsUpstream in
    [spread(keepdimsUpstream, like: g.x)]
  }

  static let prod: Op = reduction(
    "reduceProd", CK_PROD, .numeric, samples: reductionSamples
  ) { g, keepdimsUpstream in
    // Leave-one-out products, so that a zero among the factors has the right gradient.
    guard case .axes(let axes, _) = g.attribute else { return [nil] }
    return [keepdimsUpstream * productOfOthers(g.x, axes)]
  }

  static let max: Op = reduction(
    "reduceMax", CK_MAX, .numeric, samples: reductionSamples, gradient: extremumGradient)
  static let min: Op = reduction(
    "reduceMin", CK_MIN, .numeric, samples: reductionSamples, gradient: extremumGradient)
  static let any: Op = reduction("reduceAny", CK_ANY, .boolean, samples: booleanSamples)
  static let all_: Op = reduction("reduceAll", CK_ALL, .boolean, samples: booleanSamples)

  /// The mean; of integers truncated toward zero, as TensorFlow has it.
  static let mean: Op = Op(
    "reduceMean", .reduction(Int32(CK_SUM.rawValue), isMean: true),
    infer: { inputs, attribute in
      try inferReduction("reduceMean", .numeric, inputs[0], attribute)
    },
    prepare: { inputs, output, attribute in
      if output.dtype.isInteger && output.dtype.size < 8 {
        return meanOfNarrowIntegers(inputs[0], output, attribute)
      }
      let total = reductionKernel(CK_SUM, inputs[0], output, attribute)
      let (count, share) = (output.elementCount, inputs[0].elementCount / Swift.max(output.elementCount, 1))
      let dtype = Int32(output.dtype.rawValue)
      let divisor = Tensor.scalar(output.dtype.isFloating ? Double(share) : Double(Swift.max(share, 1)), output.dtype)
      let integerDivision = truncatingDivision(output.dtype, share)
      let divide = ck_binary(Int32(CK_DIVIDE.rawValue), dtype)
      return { addresses in
        total(addresses)
        let out = addresses[1]
        if let divide {
          divide(count, out, 1, divisor.pointer, 0, out)
        } else {
          integerDivision(out, count)
        }
      }
    },
    gradient: { g in
      let spread = spread(keepdimsUpstream(g), like: g.x)
      if g.x.shape.isFullyKnown {
        let share = g.x.elementCount / Swift.max(g.output.elementCount, 1)
        return [spread * (1 / Double(share))]
      }
      return [spread / dispatch(reductionCount, [g.x], g.attribute)]
    },
    samples: reductionSamples)

  /// How many elements of the input go into one of the output: a number that only the shape decides,
  /// known once the batch size is.
  static let reductionCount: Op = Op(
    "reductionCount",
    infer: { inputs, _ in
      guard inputs[0].dtype.isFloating else {
        throw Op.failure("reductionCount", "takes a floating dtype, found \(inputs[0].dtype.name)")
      }
      return TensorSpec(inputs[0].dtype, [])
    },
    prepare: { inputs, output, attribute in
      guard case .axes(let axes, _) = attribute else { preconditionFailure("no axes") }
      let count = Tensor.scalar(Double(axes.reduce(1) { $0 * inputs[0].dims[$1] }), output.dtype)
      return { $0[1].copyMemory(from: count.pointer, byteCount: count.byteCount) }
    },
    samples: [
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .axes([1], keepdims: false), checksGradient: false)
    ])

  static let argmax: Op = argReduction("argmax", largest: 1)
  static let argmin: Op = argReduction("argmin", largest: 0)

  package static let all = [
    sum, prod, max, min, any, all_, mean, reductionCount, argmax, argmin,
  ]

  // MARK: shape rule

  package static func inferReduction(
    _ name: String, _ dtypes: DTypeClass, _ x: TensorSpec, _ attribute: Attribute
  ) throws -> TensorSpec {
    guard case .axes(let axes, let keepdims) = attribute else { preconditionFailure("no axes") }
    guard dtypes.contains(x.dtype) else {
      throw Op.failure(name, "takes \(dtypes.text), found \(x.dtype.name); convert it with tf.cast")
    }
    for axis in axes where axis < 0 || axis >= x.dims.count {
      throw Op.failure(name, "axis \(axis) is out of range for shape \(x.shapeText)")
    }
    return TensorSpec(x.dtype, reducedDims(x.dims, axes, keepdims: keepdims))
  }

  static func reducedDims(_ dims: [Int], _ axes: [Int], keepdims: Bool) -> [Int] {
    dims.indices.compactMap { axis in
      axes.contains(axis) ? (keepdims ? 1 : nil) : dims[axis]
    }
  }

  // MARK: gradients

  /// The upstream gradient with the reduced axes back as ones.
  static func keepdimsUpstream(_ g: GradientContext) -> Tensor {
    kept(g.upstream, g)
  }

  private static func kept(_ tensor: Tensor, _ g: GradientContext) -> Tensor {
    guard case .axes(let axes, let keepdims) = g.attribute, !keepdims else { return tensor }
    return axes.reduce(tensor) { dispatch(ShapingOps.expandDims, [$0], .axis($1)) }
  }

  /// Ties share equally.
  private static func extremumGradient(_ g: GradientContext, _ upstream: Tensor) -> [Tensor?] {
    let hits = Tensor.cast(
      dispatch(ComparisonOps.equal, [g.x, kept(g.output, g)]), to: g.x.dtype)
    guard case .axes(let axes, _) = g.attribute else { return [nil] }
    let ties = dispatch(sum, [hits], .axes(axes, keepdims: true))
    return [hits * (upstream / ties)]
  }

  /// For every element the product of the other elements of its group, from running products from
  /// both ends.
  private static func productOfOthers(_ x: Tensor, _ axes: [Int]) -> Tensor {
    let others = (0..<x.rank).filter { !axes.contains($0) }
    let order = others + axes
    let moved = dispatch(ShapingOps.transpose, [x], .permutation(order))
    let groups = others.map { moved.dims[order.firstIndex(of: $0)!] }
    let length = axes.reduce(1) { $0 * x.dims[$1] }
    let flat = dispatch(ShapingOps.reshape, [moved], .dims(groups + [length]))
    func products(_ reversed: Bool) -> Tensor {
      dispatch(ScanOps.cumprod, [flat], .scan(axis: groups.count, exclusive: true, reversed: reversed))
    }
    let joined = products(false) * products(true)
    let shaped = dispatch(ShapingOps.reshape, [joined], .dims(moved.dims))
    var inverse = order
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return dispatch(ShapingOps.transpose, [shaped], .permutation(inverse))
  }

  // MARK: factories

  private static func reduction(
    _ name: String, _ code: ck_reduce_op, _ dtypes: DTypeClass, samples: [OpSample],
    gradient: ((GradientContext, Tensor) -> [Tensor?])? = nil
  ) -> Op {
    Op(
      name, .reduction(Int32(code.rawValue), isMean: false),
      infer: { inputs, attribute in try inferReduction(name, dtypes, inputs[0], attribute) },
      prepare: { inputs, output, attribute in
        reductionKernel(code, inputs[0], output, attribute)
      },
      gradient: gradient.map { rule in { g in rule(g, kept(g.upstream, g)) } },
      samples: samples)
  }

  private static func argReduction(_ name: String, largest: Int32) -> Op {
    Op(
      name,
      infer: { inputs, attribute in
        guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
        let x = inputs[0]
        guard axis >= 0 && axis < x.dims.count else {
          throw Op.failure(name, "axis \(axis) is out of range for shape \(x.shapeText)")
        }
        guard x.dims[axis] != 0 else {
          throw Op.failure(name, "axis \(axis) of shape \(x.shapeText) is empty")
        }
        return TensorSpec(.int64, reducedDims(x.dims, [axis], keepdims: false))
      },
      prepare: { inputs, _, attribute in
        guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
        let dims = inputs[0].dims
        let loop = ck_argreduce(largest, Int32(inputs[0].dtype.rawValue))!
        let outer = dims[..<axis].reduce(1, *)
        let inner = dims[(axis + 1)...].reduce(1, *)
        let (n, size) = (dims[axis], inputs[0].dtype.size)
        return parallelKernel(outer, grain: Swift.max(1, elementwiseGrain / Swift.max(n * inner, 1))) { rows, addresses in
          loop(
            rows.count, n, inner, addresses[0] + rows.lowerBound * n * inner * size,
            addresses[1] + rows.lowerBound * inner * 8)
        }
      },
      samples: [
        OpSample([.init(.float64, [2, 3], [1, 5, 3, 9, 5, 6])], .axis(0)),
        OpSample([.init(.int32, [2, 3], [1, 5, 3, 9, 5, 6])], .axis(1)),
        OpSample([.init(.float32, [2], [1, 5])], .axis(1), isRefused: true),
      ])
  }
}

private let reductionSamples: [OpSample] = {
  let input = OpSample.Input(.float64, [2, 3, 2], [1, 2, 3, 4.5, -5, 6, 7, -8, 9, 2.25, 0.5, 1.5])
  return [
    OpSample([input], .axes([0, 1, 2], keepdims: false)),
    OpSample([input], .axes([1], keepdims: true)),
    OpSample([input], .axes([0, 2], keepdims: false)),
    OpSample([input], .axes([2], keepdims: false)),
    OpSample([.init(.int32, [2, 2], [1, 2, 3, -5])], .axes([0], keepdims: false)),
    OpSample([input], .axes([3], keepdims: false), isRefused: true),
    OpSample([.init(.bool, [1], [1])], .axes([0], keepdims: false), isRefused: true),
  ]
}()

private let booleanSamples: [OpSample] = [
  OpSample([.init(.bool, [2, 2], [1, 0, 1, 1])], .axes([0], keepdims: false)),
  OpSample([.init(.bool, [2, 2], [1, 0, 0, 0])], .axes([0, 1], keepdims: true)),
  OpSample([.init(.float32, [1], [1])], .axes([0], keepdims: false), isRefused: true),
]

/// Sums of narrow integers are carried in int64, so that the mean is right where the sum would not fit.
private func meanOfNarrowIntegers(_ x: TensorSpec, _ output: TensorSpec, _ attribute: Attribute) -> Kernel {
  let (wide, wideOutput) = (TensorSpec(.int64, x.dims), TensorSpec(.int64, output.dims))
  let scratch = [Storage(byteCount: wide.byteCount), Storage(byteCount: wideOutput.byteCount)]
  let mean = ReductionOps.mean.prepare([wide], wideOutput, attribute)
  let widen = ck_cast(Int32(x.dtype.rawValue), Int32(DType.int64.rawValue))!
  let narrow = ck_cast(Int32(DType.int64.rawValue), Int32(x.dtype.rawValue))!
  let (count, outputCount) = (x.elementCount, output.elementCount)
  return { addresses in
    widen(count, addresses[0], scratch[0].pointer)
    [scratch[0].pointer, scratch[1].pointer].withUnsafeBufferPointer { mean($0.baseAddress!) }
    narrow(outputCount, scratch[1].pointer, addresses[1])
  }
}

/// x / n on integers, toward zero.
private func truncatingDivision(_ dtype: DType, _ divisor: Int) -> (UnsafeMutableRawPointer, Int) -> Void {
  func divide<T: FixedWidthInteger>(_ type: T.Type) -> (UnsafeMutableRawPointer, Int) -> Void {
    guard let share = T(exactly: divisor), share != 0 else {
      return { pointer, count in pointer.initializeMemory(as: T.self, repeating: 0, count: count) }
    }
    return { pointer, count in
      let elements = pointer.assumingMemoryBound(to: T.self)
      for index in 0..<count { elements[index] /= share }
    }
  }
  switch dtype {
  case .uint8: return divide(UInt8.self)
  case .int8: return divide(Int8.self)
  case .uint16: return divide(UInt16.self)
  case .int16: return divide(Int16.self)
  case .uint32: return divide(UInt32.self)
  case .int32: return divide(Int32.self)
  case .uint64: return divide(UInt64.self)
  default: return divide(Int64.self)
  }
}

/// Normalised axes: negative ones counted from the end, sorted; nil for an axis out of range or
/// given twice, after the failure has been recorded.
package func normalizedAxes(_ axes: [Int]?, rank: Int, _ operation: String, dims: [Int]) -> [Int]? {
  guard let axes else { return Array(0..<rank) }
  var result: [Int] = []
  for axis in axes {
    let position = axis < 0 ? axis + rank : axis
    guard position >= 0 && position < rank else {
      _ = failed(operation, "axis \(axis) is out of range for shape \(dims.shapeText)")
      return nil
    }
    guard !result.contains(position) else {
      _ = failed(operation, "axis \(axis) is given twice")
      return nil
    }
    result.append(position)
  }
  return result.sorted()
}
