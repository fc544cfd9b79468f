import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct MetricClassTests {
    struct Case: Decodable {
      let name: String
      let serialized: String
      let names: [String]
      let tensors: [String: Goldens.ObjectCase.Array]
    }

    private func metric(_ name: String) -> Metric? {
      typealias M = keras.metrics
      return lossLike(name) ?? counted(name)
    }

    private func lossLike(_ name: String) -> Metric? {
      typealias M = keras.metrics
      return switch name {
      case "meanSquaredError": .meanSquaredError
      case "rootMeanSquaredError": .rootMeanSquaredError
      case "meanAbsoluteError": .meanAbsoluteError
      case "meanAbsolutePercentageError": .meanAbsolutePercentageError
      case "meanSquaredLogarithmicError": .meanSquaredLogarithmicError
      case "cosineSimilarity": .cosineSimilarity
      case "logCoshError": .logCoshError
      case "poisson": .poisson
      case "klDivergence": .klDivergence
      case "hinge": .hinge
      case "squaredHinge": .squaredHinge
      case "categoricalHinge": .categoricalHinge
      case "binaryCrossentropy": .binaryCrossentropy
      case "binaryCrossentropyLogits": M.BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1)
      case "categoricalCrossentropy": .categoricalCrossentropy
      case "sparseCategoricalCrossentropy": .sparseCategoricalCrossentropy
      case "accuracy": M.Accuracy()
      case "binaryAccuracy": .binaryAccuracy
      case "binaryAccuracyThreshold": M.BinaryAccuracy(threshold: 0.7)
      case "categoricalAccuracy": .categoricalAccuracy
      case "sparseCategoricalAccuracy": .sparseCategoricalAccuracy
      case "topKCategoricalAccuracy": M.TopKCategoricalAccuracy(k: 2)
      case "sparseTopKCategoricalAccuracy": M.SparseTopKCategoricalAccuracy(k: 2)
      case "pearsonCorrelation": M.PearsonCorrelation()
      case "concordanceCorrelation": M.ConcordanceCorrelation()
      default: nil
      }
    }

    private func counted(_ name: String) -> Metric? {
      typealias M = keras.metrics
      return switch name {
      case "truePositives": .truePositives
      case "trueNegatives": M.TrueNegatives(thresholds: 0.4)
      case "falsePositives": M.FalsePositives(thresholds: [0.2, 0.6])
      case "falseNegatives": .falseNegatives
      case "precision": .precision
      case "precisionThresholds": M.Precision(thresholds: [0, 0.5, 1])
      case "precisionTopK": M.Precision(topK: 2)
      case "recall": .recall
      case "recallClass": M.Recall(topK: 2, classId: 1)
      case "auc": .auc
      case "aucPR": M.AUC(numThresholds: 20, curve: .pr)
      case "aucMinoring": M.AUC(curve: .pr, summationMethod: .minoring, thresholds: [0.3, 0.5, 0.6])
      case "aucMajoring": M.AUC(numThresholds: 11, summationMethod: .majoring)
      case "aucGain": M.AUC(numThresholds: 11, curve: .prgain)
      case "aucMultiLabel": M.AUC(numThresholds: 20, multiLabel: true)
      case "aucLabelWeights":
        M.AUC(numThresholds: 50, multiLabel: true, numLabels: 3, labelWeights: [1, 2, 0.5], fromLogits: true)
      case "sensitivityAtSpecificity": M.SensitivityAtSpecificity(0.5)
      case "specificityAtSensitivity": M.SpecificityAtSensitivity(0.6, numThresholds: 20)
      case "precisionAtRecall": M.PrecisionAtRecall(0.5, numThresholds: 1)
      case "recallAtPrecision": M.RecallAtPrecision(0.4, classId: 1)
      case "f1Score": .f1Score
      case "f1ScoreMacro": M.F1Score(average: .macro, threshold: 0.4)
      case "fBetaScore": M.FBetaScore(average: .micro, beta: 2)
      case "fBetaScoreWeighted": M.FBetaScore(average: .weighted, beta: 0.5)
      case "meanIoU": M.MeanIoU(3)
      case "iou": M.IoU(3, [0, 2], ignoreClass: 1)
      case "binaryIoU": M.BinaryIoU([1], threshold: 0.6)
      case "oneHotIoU": M.OneHotIoU(3, [0, 1])
      case "oneHotMeanIoU": M.OneHotMeanIoU(3)
      case "r2Score": .r2Score
      case "r2ScoreWeighted": M.R2Score(classAggregation: .varianceWeightedAverage, numRegressors: 2)
      case "r2ScoreEach": M.R2Score(classAggregation: .none)
      default: nil
      }
    }

    @Test func everyMetricIsThatOfKerasOverSeveralBatchesAndWithWeights() {
      inFreshContext { _ in
        keras.backend.clearSession()
        for golden in Goldens.load("metric_classes.json", as: [Case].self) {
          guard let metric = metric(golden.name) else {
            Issue.record("no metric \(golden.name)")
            continue
          }
          let (target, prediction) = (golden.tensors["yTrue"]!.tensor, golden.tensors["yPred"]!.tensor)
          for range in [0..<4, 4..<6] { metric.updateState(target.rows(range), prediction.rows(range)) }
          #expect(matches(metric.result(), golden.tensors["value"]), "\(golden.name): \(metric.result())")
          // Keras writes label weights as a tensor and reads a list as well.
          if golden.name != "aucLabelWeights" {
            #expect(difference(metric, golden.serialized) == nil, "\(golden.name)")
          }
          #expect(metric.variables.map(\.baseName) == golden.names, "\(golden.name)")
          metric.resetState()
          let weights = golden.tensors["weights"]!.tensor
          for range in [0..<4, 4..<6] {
            metric.updateState(target.rows(range), prediction.rows(range), sampleWeight: weights.rows(range))
          }
          #expect(matches(metric.result(), golden.tensors["weighted"]), "\(golden.name) weighted: \(metric.result())")
          #expect(ExecutionContext.current.failure == nil, "\(golden.name)")
        }
      }
    }

    @Test func metricsInFitCountWhatTheyCountAlone() {
      inFreshContext { _ in
        let x = tf.constant([[0.1], [0.9], [-0.7], [0.4], [2.0], [-1.0]])
        let y = tf.constant([[0.0], [1], [0], [1], [1], [0]])
        func chosen() -> [Metric] {
          [
            .auc, .precision, .recall, .mae, .rootMeanSquaredError, keras.metrics.F1Score(average: .micro, threshold: 0.5),
            .r2Score, keras.metrics.BinaryIoU(), keras.metrics.AUC(multiLabel: true),
            keras.metrics.SensitivityAtSpecificity(0.5),
            MeanMetricWrapper({ y, p in tf.reduceMax(tf.abs(y - p), axis: -1) }, name: "largest"), LargestError(),
          ]
        }
        let model = Sequential([Dense(1, activation: .sigmoid, inputShape: [1])])
        model.setWeights([[[1.0]], [0.2]])
        model.compile(optimizer: SGD(learningRate: 0), loss: .bce, metrics: chosen())
        let history = model.fit(x, y, epochs: 2, batchSize: 4, verbose: 0, shuffle: false)
        let evaluation = model.evaluate(x, y, batchSize: 4, verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
        let prediction = model.predict(x, verbose: 0)
        for (index, metric) in chosen().enumerated() {
          metric.updateState(y, prediction)
          let expected = Double(metric.result())
          #expect(abs(evaluation[index + 1] - expected) < 1e-5, "\(metric.name): \(evaluation[index + 1]), \(expected)")
        }
        let largest = history.history["largest_error"] ?? []
        #expect(largest.count == 2 && largest[0] == largest[1] && abs(largest[0] - evaluation[12]) < 1e-6)
      }
    }

    private final class LargestError: Metric {
      var largest: Variable!
      init() {
        super.init(name: "largest_error")
        largest = addWeight(initializer: .zeros, name: "largest")
      }
      override func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
        largest.assign(tf.maximum(largest, tf.reduceMax(tf.abs(yTrue - yPred))))
      }
      override func result() -> Tensor { largest.value() }
    }

    private final class WeightedSum: Metric {
      var sum: Variable!
      init() {
        super.init()
        sum = addVariable(name: "sum")
      }
      override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
        sum.assignAdd(tf.reduceSum(sampleWeight.map { yPred * $0 } ?? yPred))
      }
      override func result() -> Tensor { sum.value() }
    }

    @Test func eitherFormOfUpdateStateMayBeOverridden() {
      inFreshContext { _ in
        keras.backend.clearSession()
        let largest = LargestError()
        #expect(Double(largest([1.0, 2.0], [1.5, 5.0])) == 3)
        #expect(Double(largest([1.0], [8.0], sampleWeight: [1.0])) == 7)
        largest.resetState()
        #expect(Double(largest.result()) == 0)
        let sum = WeightedSum()
        #expect(sum.name == "weighted_sum")
        #expect(Double(sum([0.0, 0.0], [1.0, 2.0])) == 3)
        #expect(Double(sum([0.0, 0.0], [1.0, 2.0], sampleWeight: [0.5, 2.0])) == 7.5)
        // A metric that overrides neither counts nothing.
        Metric().updateState([1.0], [1.0])
      }
    }

    @Test func meansAndSumsTakeValuesAlone() {
      inFreshContext { _ in
        let mean = keras.metrics.Mean(name: "train_loss")
        mean.updateState([1.0, 3, 5, 7])
        #expect(Double(mean.result()) == 4)
        mean.resetState()
        mean.updateState([1.0, 3, 5, 7], sampleWeight: [1.0, 1, 0, 0])
        #expect(Double(mean.result()) == 2)
        #expect(Double(mean(tf.constant(8.0))) == 4)
        let sum = keras.metrics.Sum()
        #expect(Double(sum([1.0, 3])) == 4)
        sum.updateState([1.0, 3], sampleWeight: [2.0, 0])
        #expect(Double(sum.result()) == 6)
      }
    }

    @Test func withoutDataRatesAreZeroAndR2IsNotANumber() {
      inFreshContext { _ in
        #expect(Double(Metric.precision.result()) == 0)
        #expect(Double(Metric.auc.result()) == 0)
        #expect(Double(Metric.mse.result()) == 0)
        #expect(Double(Metric.r2Score.result()).isNaN)
      }
    }

    @Test func maskedStepsDoNotCount() {
      inFreshContext { _ in
        let prediction = tf.constant([[1.0, 5.0], [2.0, 3.0]]) + 0
        prediction.mask = tf.constant([[true, false], [true, true]])
        let metric = MeanMetricWrapper({ _, p in p })
        metric.updateState(tf.zeros([2, 2]), prediction)
        // The first row has mean 1 / 2 and weight 1 / 2, the second 5 / 2 and 1.
        #expect(largestError([Double(metric.result())], [2]) < 1e-6)
      }
    }

    @Test(arguments: [
      ("classId 5", { keras.metrics.Precision(classId: 5).updateState([[1.0]], [[1.0]]) }),
      ("topK 4", { keras.metrics.Recall(topK: 4).updateState([[1.0, 0]], [[1.0, 0]]) }),
      ("found 1", { _ = keras.metrics.AUC(numThresholds: 1) }),
      ("found 2", { _ = keras.metrics.PrecisionAtRecall(2) }),
      ("outside of 0..<3", { _ = keras.metrics.IoU(3, [3]) }),
      ("(samples, classes)", { keras.metrics.F1Score().updateState([1.0], [1.0]) }),
      ("sample weights", { keras.metrics.Precision().updateState([1.0, 0], [1.0, 0], sampleWeight: [1.0, 2, 3]) }),
      ("do not fit", { keras.metrics.MeanSquaredError().updateState(tf.ones([2, 3]), tf.ones([2, 4])) }),
      ("axis 3", { keras.metrics.PearsonCorrelation(axis: 3).updateState([[1.0, 2]], [[1.0, 2]]) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ make: () -> Void) {
      inFreshContext { _ in
        make()
        let message = ExecutionContext.current.failure?.description ?? ""
        #expect(message.contains(expected), "\(message)")
      }
    }
  }
}
