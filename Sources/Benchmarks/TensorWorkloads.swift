import TensorKit

/// Single operations and steps that tensor libraries are compared by; `Peers/tensors.py` has the same for
/// PyTorch and TensorFlow, `Peers/matmul.c` the products for OpenBLAS and oneDNN.
enum TensorWorkloads {
  static let all: [Workload] =
    products + [sumOfSquares, tracedSumOfSquares, activationChain, quadraticSteps, encoderStep] + alternation

  /// The large square product, then those of a 784-64-10 network at batch 32: forward, the gradient of the
  /// first weights, and the head.
  private static let products: [Workload] = [
    product("1024 x 1024 x 1024", 1024, 1024, 1024, times: 1),
    product("32 x 784 x 64", 32, 784, 64, times: 100),
    product("784 x 32 x 64, first transposed", 784, 32, 64, transposeA: true, times: 100),
    product("32 x 64 x 10", 32, 64, 10, times: 100),
  ]

  private static func product(
    _ shape: String, _ m: Int, _ k: Int, _ n: Int, transposeA: Bool = false, times: Int
  ) -> Workload {
    let a = tf.random.normal(transposeA ? [k, m] : [m, k], seed: 1)
    let b = tf.random.normal([k, n], seed: 2)
    return Workload(name: "tensors/matmul \(shape), \(times) times") {
      for _ in 0..<times { _ = tf.matmul(a, b, transposeA: transposeA) }
    }
  }

  private static let tenThousand = tf.random.normal([10_000], seed: 3)

  private static let sumOfSquares = Workload(name: "tensors/reduceSum(x * x) of 10 000, 1 000 times") {
    for _ in 0..<1_000 { _ = tf.reduceSum(tenThousand * tenThousand) }
  }

  private static let tracedSumOfSquares: Workload = {
    let square = tf.function { (x: Tensor) in tf.reduceSum(x * x) }
    return Workload(name: "tensors/traced reduceSum(x * x) of 10 000, 1 000 times") {
      for _ in 0..<1_000 { _ = square(tenThousand) }
    }
  }()

  /// sum(gelu(2 x + 1) tanh(x)), the gelu by its tanh formula.
  private static let activationChain: Workload = {
    let x = tf.random.normal([4_000_000], seed: 4)
    let chain = tf.function { (x: Tensor) in
      let y = x * 2 + 1
      let gelu = 0.5 * y * (1 + tf.tanh(0.7978845608028654 * (y + 0.044715 * y * y * y)))
      return tf.reduceSum(gelu * tf.tanh(x))
    }
    return Workload(name: "tensors/traced gelu-tanh chain of 4 000 000") { _ = chain(x) }
  }()

  private static let weights = [tf.Variable(1.0), tf.Variable(1.0), tf.Variable(1.0)]
  private static let points = tf.cast(tf.linspace(-3.0, 3.0, 32), .float32)

  private static let quadraticSteps = Workload(name: "tensors/eager tape step of a quadratic, 200 times") {
    let x = points
    for _ in 0..<200 {
      let tape = tf.GradientTape()
      let loss = with(tape) {
        tf.reduceMean(tf.square(weights[0] * x * x + weights[1] * x + weights[2] - x))
      }
      let gradients = tape.gradient(loss, weights)
      for (weight, gradient) in zip(weights, gradients) { weight.assignSub(0.001 * gradient) }
    }
  }

  private static let encoderStep: Workload = {
    let encoder = TransformerEncoder(width: 512, heads: 8, hidden: 2048)
    let x = tf.random.normal([8, 50, 512], seed: 5)
    let step = tf.function { (x: Tensor) -> [Tensor] in
      let tape = tf.GradientTape()
      let loss = with(tape) { tf.reduceMean(tf.square(encoder(x))) }
      return tape.gradient(loss, encoder.weights)
    }
    return Workload(name: "tensors/traced transformer encoder 512-8-2048, forward and backward") { _ = step(x) }
  }()

  /// float32 products (oneDNN), float64 products (OpenBLAS) and elementwise steps, each alone and in turn:
  /// libraries with threads of their own would slow each other down in the last.
  private static let alternation: [Workload] = {
    let a = tf.random.normal([64, 784], seed: 6), b = tf.random.normal([784, 64], seed: 7)
    let c = tf.cast(a, .float64), d = tf.cast(b, .float64)
    let x = tf.random.normal([200_000], seed: 8)
    let steps: [(String, () -> Void)] = [
      ("oneDNN alone", { _ = tf.matmul(a, b) }), ("OpenBLAS alone", { _ = tf.matmul(c, d) }),
      ("elementwise alone", { _ = tf.tanh(x) }),
    ]
    let alone = steps.map { name, step in
      Workload(name: "tensors/\(name), 100 times") { for _ in 0..<100 { step() } }
    }
    return alone + [
      Workload(name: "tensors/oneDNN, OpenBLAS and elementwise in turn, 100 times") {
        for _ in 0..<100 { for (_, step) in steps { step() } }
      }
    ]
  }()
}

/// One encoder block with normalisation after each part, in tensor operations.
private struct TransformerEncoder {
  private let heads: Int
  private let q, k, v, out, wide, narrow: Dense
  private let first, second: Norm

  private struct Dense {
    let w: Variable
    let b: Variable
    init(_ from: Int, _ to: Int) {
      w = tf.Variable(tf.random.normal([from, to], stddev: 0.04))
      b = tf.Variable(tf.zeros([to]))
    }
    func callAsFunction(_ x: Tensor) -> Tensor { tf.matmul(x, w) + b }
  }

  private struct Norm {
    let scale: Variable
    let offset: Variable
    init(_ width: Int) {
      scale = tf.Variable(tf.ones([width]))
      offset = tf.Variable(tf.zeros([width]))
    }
    func callAsFunction(_ x: Tensor) -> Tensor {
      let centered = x - tf.reduceMean(x, axis: -1, keepdims: true)
      let variance = tf.reduceMean(tf.square(centered), axis: -1, keepdims: true)
      return centered * tf.math.rsqrt(variance + 1e-5) * scale + offset
    }
  }

  init(width: Int, heads: Int, hidden: Int) {
    self.heads = heads
    (q, k, v, out) = (Dense(width, width), Dense(width, width), Dense(width, width), Dense(width, width))
    (wide, narrow) = (Dense(width, hidden), Dense(hidden, width))
    (first, second) = (Norm(width), Norm(width))
  }

  var weights: [Variable] {
    [q, k, v, out, wide, narrow].flatMap { [$0.w, $0.b] } + [first, second].flatMap { [$0.scale, $0.offset] }
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    let (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2])
    let size = width / heads
    func split(_ x: Tensor) -> Tensor {
      tf.transpose(tf.reshape(x, [batch, length, heads, size]), perm: [0, 2, 1, 3])
    }
    let scores = tf.matmul(split(q(x)) * (1 / Double(size).squareRoot()), split(k(x)), transposeB: true)
    let mixed = tf.matmul(tf.nn.softmax(scores), split(v(x)))
    let joined = tf.reshape(tf.transpose(mixed, perm: [0, 2, 1, 3]), [batch, length, width])
    let attended = first(x + out(joined))
    return second(attended + narrow(tf.nn.relu(wide(attended))))
  }
}
