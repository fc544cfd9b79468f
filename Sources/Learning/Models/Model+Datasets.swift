import Datasets
import Tensors

extension Model {
  /// Trains the model on a data set whose elements are batches of samples and targets.
  ///
  ///     let data = tf.data.Dataset.fromTensorSlices((x, y)).shuffle(1000).batch(32)
  ///     model.fit(data, epochs: 5)
  ///
  /// - Parameters:
  ///   - epochs: how often to go through the data set.
  ///   - validationData: batches to evaluate after each epoch.
  ///   - classWeight: what the samples of each class count in the loss; 1 for classes that are left out.
  ///   - stepsPerEpoch: batches that make an epoch; the next epoch goes on where the last ended.
  ///   - validationSteps: batches to evaluate; all if it is left out.
  ///
  /// Shapes that do not fit the layers, the loss or a metric end the cell before the first epoch.
  @discardableResult
  public func fit(
    _ x: Dataset<(Tensor, Tensor)>, epochs: Int = 1,
    validationData: Dataset<(Tensor, Tensor)>? = nil, callbacks: [Callback] = [], verbose: Int = 1,
    classWeight: [Int: Double]? = nil, initialEpoch: Int = 0, stepsPerEpoch: Int? = nil, validationSteps: Int? = nil,
    validationFreq: Int = 1
  ) -> History {
    let history = History()
    guard compiledTraining("fit") != nil, accepts(steps: stepsPerEpoch),
      accepts(steps: validationSteps)
    else { return history }
    let run = TrainingRun(
      model: self,
      batches: DatasetBatches(
        x.core, layout: .pairs, stepsPerEpoch: stepsPerEpoch, classWeight: classWeight, model: self),
      validation: validationData.map {
        DatasetBatches($0.core.limited(to: validationSteps), layout: .pairs, model: self)
      },
      history: history, callbacks: callbacks, verbose: verbose)
    guard run.prepare(nil, nil) else { return history }
    run.train(epochs: initialEpoch..<max(epochs, initialEpoch), validationFrequency: validationFreq)
    return history
  }

  /// The loss, then the metrics, over a data set whose elements are batches of samples and targets.
  public func evaluate(
    _ x: Dataset<(Tensor, Tensor)>, verbose: Int = 1, steps: Int? = nil,
    callbacks: [Callback] = []
  ) -> [Double] {
    guard compiledTraining("evaluate") != nil, accepts(steps: steps) else { return [] }
    return evaluate(DatasetBatches(x.core.limited(to: steps), layout: .pairs, model: self), verbose, callbacks)
  }

  /// The model's output for a data set whose elements are batches of samples.
  public func predict(
    _ x: Dataset<Tensor>, verbose: Int = 1, steps: Int? = nil, callbacks: [Callback] = []
  ) -> NDArray {
    predict(x.core, verbose, steps, callbacks)
  }

  /// The model's output for the samples of a data set; its targets are not looked at.
  public func predict(
    _ x: Dataset<(Tensor, Tensor)>, verbose: Int = 1, steps: Int? = nil,
    callbacks: [Callback] = []
  ) -> NDArray {
    predict(x.core.map { [$0[0]] }, verbose, steps, callbacks)
  }

  private func predict(
    _ core: DatasetCore, _ verbose: Int, _ steps: Int?, _ callbacks: [Callback]
  ) -> NDArray {
    let nothing = Tensor.inert.numpy()
    guard accepts(steps: steps) else { return nothing }
    let batches = DatasetBatches(core.limited(to: steps), layout: .samples, model: self)
    return predict(batches, verbose, callbacks)?.first ?? nothing
  }
}

extension DatasetCore {
  fileprivate func limited(to steps: Int?) -> DatasetCore { steps.map { take($0) } ?? self }
}
