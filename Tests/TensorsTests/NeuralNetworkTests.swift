import Testing

import Tensors

extension SerializedTests {
  /// Activations, losses and normalisations against TensorFlow, with their gradients.
  @Suite struct NeuralNetworkTests {
    typealias Function = (Tensor) -> Tensor
    static let numbers = ConvolutionTests.numbers

    static var cases: [(label: String, input: Tensor, function: Function)] {
      let edges = tf.constant([-7.0, -2.0, -0.5, 0.0, 0.5, 2.0, 6.0, 7.0])
      let x = numbers([3, 5], 5, .float32)
      let z = numbers([3, 5], 7, .float32)
      let image = numbers([2, 3, 4, 5], 5, .float32)
      let scale = tf.constant([1.0, 2, 3, 0.5, -1])
      let offset = tf.constant([0.5, 0, 1, 2, -1])
      let activations: [(String, Function)] = [
        ("relu6", { tf.nn.relu6($0) }), ("leaky_relu", { tf.nn.leakyRelu($0) }), ("elu", { tf.nn.elu($0) }),
        ("selu", { tf.nn.selu($0) }), ("silu", { tf.nn.silu($0) }), ("gelu", { tf.nn.gelu($0) }),
        ("softsign", { tf.nn.softsign($0) }), ("crelu", { tf.nn.crelu($0) }),
        ("leaky_relu 1.5", { tf.nn.leakyRelu($0, alpha: 1.5) }), ("silu beta", { tf.nn.swish($0, beta: 1.7) }),
        ("gelu approximate", { tf.nn.gelu($0, approximate: true) }),
      ]
      let onRows: [(String, Function)] = [
        ("bias_add", { tf.nn.biasAdd($0, [1.0, 2, 3, 4, 5]) }), ("l2_loss", { tf.nn.l2Loss($0) }),
        ("l2_normalize", { tf.nn.l2Normalize($0, axis: 1) }),
        ("weighted cross entropy", { tf.nn.weightedCrossEntropyWithLogits(labels: tf.sigmoid(z), logits: $0, posWeight: 2.5) }),
        ("softmax cross entropy axis 0", { tf.nn.softmaxCrossEntropyWithLogits(labels: tf.nn.softmax(z, axis: 0), logits: $0, axis: 0) }),
        ("log poisson", { tf.nn.logPoissonLoss(tf.abs(z) * 2, $0) }),
        ("log poisson full", { tf.nn.logPoissonLoss(tf.abs(z) * 2, $0, computeFullLoss: true) }),
        ("in_top_k", { tf.nn.inTopK([1, 4, 0], $0, k: 2) }),
        ("embedding", { tf.nn.embeddingLookup($0, [[0, 2], [1, 1]]) }),
        ("embedding max norm", { tf.nn.embeddingLookup($0, [[0, 2], [1, 1]], maxNorm: 1.5) }),
      ]
      let onImages: [(String, Function)] = [
        ("moments mean", { tf.nn.moments($0, axes: [0, 1, 2]).mean }),
        ("moments variance", { tf.nn.moments($0, axes: [1, 2], keepdims: true).variance }),
        (
          "batch_normalization",
          {
            let (mean, variance) = tf.nn.moments($0, axes: [0, 1, 2])
            return tf.nn.batchNormalization($0, mean, variance, offset: offset, scale: scale, varianceEpsilon: 1e-3)
          }
        ),
        ("local_response_normalization", { tf.nn.localResponseNormalization($0, depthRadius: 2, bias: 1.5, alpha: 0.7, beta: 0.75) }),
        ("fused batch norm", { batchNormalization($0, scale: scale, offset: offset, epsilon: 1e-3).output }),
        ("layer norm", { layerNormalization($0, scale: scale, offset: offset, epsilon: 1e-3) }),
      ]
      let onScales: [(String, Function)] = [
        ("fused batch norm scale", { batchNormalization(image, scale: $0, offset: offset, epsilon: 1e-3).output }),
        ("layer norm scale", { layerNormalization(image, scale: $0, offset: offset, epsilon: 1e-3) }),
      ]
      let onDropout: [(String, Function)] = [
        ("dropout", { tf.random.setSeed(5); return tf.nn.dropout($0, 0.4, seed: 11) }),
        ("dropout noise shape", { tf.random.setSeed(5); return tf.nn.dropout($0, rate: 0.4, noiseShape: [4, 1], seed: 11) }),
      ]
      return activations.map { ($0.0, edges, $0.1) } + onRows.map { ($0.0, x, $0.1) }
        + onImages.map { ($0.0, image, $0.1) } + onScales.map { ($0.0, scale, $0.1) }
        + onDropout.map { ($0.0, numbers([4, 6], 5, .float32), $0.1) }
    }

