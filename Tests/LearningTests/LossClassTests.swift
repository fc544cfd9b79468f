import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct LossClassTests {
    private func makeLoss(_ name: String) -> Loss? {
      switch name {
      case "meanSquaredError": .mse
      case "meanAbsoluteError": .mae
      case "meanAbsolutePercentageError": .mape
      case "meanSquaredLogarithmicError": .msle
      case "cosineSimilarity": .cosineSimilarity
      case "cosineSimilarityAxis": CosineSimilarity(axis: 0)
      case "huber": .huber
      case "huberDelta": Huber(delta: 0.5)
      case "logCosh": .logCosh
      case "poisson": .poisson
      case "klDivergence": .klDivergence
      case "hinge": .hinge
      case "squaredHinge": .squaredHinge
      case "categoricalHinge": .categoricalHinge
      case "binaryCrossentropy": .bce
      case "binaryCrossentropyLogits": BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1)
      case "binaryFocal": .binaryFocalCrossentropy
      case "binaryFocalBalanced":
        BinaryFocalCrossentropy(
          applyClassBalancing: true, alpha: 0.4, gamma: 1.5, fromLogits: true, labelSmoothing: 0.1)
      case "categoricalCrossentropy": .categoricalCrossentropy
      case "categoricalCrossentropyLogits": CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.2)
      case "categoricalFocal": .categoricalFocalCrossentropy
      case "categoricalFocalLogits":
        CategoricalFocalCrossentropy(alpha: 0.5, gamma: 1, fromLogits: true, labelSmoothing: 0.1)
      case "sparseCategoricalCrossentropy": .sparseCategoricalCrossentropy
      case "sparseCategoricalCrossentropyIgnoring": SparseCategoricalCrossentropy(fromLogits: true, ignoreClass: 1)
      case "generalizedCrossEntropy": CategoricalGeneralizedCrossEntropy(q: 0.7)
      case "dice": .dice
      case "diceAxis": Dice(axis: [1])
      case "tversky": Tversky(alpha: 0.3, beta: 0.7)
      case "circle": Circle(gamma: 8)
      case "sum": MeanSquaredError(reduction: .sum)
      case "unreduced": MeanSquaredError(reduction: .none)
      case "weightedMean": MeanSquaredError(reduction: .meanWithSampleWeight)
      default: nil
      }
    }

    @Test func everyLossIsThatOfKerasWithWeightsMasksAndReductions() throws {
      try inFreshContextThrowing {
        for (index, golden) in Goldens.load("loss_classes.json", as: [Goldens.ObjectCase].self).enumerated() {
          let loss = try #require(makeLoss(golden.name))
          let (target, prediction) = (golden.tensors["yTrue"]!.tensor, Variable(golden.tensors["yPred"]!.tensor))
          let tape = GradientTape()
          let value = with(tape) { loss(target, prediction) }
          let label = "\(index) \(golden.name)"
          #expect(matches(value, golden.tensors["value"]), "\(label): \(value)")
          let gradient = tape.gradient(value, prediction)
          #expect(matches(gradient, golden.tensors["gradient"], floor: 0.03), "\(label): \(gradient)")
          #expect(difference(loss, golden.serialized) == nil, "\(label)")
          guard let weighted = golden.tensors["weighted"] else { continue }
          let weights = tf.constant([0.5, 2, 0, 1.5])
          let mask = tf.constant([true, false, true, true])
          let found = loss(target, prediction, sampleWeight: weights)
          #expect(matches(found, weighted), "\(label): \(found)")
          #expect(matches(loss.evaluate(target, prediction, mask: mask), golden.tensors["masked"]), "\(label)")
          #expect(
            matches(
              loss.evaluate(target, prediction, sampleWeight: weights, mask: mask), golden.tensors["maskedWeighted"]),
            "\(label)")
        }
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    private func inFreshContextThrowing(_ body: () throws -> Void) throws {
      var failure: (any Error)?
      inFreshContext { _ in
        do { try body() } catch { failure = error }
      }
      if let failure { throw failure }
    }

    private final class Cubic: Loss {
      override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
        tf.reduceMean(tf.abs(yTrue - yPred) ** 3, axis: -1)
      }
    }

    @Test func lossesOfOnesOwnTrain() {
      inFreshContext { _ in
        keras.backend.clearSession()
        let loss = Cubic()
        #expect(loss.name == "cubic")
        #expect(Double(loss([[1.0], [2.0]], [[3.0], [2.0]])) == 4)
        let model = Sequential([Dense(1, useBias: false, kernelInitializer: .zeros, inputShape: [1])])
        model.compile(optimizer: SGD(learningRate: 0.1), loss: loss)
        model.fit(tf.ones([4, 1]), tf.ones([4, 1]), epochs: 1, batchSize: 4, verbose: 0)
        #expect(largestError(numbers(model.weights[0]), [0.3]) < 1e-5)
      }
    }

    @Test func closuresMeetTargetsOfTheRankOfPredictions() {
      inFreshContext { _ in
        let model = Sequential([Dense(1, useBias: false, kernelInitializer: .zeros, inputShape: [1])])
        model.compile(optimizer: .sgd, loss: { y, p in tf.square(y - p) })
        #expect(model.evaluate([[1.0], [1.0]], [1.0, 3.0], verbose: 0) == [5])
      }
    }

    @Test func functionFormsTakeTheirArguments() {
      inFreshContext { _ in
        #expect(numbers(keras.losses.huber([[0.0]], [[3.0]])) == [2.5])
        #expect(numbers(keras.losses.huber([[0.0]], [[3.0]], delta: 2)) == [4])
        #expect(numbers(keras.losses.cosineSimilarity([[1.0, 0]], [[2.0, 0]])) == [-1])
        #expect(numbers(keras.losses.hinge([[1.0]], [[0.5]])) == [0.5])
        #expect(largestError(numbers(keras.losses.logCosh([[0.0]], [[1.0]])), [0.4337808]) < 1e-5)
        #expect(numbers(keras.losses.meanAbsolutePercentageError([[2.0]], [[1.0]])) == [50])
        #expect(numbers(keras.losses.binaryFocalCrossentropy([[1.0]], [[0.5]], gamma: 1)).count == 1)
      }
    }

    @Test(arguments: [
      ("(2, 3)", { Huber()(tf.ones([2, 3]), tf.ones([2, 4])) }),
      ("class numbers", { Circle()(tf.ones([3]), tf.ones([2, 4])) }),
      ("found 2", { CategoricalGeneralizedCrossEntropy(q: 2)([1], [[0.5, 0.5]]) }),
      ("single number", { CategoricalHinge()(1.0, 1.0) }),
      ("single number", { CosineSimilarity()(1.0, 1.0) }),
    ] as [(String, () -> Tensor)]) func misuseSaysWhatIsWrong(_ expected: String, _ make: () -> Tensor) {
      inFreshContext { _ in
        _ = make()
        let message = ExecutionContext.current.failure?.description ?? ""
        #expect(message.contains(expected), "\(message)")
      }
    }
  }
}
