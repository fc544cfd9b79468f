import CKernels

/// Which dtypes an elementwise operation takes.
package enum DTypeClass {
  case floating, numeric, integer, boolean, any

  func contains(_ dtype: DType) -> Bool {
    switch self {
    case .floating: dtype.isFloating
    case .numeric: dtype.isNumeric
    case .integer: dtype.isInteger
    case .boolean: dtype == .bool
    case .any: true
    }
  }

  var text: String {
    switch self {
    case .floating: "a floating dtype"
    case .numeric: "a numeric dtype"
    case .integer: "an integer dtype"
    case .boolean: "bool"
    case .any: "any dtype"
    }
  }
}

/// What an integer operation looks for in its second operand before it runs.
package enum OperandCheck {
  case none, zeroDivisor, negativeExponent

  func problem(_ spec: TensorSpec, _ elements: UnsafeRawPointer) -> String? {
    let integers = (0..<spec.elementCount).lazy.map { readInteger(elements, $0, spec.dtype) }
    switch self {
    case .none: return nil
    case .zeroDivisor: return integers.contains(0) ? "integer division by zero" : nil
    case .negativeExponent:
      return integers.contains { $0 < 0 } ? "integers to negative integer powers are not allowed" : nil
    }
  }
}

extension Op {
  /// An elementwise operation on one input: shape and dtype stay.
  package static func unary(
    _ name: String, _ code: ck_unary_op, _ dtypes: DTypeClass, samples: [OpSample],
    gradient: ((GradientContext) -> Tensor)? = nil
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name, .unary(code),
      infer: { inputs, _ in
        let x = inputs[0]
        guard dtypes.contains(x.dtype), ck_unary(code, Int32(x.dtype.rawValue)) != nil else {
          throw Op.failure(
            name, "takes \(dtypes.text), found \(x.dtype.name); convert it with tf.cast")
        }
        return x
      },
      prepare: { inputs, output, _ in
        unaryKernel(
          ck_unary(code, Int32(output.dtype.rawValue))!, count: output.elementCount,
          inputSize: output.dtype.size, outputSize: output.dtype.size)
      },
      gradient: gradient.map { rule in { [rule($0)] } },
      samples: samples, elements: .everyNumber)
  }

  /// An elementwise operation on two inputs of one dtype, broadcast to each other.
  package static func binary(
    _ name: String, _ code: ck_binary_op, _ dtypes: DTypeClass, samples: [OpSample],
    check: OperandCheck = .none,
    gradient: ((GradientContext) -> [Tensor?])? = nil
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name, check == .none ? .binary(code) : .general,
      infer: { inputs, _ in
        let dims = try inferBroadcast(name, inputs)
        let dtype = inputs[0].dtype
        guard dtypes.contains(dtype), ck_binary(code, Int32(dtype.rawValue)) != nil else {
          throw Op.failure(
            name, "takes \(dtypes.text), found \(dtype.name); convert it with tf.cast")
        }
        return TensorSpec(dtype, dims)
      },
      prepare: { inputs, output, _ in
        let size = output.dtype.size
        let kernel = binaryKernel(
          ck_binary(code, Int32(output.dtype.rawValue))!, inputs[0].dims, inputs[1].dims,
          output: output.dims, inputSize: size, outputSize: size)
        guard check != .none, output.dtype.isInteger else { return kernel }
        let divisors = inputs[1]
        return { addresses in
          if let problem = check.problem(divisors, addresses[1]) {
            _ = failed(name, problem)
          } else {
            kernel(addresses)
          }
        }
      },
      gradient: gradient,
      samples: samples, elements: .everyNumber)
  }

  /// Shape rule of every broadcasting operation: one dtype, shapes that fit.
  package static func inferBroadcast(_ name: String, _ inputs: [TensorSpec]) throws -> [Int] {
    let (a, b) = (inputs[0], inputs[1])
    guard a.dtype == b.dtype else {
      throw Op.failure(
        name,
        "dtypes differ: \(a.dtype.name) and \(b.dtype.name); convert one of them with tf.cast")
    }
    return try inferDims(name, a.dims, b.dims)
  }

  package static func inferDims(_ name: String, _ a: [Int], _ b: [Int]) throws -> [Int] {
    if let dims = broadcastDims(a, b) { return dims }
    let pairs = zip(a.reversed(), b.reversed())
    let clash = pairs.first { $0 != $1 && $0 != 1 && $1 != 1 }!
    throw Op.failure(
      name,
      "shapes do not broadcast: \(a.shapeText) and \(b.shapeText); \(clash.0) != \(clash.1)")
  }
}

/// The gradient of broadcasting: sums `gradient` over the axes along which an input of shape `dims`
/// was repeated.
package func unbroadcast(_ gradient: Tensor, to input: Tensor) -> Tensor {
  let (from, to) = (gradient.dims, input.dims)
  if from == to { return gradient }
  if gradient.shape.hasUnknownRank && to.isEmpty { return gradient.reduced(ReductionOps.sum, nil, false) }
  let lead = from.count - to.count
  var result = gradient
  if lead > 0 {
    result = dispatch(ReductionOps.sum, [result], .axes(Array(0..<lead), keepdims: false))
  }
  let repeated = to.indices.filter { to[$0] == 1 && from[$0 + lead] != 1 }
  if !repeated.isEmpty {
    result = dispatch(ReductionOps.sum, [result], .axes(repeated, keepdims: true))
  }
  return result
}

extension GradientContext {
  /// Gradients of a broadcasting operation, each summed back to its input's shape.
  package func unbroadcasting(_ a: Tensor?, _ b: Tensor?) -> [Tensor?] {
    [a.map { unbroadcast($0, to: inputs[0]) }, b.map { unbroadcast($0, to: inputs[1]) }]
  }
  package var x: Tensor { inputs[0] }
}

// Inputs shared by the samples of elementwise operations.
package func sampleUnary(
  _ values: [Double], dtype: DType = .float64, checksGradient: Bool = true,
  _ reference: @escaping (Double) -> Double
) -> OpSample {
  OpSample(
    [.init(dtype, [values.count], values)], checksGradient: checksGradient && dtype == .float64
  ) { reference($0[0]) }
}

package func sampleBinary(
  _ a: [Double], _ b: [Double], dtype: DType = .float64, checksGradient: Bool = true,
  _ reference: @escaping (Double, Double) -> Double
) -> OpSample {
  OpSample(
    [.init(dtype, [a.count], a), .init(dtype, [b.count], b)],
    checksGradient: checksGradient && dtype == .float64
  ) { reference($0[0], $0[1]) }
}

/// What every two-operand operation must refuse.
package let refusedPairs: [OpSample] = [
  OpSample(
    [.init(.float32, [2], [1, 2]), .init(.float32, [3], [1, 2, 3])], isRefused: true),
  OpSample([.init(.float32, [1], [1]), .init(.int32, [1], [1])], isRefused: true),
]