    @Test func valuesAndGradientsAreTensorFlows() {
      let golden = Golden.cases("nn.json")
      let cases = Self.cases
      #expect(Set(cases.map(\.label)) == Set(golden.map { $0["label"] as! String }))
      for (label, input, function) in cases {
        let item = golden.first { $0["label"] as! String == label }!
        withContext { context in
          let tape = GradientTape()
          tape.watch(input)
          let (y, loss) = with(tape) { () -> (Tensor, Tensor) in
            let y = function(input)
            return (y, y.dtype.isFloating ? tf.reduceSum(y * ConvolutionTests.weights(like: y)) : y)
          }
          #expect(context.failure == nil, "\(label): \(context.failure?.description ?? "")")
          ConvolutionTests.agree(y, Golden.tensor(item["y"] as! [String: Any]), label)
          if let expected = item["gradient"] as? [String: Any] {
            ConvolutionTests.agree(tape.gradient(loss, input), Golden.tensor(expected), "gradient of \(label)")
          }
        }
      }
    }

    @Test func batchNormalizationGivesTheBatchsMomentsAndItsGradientsOfAllOrders() {
      withContext { context in
        let x = Self.numbers([4, 3, 2], 5, .float64)
        let (scale, offset) = (Self.numbers([2], 7, .float64), Self.numbers([2], 3, .float64))
        let (_, mean, variance) = batchNormalization(x, scale: scale, offset: offset, epsilon: 0.1)
        ConvolutionTests.agree(mean, x.mean(axis: [0, 1]), "mean")
        ConvolutionTests.agree(variance, tf.nn.moments(x, axes: [0, 1]).variance, "variance")
        func composed(_ x: Tensor, _ scale: Tensor) -> Tensor {
          let (mean, variance) = tf.nn.moments(x, axes: [0, 1])
          return (x - mean) / tf.sqrt(variance + 0.1) * scale + offset
        }
        func twice(_ function: (Tensor, Tensor) -> Tensor) -> [Tensor] {
          let outer = GradientTape()
          outer.watch(x)
          outer.watch(scale)
          let penalty = with(outer) { () -> Tensor in
            let inner = GradientTape()
            inner.watch(x)
            let loss = with(inner) { tf.reduceSum(function(x, scale) ** 3) }
            return tf.reduceSum(tf.square(inner.gradient(loss, x)))
          }
          return [penalty] + outer.gradient(penalty, [x, scale])
        }
        let found = twice { batchNormalization($0, scale: $1, offset: offset, epsilon: 0.1).output }
        for (own, expected) in zip(found, twice(composed)) { ConvolutionTests.agree(own, expected, "second order") }
        #expect(context.failure == nil)
      }
    }

    @Test func layerNormalizationHasSecondDerivatives() {
      withContext { context in
        let x = Self.numbers([3, 4], 5, .float64)
        let (scale, offset) = (Self.numbers([4], 7, .float64), Self.numbers([4], 3, .float64))
        func twice(_ function: (Tensor) -> Tensor) -> Tensor {
          let outer = GradientTape()
          outer.watch(x)
          let penalty = with(outer) { () -> Tensor in
            let inner = GradientTape()
            inner.watch(x)
            let loss = with(inner) { tf.reduceSum(function(x) ** 3) }
            return tf.reduceSum(tf.square(inner.gradient(loss, x)))
          }
          return outer.gradient(penalty, x)
        }
        let found = twice { layerNormalization($0, scale: scale, offset: offset, epsilon: 0.1) }
        let expected = twice { x in
          let (mean, variance) = tf.nn.moments(x, axes: [-1], keepdims: true)
          return (x - mean) / tf.sqrt(variance + 0.1) * scale + offset
        }
        ConvolutionTests.agree(found, expected, "second order")
        #expect(context.failure == nil)
      }
    }

    @Test func manyRowsShareTheWorkWithoutLosingDigits() {
      let x = tf.random.normal([40_000, 24], mean: 100, stddev: 0.5, seed: 3)
      let (_, mean, variance) = batchNormalization(x, scale: tf.ones([24]), offset: tf.zeros([24]), epsilon: 0)
      let wide = tf.cast(x, .float64)
      let moments = tf.nn.moments(wide, axes: [0])
      ConvolutionTests.agree(tf.cast(mean, .float64), moments.mean, "mean")
      for (found, expected) in zip(variance.doubles, moments.variance.doubles) {
        #expect(isClose(found, expected, 1e-5))
      }
    }

    @Test func misuseIsNamed() {
      let x = tf.ones([2, 3])
      let cases: [(String, () -> Tensor)] = [
        ("rate is in [0, 1), found 1.0", { tf.nn.dropout(x, 1.0) }),
        ("noiseShape", { tf.nn.dropout(x, 0.5, noiseShape: [1, 1, 1]) }),
        ("a bias of length 2", { tf.nn.biasAdd(x, [1.0, 2.0]) }),
        ("takes (batch, height, width, channels)", { tf.nn.localResponseNormalization(x) }),
      ]
      for (text, body) in cases {
        let message = failureMessage { #expect(body() === Tensor.inert) }
        #expect(message?.contains(text) == true, "\(message ?? "no failure"), expected: \(text)")
      }
    }
  }
}
