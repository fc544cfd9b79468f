import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct FitTests {
    private let xs = [-1.0, 0.0, 1.0, 2.0, 3.0, 4.0]
    private let ys = [-2.0, 1.0, 4.0, 7.0, 10.0, 13.0]

    private func line() -> Sequential {
      let model = Sequential([Dense(units: 1, inputShape: [1])])
      model.compile(optimizer: SGD(), loss: MeanSquaredError())
      return model
    }

    @Test func firstModelLearnsTheLine() {
      inFreshContext { sink in
        let model = line()
        let history = model.fit(xs, ys, epochs: 500)
        let answer = Double(model.predict([10.0], verbose: 0).asTensor.elements(as: Float.self)[0])
        #expect(abs(answer - 31) < 0.1)
        #expect(history.history["loss"]!.count == 500)
        let lines = screen(sink.standardOutput).split(separator: "\n")
        #expect(lines.count == 1000)
        #expect(lines[0] == "Epoch 1/500" && lines[998] == "Epoch 500/500")
        #expect(lines[999].hasPrefix("1/1 ━━━━━━━━━━━━━━━━━━━━ 0s ") && lines[999].contains("/step - loss: "))
      }
    }

    @Test func signClassifierAnswersAsTheLabExpects() {
      inFreshContext { _ in
        keras.utils.setRandomSeed(1)
        let x = np.linspace(-12, 12, num: 1000)
        let y = (x >= 0).astype(np.float32)
        let model = Sequential([Input(shape: [1]), Dense(1, activation: .sigmoid)])
        model.compile(
          optimizer: Adam(learningRate: 0.01), loss: BinaryCrossentropy(), metrics: [.accuracy])
        let history = model.fit(x / 12.0, y, epochs: 50, batchSize: 32, verbose: 0)
        #expect(history.history["accuracy"]!.last! > 0.98)
        let test = np.array([-15, -6, 0, 3, 15], dtype: np.float32) / 12.0
        let answers = numbers(model.predict(test, verbose: 0).asTensor)
        #expect(answers[0] < 0.5 && answers[1] < 0.5 && answers[3] > 0.5 && answers[4] > 0.5)
      }
    }

    @Test func rankOneInputAndTargetsNeverBecomeSquares() {
      inFreshContext { _ in
        let model = Sequential([Dense(1)])
        model.compile(optimizer: .sgd, loss: .mse, metrics: [.mae])
        model.fit(xs, ys, epochs: 300, verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
        #expect(model.predict(xs, verbose: 0).shape == [6, 1])
        #expect(model.evaluate(xs, ys, verbose: 0)[0] < 0.01)
      }
    }

    @Test func integersAndDoublesBecomeFloat32() {
      inFreshContext { _ in
        let model = Sequential([Flatten(), Dense(2, activation: .softmax)])
        model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
        let pixels = tf.cast(tf.reshape(tf.constant(Array(0..<32)), [8, 2, 2]), .uint8)
        model.fit(pixels, [0, 1, 0, 1, 0, 1, 0, 1], verbose: 0)
        model.fit(tf.cast(pixels, .float64), np.array([0, 1, 0, 1, 0, 1, 0, 1]), verbose: 0)
        model.fit(tf.cast(pixels, .int64), tf.cast(tf.constant([0, 1, 0, 1, 0, 1, 0, 1]), .uint8), verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
        #expect(model.predict(pixels, verbose: 0).dtype == .float32)
      }
    }

    @Test func historyKeysAreSortedAsAWhole() {
      inFreshContext { _ in
        let model = line()
        model.compile(optimizer: .sgd, loss: .mse, metrics: [.mse, .mae])
        let history = model.fit(xs, ys, epochs: 2, validationSplit: 0.34, verbose: 0)
        #expect(history.history.keys == ["loss", "mae", "mse", "val_loss", "val_mae", "val_mse"])
        #expect(history.epoch == [0, 1])
        #expect(model.metricsNames == ["loss", "mse", "mae"])
        #expect(model.evaluate(xs, ys, verbose: 0).count == 3)
      }
    }

    @Test func oneEpochHasNoEpochLineAndVerbosityChoosesTheForm() {
      inFreshContext { sink in
        let model = line()
        model.fit(xs, ys, verbose: 2)
        let text = sink.standardOutput
        #expect(text.hasPrefix("1/1 - 0s - ") && text.contains("/step - loss: "))
        model.fit(xs, ys, epochs: 3, verbose: 0)
        #expect(sink.standardOutput == text)
      }
    }

    @Test func predictShowsALineWithoutValues() {
      inFreshContext { sink in
        _ = line().predict(xs, batchSize: 2)
        let text = screen(sink.standardOutput)
        #expect(text.hasPrefix("3/3 ━━━━━━━━━━━━━━━━━━━━ 0s ") && text.hasSuffix("/step\n"))
      }
    }

    @Test func evaluateShowsALineWithValues() {
      inFreshContext { sink in
        let model = line()
        _ = model.evaluate(xs, ys, batchSize: 4)
        let text = screen(sink.standardOutput)
        #expect(text.hasPrefix("2/2 ━━━━━━━━━━━━━━━━━━━━ 0s ") && text.contains("/step - loss: "))
      }
    }

    @Test func shuffledEpochsSeeEverySampleOnce() {
      inFreshContext { _ in
        let x = tf.reshape(tf.constant((0..<100).map(Double.init)), [100, 1])
        let data = TrainingData(x.tensorSource, x.tensorSource, for: line())!
        let batches = data.batches(32, shuffles: true, for: line())
        batches.start()
        var seen: [Double] = []
        while let batch = batches.next() {
          #expect(numbers(batch.inputs[0]) == numbers(batch.targets[0]))
          seen += numbers(batch.inputs[0])
        }
        #expect(seen != seen.sorted())
        #expect(seen.sorted() == (0..<100).map(Double.init))
      }
    }

    @Test func trainingContinuesWhereItEnded() {
      inFreshContext { _ in
        let (together, apart) = (line(), line())
        apart.setWeights(together.getWeights())
        together.fit(xs, ys, epochs: 10, verbose: 0, shuffle: false)
        apart.fit(xs, ys, epochs: 5, verbose: 0, shuffle: false)
        apart.fit(xs, ys, epochs: 10, verbose: 0, shuffle: false, initialEpoch: 5)
        #expect(numbers(together.weights[0]) == numbers(apart.weights[0]))
      }
    }

    @Test func aChangedLearningRateCounts() {
      inFreshContext { _ in
        let model = line()
        model.fit(xs, ys, verbose: 0)
        let before = numbers(model.weights[0])
        model.optimizer.learningRate = 0
        model.fit(xs, ys, epochs: 3, verbose: 0)
        #expect(numbers(model.weights[0]) == before)
      }
    }

    @Test func aClosureServesAsLoss() {
      inFreshContext { _ in
        let (member, closure) = (line(), line())
        closure.setWeights(member.getWeights())
        closure.compile(optimizer: .sgd, loss: { yTrue, yPred in
          tf.reduceMean(tf.square(yTrue - yPred))
        })
        member.fit(xs, ys, epochs: 5, verbose: 0, shuffle: false)
        closure.fit(xs, ys, epochs: 5, verbose: 0, shuffle: false)
        #expect(largestError(numbers(closure.weights[0]), numbers(member.weights[0])) < 1e-5)
      }
    }

    @Test func weightsTheLossDoesNotDependOnStayWithAWarning() {
      inFreshContext { sink in
        let model = Sequential([Dense(2, inputShape: [1])])
        model.compile(optimizer: .adam, loss: { yTrue, yPred in tf.reduceMean(tf.square(yTrue)) })
        let before = numbers(model.weights[0])
        model.fit(xs, ys, epochs: 2, verbose: 0)
        #expect(numbers(model.weights[0]) == before)
        #expect(sink.standardError.contains("kernel") && ExecutionContext.current.failure == nil)
      }
    }

    @Test func aLossWithoutReductionReportsItsMean() {
      inFreshContext { _ in
        let (usual, kept) = (line(), line())
        kept.setWeights(usual.getWeights())
        kept.compile(optimizer: SGD(learningRate: 0.01 / 6), loss: MeanSquaredError(reduction: .none))
        let a = usual.fit(xs, ys, epochs: 3, verbose: 0, shuffle: false).history["loss"]!
        let b = kept.fit(xs, ys, epochs: 3, verbose: 0, shuffle: false).history["loss"]!
        #expect(largestError(a, b) < 1e-5)
      }
    }

    @Test func freezingAfterTrainingNeedsNoNewOptimizer() {
      inFreshContext { _ in
        let model = Sequential([Dense(3, inputShape: [1]), Dense(1)])
        model.compile(optimizer: .adam, loss: .mse)
        model.fit(xs, ys, verbose: 0)
        let optimizer = model.optimizer!
        model.layers[0].trainable = false
        model.compile(optimizer: optimizer, loss: .mse)
        let before = numbers(model.weights[0])
        model.fit(xs, ys, verbose: 0)
        #expect(ExecutionContext.current.failure == nil && numbers(model.weights[0]) == before)
        let other = line()
        other.compile(optimizer: optimizer, loss: .mse)
        other.fit(xs, ys, verbose: 0)
        #expect(ExecutionContext.current.failure?.message.contains("compile again") == true)
      }
    }

    @Test func frozenLayersStay() {
      inFreshContext { _ in
        let model = Sequential([Dense(3, inputShape: [1]), Dense(1)])
        model.layers[0].trainable = false
        model.compile(optimizer: .adam, loss: .mse)
        let before = model.getWeights().map { numbers($0.asTensor) }
        model.fit(xs, ys, verbose: 0)
        let after = model.getWeights().map { numbers($0.asTensor) }
        #expect(before[0] == after[0] && before[2] != after[2])
        #expect(model.trainableWeights.count == 2 && model.nonTrainableWeights.count == 2)
      }
    }
  }
}
