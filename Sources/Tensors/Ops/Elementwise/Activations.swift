import CKernels
import Glibc

package enum ActivationOps {
  static let tanh: Op = Op.unary(
    "tanh", CK_TANH, .floating,
    samples: [
      sampleUnary([0, 1, -2, 0.3], Glibc.tanh),
      sampleUnary([0, 1, -2, 0.3, 20, 1e-4], dtype: .float32, Glibc.tanh),
    ]
  ) { g in dispatch(tanhGradient, [g.upstream, g.output]) }

  /// g (1 - y^2)
  static let tanhGradient: Op = Op.binary(
    "tanhGradient", CK_TANH_GRAD, .floating,
    samples: [sampleBinary([1, -2], [0.5, 0.2]) { $0 * (1 - $1 * $1) }] + refusedPairs
  ) { g in
    let (u, y) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(
      dispatch(tanhGradient, [g.upstream, y]), g.upstream * u * y * -2)
  }

  static let sigmoid: Op = Op.unary(
    "sigmoid", CK_SIGMOID, .floating,
    samples: [
      sampleUnary([0, 1, -2, 30], { 1 / (1 + Glibc.exp(-$0)) }),
      sampleUnary([0, 1, -2, 30, -30], dtype: .float32, { 1 / (1 + Glibc.exp(-$0)) }),
    ]
  ) { g in dispatch(sigmoidGradient, [g.upstream, g.output]) }

  /// g y (1 - y)
  static let sigmoidGradient: Op = Op.binary(
    "sigmoidGradient", CK_SIGMOID_GRAD, .floating,
    samples: [sampleBinary([1, -2], [0.5, 0.2]) { $0 * $1 * (1 - $1) }] + refusedPairs
  ) { g in
    let (u, y) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(
      dispatch(sigmoidGradient, [g.upstream, y]), g.upstream * u * (1 - y * 2))
  }

  static let relu: Op = Op.unary(
    "relu", CK_RELU, .numeric,
    samples: [
      sampleUnary([1, -2, 3], { Swift.max($0, 0) }),
      sampleUnary([1, -2, 0], dtype: .int32, { Swift.max($0, 0) }),
    ]
  ) { g in dispatch(reluGradient, [g.upstream, g.output]) }

  /// g where y > 0, else 0
  static let reluGradient: Op = Op.binary(
    "reluGradient", CK_RELU_GRAD, .numeric,
    samples: [sampleBinary([1, -2, 3], [0.5, -1, 2]) { $1 > 0 ? $0 : 0 }] + refusedPairs
  ) { g in
    g.unbroadcasting(dispatch(reluGradient, [g.upstream, g.inputs[1]]), nil)
  }

  /// log(1 + exp(x)) without overflow
  static let softplus: Op = Op.unary(
    "softplus", CK_SOFTPLUS, .floating,
    samples: [
      sampleUnary([0, 1, -2, 40], { Swift.max($0, 0) + Glibc.log1p(Glibc.exp(-Swift.abs($0))) }),
      sampleUnary([0, 1, -2, 40, -40], dtype: .float32, { Swift.max($0, 0) + Glibc.log1p(Glibc.exp(-Swift.abs($0))) }),
    ]
  ) { g in g.upstream * dispatch(sigmoid, [g.x]) }

  package static let all = [tanh, tanhGradient, sigmoid, sigmoidGradient, relu, reluGradient, softplus]
}
