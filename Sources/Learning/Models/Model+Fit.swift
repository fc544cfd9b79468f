import Display
import Tensors

extension Model {
  /// Trains the model on samples `x` and targets `y` and returns the values of every epoch.
  ///
  /// Each epoch goes through all samples in batches, in a new random order unless `shuffle` is
  /// false, and shows a progress line (`verbose: 1`), a line at its end (`2`) or nothing (`0`).
  /// Arrays of other dtypes are converted to float32; one number per sample counts as a row of
  /// length 1.
  ///
  ///     let history = model.fit(x, y, epochs: 5, validationSplit: 0.2)
  ///     print(history.history["val_loss"]!)
  ///
  /// - Parameters:
  ///   - x: samples, one array or, for a model with several inputs, a list of arrays.
  ///   - y: targets, one array or, for a model with several outputs, a list of arrays.
  ///   - epochs: how often to go through the samples.
  ///   - batchSize: samples per update of the weights.
  ///   - validationSplit: the share of the samples, from the end, to hold back for validation.
  ///   - validationData: samples and targets to evaluate after each epoch.
  ///   - callbacks: asked at every epoch and batch.
  ///   - classWeight: what the samples of each class count in the loss; 1 for classes that are left out.
  ///   - sampleWeight: what each sample counts in the loss.
  ///   - initialEpoch: the epoch to begin with, to go on with earlier training.
  ///   - stepsPerEpoch: batches that make an epoch; the next epoch goes on where the last ended.
  ///
  /// Shapes that do not fit the layers, the loss or a metric end the cell before the first epoch.
  @discardableResult
  public func fit(
    _ x: some TensorConvertible, _ y: some TensorConvertible, epochs: Int = 1, batchSize: Int = 32,
    validationSplit: Double = 0,
    validationData: (any TensorConvertible, any TensorConvertible)? = nil,
    callbacks: [Callback] = [], verbose: Int = 1, shuffle: Bool = true, classWeight: [Int: Double]? = nil,
    sampleWeight: (any TensorConvertible)? = nil, initialEpoch: Int = 0, stepsPerEpoch: Int? = nil,
    validationSteps: Int? = nil, validationBatchSize: Int? = nil, validationFreq: Int = 1
  ) -> History {
    let history = History()
    guard compiledTraining("fit") != nil, accepts(batchSize: batchSize), accepts(steps: stepsPerEpoch),
      accepts(batchSize: validationBatchSize ?? 1), accepts(steps: validationSteps),
      var data = TrainingData(
        x.tensorSource, y.tensorSource, sampleWeight: sampleWeight?.tensorSource, classWeight: classWeight, for: self)
    else { return history }
    var validation: TrainingData?
    if let given = validationData {
      guard let checked = TrainingData(given.0.tensorSource, given.1.tensorSource, for: self) else {
        return history
      }
      validation = checked
    } else if validationSplit != 0 {
      guard let (kept, held) = data.split(validation: validationSplit, for: self) else {
        return history
      }
      (data, validation) = (kept, held)
    }
    let run = TrainingRun(
      model: self,
      batches: data.batches(batchSize, shuffles: shuffle, stepsPerEpoch: stepsPerEpoch, for: self),
      validation: validation?.batches(
        validationBatchSize ?? batchSize, shuffles: false, stepsPerEpoch: validationSteps, for: self),
      history: history, callbacks: callbacks, verbose: verbose)
    guard run.prepare(data, validation) else { return history }
    run.train(epochs: initialEpoch..<max(epochs, initialEpoch), validationFrequency: validationFreq)
    return history
  }
}
