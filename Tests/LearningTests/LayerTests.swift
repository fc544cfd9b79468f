import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct LayerTests {
    @Test func namesCountUpPerClass() {
      inFreshContext { _ in
        keras.backend.clearSession()
        #expect(Dense(1).name == "dense")
        #expect(Dense(1).name == "dense_1")
        #expect(Flatten().name == "flatten")
        #expect(Dense(1, name: "mine").name == "mine")
        #expect(Dense(1).name == "dense_2")
        #expect(Sequential().name == "sequential")
        #expect(ReLU().name == "re_lu")
      }
    }

    @Test func denseIsActivationOfProductPlusBias() {
      inFreshContext { _ in
        let layer = Dense(2, activation: .relu)
        _ = layer(tf.ones([1, 3]))
        layer.setWeights([tf.constant([[1.0, -1], [2, -2], [3, -3]]), tf.constant([0.5, 0.25])])
        #expect(numbers(layer([[1.0, 1.0, 1.0]])) == [6.5, 0])
        #expect(layer.countParams() == 8)
        #expect(layer.kernel.shape == [3, 2] && layer.bias.shape == [2])
        #expect(layer(tf.ones([4, 5, 3])).shape == [4, 5, 2])
      }
    }

    @Test func glorotUniformStaysWithinItsLimitAndFillsIt() {
      inFreshContext { _ in
        let values = numbers(Initializer.glorotUniform([784, 64]))
        let limit = (6.0 / (784 + 64)).squareRoot()
        #expect(values.allSatisfy { abs($0) <= limit })
        #expect(values.max()! > 0.99 * limit && values.min()! < -0.99 * limit)
        #expect(abs(values.reduce(0, +) / Double(values.count)) < 0.002)
      }
    }

    @Test func normalInitializersHaveTheirDeviations() {
      inFreshContext { _ in
        for (initializer, deviation) in [
          (Initializer.randomNormal, 0.05), (.heNormal, (2.0 / 400).squareRoot()),
          (.glorotNormal, (2.0 / 500).squareRoot()),
        ] {
          let values = numbers(initializer([400, 100]))
          let mean = values.reduce(0, +) / Double(values.count)
          let found = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)).squareRoot()
          #expect(abs(found / deviation - 1) < 0.02, "\(initializer.className)")
        }
      }
    }

    @Test func aSeedRepeatsInitialWeightsAndShuffling() {
      inFreshContext { _ in
        func run() -> [Double] {
          keras.utils.setRandomSeed(7)
          let model = Sequential([Dense(3, inputShape: [2])])
          model.compile(optimizer: .adam, loss: .mse)
          model.fit(tf.reshape(tf.range(40), [20, 2]), tf.ones([20, 3]), epochs: 2, batchSize: 3, verbose: 0)
          return numbers(model.weights[0])
        }
        #expect(run() == run())
      }
    }

    @Test func activationsAreCallableValues() {
      inFreshContext { _ in
        #expect(numbers(keras.activations.relu([-1.0, 2.0])) == [0, 2])
        #expect(abs(numbers(ActivationFunction.leakyRelu([-1.0]))[0] + 0.2) < 1e-6)
        let own = Dense(1, activation: ActivationFunction { x in x * 2 })
        _ = own(tf.ones([1, 1]))
        own.setWeights([[[3.0]], [1.0]])
        #expect(numbers(own([[1.0]])) == [8])
        let rows = numbers(ActivationFunction.softmax([[1.0, 2.0, 3.0]]))
        #expect(abs(rows.reduce(0, +) - 1) < 1e-6)
      }
    }

    @Test func aFunctionServesAsActivation() {
      inFreshContext { _ in
        let layer = Dense(2, activation: tf.nn.relu)
        #expect(numbers(layer(tf.ones([4, 3]))).allSatisfy { $0 >= 0 })
        #expect(numbers(Activation({ x in x * 3 })([1.0])) == [3])
        // In a compiled step a softmax is seen through, so that saturated rows still learn.
        let model = Sequential([
          Input(shape: [1]), Dense(2, activation: { x in tf.nn.softmax(x) }, useBias: false),
        ])
        model.setWeights([[[200.0, -200.0]]])
        model.compile(optimizer: SGD(learningRate: 1), loss: .sparseCategoricalCrossentropy)
        #expect(model.evaluate([1.0], [1], verbose: 0) == [400])
        model.fit([1.0], [1], verbose: 0)
        #expect(numbers(model.weights[0]) == [199, -199])
      }
    }

    @Test func weightsOfAModelAreThoseOfItsLayersInOrder() {
      inFreshContext { _ in
        let model = Sequential([Input(shape: [4]), Dense(3), Dense(2, useBias: false)])
        #expect(model.weights.map(\.shape.dims) == [[4, 3], [3], [3, 2]])
        #expect(model.countParams() == 21)
        #expect(model.layers.count == 2)
        model.add(Dense(1))
        #expect(model.countParams() == 24)
      }
    }
  }
}
