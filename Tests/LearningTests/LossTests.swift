import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct LossTests {
    private func loss(_ name: String) -> Loss {
      switch name {
      case "mse": .mse
      case "mae": .mae
      case "bce": .binaryCrossentropy
      case "bceLogits": BinaryCrossentropy(fromLogits: true)
      case "bceSmoothed": BinaryCrossentropy(labelSmoothing: 0.2)
      case "cce": .categoricalCrossentropy
      case "cceLogits": CategoricalCrossentropy(fromLogits: true)
      case "cceSmoothed": CategoricalCrossentropy(labelSmoothing: 0.1)
      case "scce": SparseCategoricalCrossentropy()
      case "scceLogits": SparseCategoricalCrossentropy(fromLogits: true)
      default: fatalError(name)
      }
    }

    @Test func valuesAndGradientsAreThoseOfKeras() {
      inFreshContext { _ in
        for (index, golden) in Goldens.load("losses.json", as: [Goldens.LossCase].self).enumerated() {
          let prediction = Variable(array(golden.yPred, golden.predShape))
          var target = array(golden.yTrue, golden.trueShape)
          if golden.integers { target = tf.cast(target, .int32) }
          let tape = GradientTape()
          let value = with(tape) { loss(golden.name)(target, prediction) }
          let gradient = tape.gradient(value, prediction)
          #expect(
            largestError(numbers(value), [golden.value]) < 1e-5, "\(index) \(golden.name): \(value)")
          #expect(
            largestError(numbers(gradient), golden.gradient, floor: 0.01) < 1e-5,
            "\(index) \(golden.name): \(gradient)")
        }
      }
    }

    @Test func clippingHappensInFloat32() {
      inFreshContext { _ in
        #expect(abs(Double(BinaryCrossentropy()([[1.0]], [[0.0]])) - 16.118) < 1e-3)
        #expect(abs(Double(BinaryCrossentropy()([[0.0]], [[1.0]])) - 15.942) < 1e-3)
      }
    }

    @Test func rankOneTargetsDoNotBroadcastToSquares() {
      inFreshContext { _ in
        let value = MeanSquaredError()([1.0, 2.0, 3.0], [[1.0], [2.0], [3.0]])
        #expect(Double(value) == 0)
      }
    }

    @Test func probabilitiesFromASigmoidAreTracedBackToTheirLogits() {
      inFreshContext { _ in
        // The sigmoid of 40 is 1 in float32: from probabilities the loss would be 16.1.
        let probabilities = ActivationFunction.sigmoid(tf.constant([[-40.0]]))
        #expect(abs(Double(BinaryCrossentropy()([[1.0]], probabilities)) - 40) < 1e-4)
      }
    }

    @Test func differentShapesAreRefusedWithBoth() {
      inFreshContext { _ in
        _ = MeanSquaredError()(tf.ones([2, 3]), tf.ones([2, 4]))
        let message = ExecutionContext.current.failure?.description ?? ""
        #expect(message.contains("(2, 3)") && message.contains("(2, 4)"))
      }
    }

    @Test func functionFormsGiveOneNumberPerSample() {
      inFreshContext { _ in
        #expect("\(keras.losses.meanSquaredError([[1.0, 2.0]], [[1.0, 4.0]]).numpy())" == "[2.]")
        let bce = keras.losses.binaryCrossentropy([[1.0], [0.0], [1.0]], [[0.9], [0.2], [0.8]])
        #expect(largestError(numbers(bce), [0.10536052, 0.22314355, 0.22314355]) < 1e-5)
        let classes = keras.losses.sparseCategoricalCrossentropy([1], [[0.3, 0.7]])
        #expect(largestError(numbers(classes), [0.35667494]) < 1e-5)
        let model = Sequential([Dense(1, inputShape: [1])])
        model.compile(optimizer: .sgd, loss: keras.losses.MSE)
        model.setWeights([[[2.0]], [0.0]])
        #expect(model.evaluate([1.0, 2.0], [0.0, 0.0], verbose: 0) == [10])
      }
    }

    @Test func reductionsSumAverageOrKeep() {
      inFreshContext { _ in
        let (y, p) = (tf.constant([[0.0], [0.0]]), tf.constant([[1.0], [3.0]]))
        #expect(Double(MeanSquaredError(reduction: .sum)(y, p)) == 10)
        #expect(Double(MeanSquaredError(reduction: .mean)(y, p)) == 5)
        #expect(numbers(MeanSquaredError(reduction: .none)(y, p)) == [1, 9])
      }
    }
  }

  @Suite struct MetricTests {
    private func metric(_ name: String) -> Metric {
      switch name {
      case "mse": keras.metrics.MeanSquaredError()
      case "mae": keras.metrics.MeanAbsoluteError()
      case "binaryAccuracy": .binaryAccuracy
      case "categoricalAccuracy": .categoricalAccuracy
      case "sparseCategoricalAccuracy": .sparseCategoricalAccuracy
      case "binaryCrossentropy": .binaryCrossentropy
      case "sparseCategoricalCrossentropy": .sparseCategoricalCrossentropy
      case "categoricalCrossentropy": .categoricalCrossentropy
      default: fatalError(name)
      }
    }

    @Test func valuesAndNamesAreThoseOfKeras() {
      inFreshContext { _ in
        for golden in Goldens.load("metrics.json", as: [Goldens.MetricCase].self) {
          let metric = metric(golden.name)
          for batch in golden.batches {
            metric.updateState(array(batch.yTrue, batch.trueShape), array(batch.yPred, batch.predShape))
          }
          #expect(largestError([Double(metric.result())], [golden.value]) < 1e-5, "\(golden.name)")
          #expect(metric.name == golden.defaultName)
          metric.resetState()
          #expect(Double(metric.result()) == 0)
        }
      }
    }

    @Test func thresholdItselfCountsAsNegative() {
      inFreshContext { _ in
        let metric = keras.metrics.BinaryAccuracy()
        metric.updateState([1.0, 0.0], [[0.5], [0.5]])
        #expect(Double(metric.result()) == 0.5)
      }
    }

    @Test func membersCarryKerasShortNames() {
      #expect([Metric.mae, .mse, .accuracy, .acc].map(\.name) == ["mae", "mse", "accuracy", "acc"])
    }
  }
}
