import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// The same weights, data and order of batches give Keras's numbers, epoch by epoch.
  @Suite struct TrainingGoldenTests {
    static let cases = Goldens.load("training.json", as: [Goldens.TrainingCase].self)

    @Test(arguments: cases.indices) func trainingFollowsKeras(_ index: Int) {
      let golden = Self.cases[index]
      inFreshContext { _ in
        let model = golden.makeModel()
        model.compile(
          optimizer: golden.makeOptimizer(), loss: golden.makeLoss(), metrics: golden.makeMetrics())
        let history = model.fit(
          golden.samplesX, golden.samplesY, epochs: golden.epochs, batchSize: golden.batchSize,
          validationSplit: golden.validationSplit, verbose: 0, shuffle: false)
        #expect(ExecutionContext.current.failure == nil)
        #expect(history.history.keys == golden.history.map(\.name))
        for series in golden.history {
          let error = largestError(history.history[series.name] ?? [], series.values)
          #expect(error < 1e-5, "\(golden.name): \(series.name) differs by \(error)")
        }
        for (weight, expected) in zip(model.weights, golden.final) {
          let error = largestError(numbers(weight), expected, floor: 0.1)
          #expect(error < 1e-5, "\(golden.name): \(weight.name) differs by \(error)")
        }
        let predictions = model.predict(golden.samplesX, verbose: 0)
        #expect(largestError(numbers(predictions.asTensor), golden.predictions, floor: 0.1) < 1e-5)
        let evaluation = model.evaluate(
          golden.samplesX, golden.samplesY, batchSize: golden.batchSize, verbose: 0)
        #expect(largestError(evaluation, golden.evaluation) < 1e-5)
      }
    }
  }
}
