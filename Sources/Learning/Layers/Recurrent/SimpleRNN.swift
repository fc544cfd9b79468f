import Tensors

/// One step of `SimpleRNN`: h = activation(x kernel + h recurrentKernel + bias).
///
///     let layer = RNN(SimpleRNNCell(4))
///     print(layer(tf.ones([2, 5, 3])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/recurrent_layers/simple_rnn/
public final class SimpleRNNCell: StandardRNNCell {
  /// A cell of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, recurrentInitializer: Initializer = .orthogonal,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil,
    recurrentRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    super.init(
      .simple,
      RNNCellOptions(
        units: units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        recurrentInitializer: recurrentInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, recurrentRegularizer: recurrentRegularizer,
        biasRegularizer: biasRegularizer, kernelConstraint: kernelConstraint,
        recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint, dropout: dropout,
        recurrentDropout: recurrentDropout, seed: seed),
      name: name, trainable: trainable, dtype: dtype)
  }

  /// The same with a label: `SimpleRNNCell(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, recurrentInitializer: Initializer = .orthogonal,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil,
    recurrentRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
      recurrentInitializer: recurrentInitializer, biasInitializer: biasInitializer,
      kernelRegularizer: kernelRegularizer, recurrentRegularizer: recurrentRegularizer,
      biasRegularizer: biasRegularizer, kernelConstraint: kernelConstraint,
      recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint, dropout: dropout,
      recurrentDropout: recurrentDropout, seed: seed, name: name, trainable: trainable, dtype: dtype)
  }

  package init(_ options: RNNCellOptions, name: String?, trainable: Bool, dtype: DType) {
    super.init(.simple, options, name: name, trainable: trainable, dtype: dtype)
  }

  override package func copied() -> RNNCell? {
    SimpleRNNCell(options.cloned, name: nil, trainable: trainable, dtype: dtype)
  }
}

/// A fully connected recurrent layer: h = activation(x kernel + h recurrentKernel + bias).
///
/// Input (batch, steps, features) gives output (batch, units), with `returnSequences` (batch, steps, units).
///
///     print(SimpleRNN(4)(tf.ones([2, 5, 3])).shape)      // (2, 4)
///
/// States, masks and calls are those of `RNN`.
/// Source: https://keras.io/api/layers/recurrent_layers/simple_rnn/
public final class SimpleRNN: RNN {
  /// A layer of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, recurrentInitializer: Initializer = .orthogonal,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil,
    recurrentRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false, returnState: Bool = false,
    goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false, zeroOutputForMask: Bool = false,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    super.init(
      SimpleRNNCell(
        RNNCellOptions(
          units: units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
          recurrentInitializer: recurrentInitializer, biasInitializer: biasInitializer,
          kernelRegularizer: kernelRegularizer, recurrentRegularizer: recurrentRegularizer,
          biasRegularizer: biasRegularizer, kernelConstraint: kernelConstraint,
          recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint, dropout: dropout,
          recurrentDropout: recurrentDropout, seed: seed),
        name: nil, trainable: trainable, dtype: dtype),
      returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful,
      unroll: unroll, zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name,
      trainable: trainable, dtype: dtype)
    self.activityRegularizer = activityRegularizer
  }

  /// The same with a label: `SimpleRNN(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, recurrentInitializer: Initializer = .orthogonal,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil,
    recurrentRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false, returnState: Bool = false,
    goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false, zeroOutputForMask: Bool = false,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
      recurrentInitializer: recurrentInitializer, biasInitializer: biasInitializer,
      kernelRegularizer: kernelRegularizer, recurrentRegularizer: recurrentRegularizer,
      biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
      kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint,
      dropout: dropout, recurrentDropout: recurrentDropout, seed: seed, returnSequences: returnSequences,
      returnState: returnState, goBackwards: goBackwards, stateful: stateful, unroll: unroll,
      zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  private init(copying layer: SimpleRNN, _ cell: SimpleRNNCell, name: String, goBackwards: Bool) {
    super.init(
      cell, returnSequences: layer.returnSequences, returnState: layer.returnState, goBackwards: goBackwards,
      stateful: layer.stateful, unroll: layer.unroll, zeroOutputForMask: layer.zeroOutputForMask, name: name,
      trainable: layer.trainable, dtype: layer.dtype)
    activityRegularizer = layer.activityRegularizer
  }

  override package func copied(name: String, goBackwards: Bool) -> RNN? {
    (cell.copied() as? SimpleRNNCell).map { SimpleRNN(copying: self, $0, name: name, goBackwards: goBackwards) }
  }
}
