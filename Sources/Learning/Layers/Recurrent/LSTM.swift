import Tensors

/// One step of `LSTM`, with the states h and c.
///
///     let layer = RNN(LSTMCell(4))
///     print(layer(tf.ones([2, 5, 3])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/recurrent_layers/lstm/
public final class LSTMCell: StandardRNNCell {
  /// A cell of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    unitForgetBias: Bool = true, kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, seed: Int? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    super.init(
      .lstm,
      RNNCellOptions(
        units: units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
        kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
        biasInitializer: biasInitializer, unitForgetBias: unitForgetBias, kernelRegularizer: kernelRegularizer,
        recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
        kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint,
        biasConstraint: biasConstraint, dropout: dropout, recurrentDropout: recurrentDropout, seed: seed),
      name: name, trainable: trainable, dtype: dtype)
  }

  /// The same with a label: `LSTMCell(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    unitForgetBias: Bool = true, kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, seed: Int? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
      kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
      biasInitializer: biasInitializer, unitForgetBias: unitForgetBias, kernelRegularizer: kernelRegularizer,
      recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
      kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint,
      dropout: dropout, recurrentDropout: recurrentDropout, seed: seed, name: name, trainable: trainable,
      dtype: dtype)
  }

  package init(_ options: RNNCellOptions, name: String?, trainable: Bool, dtype: DType) {
    super.init(.lstm, options, name: name, trainable: trainable, dtype: dtype)
  }

  override package func copied() -> RNNCell? {
    LSTMCell(options.cloned, name: nil, trainable: trainable, dtype: dtype)
  }
}

/// Long short-term memory (Hochreiter and Schmidhuber, 1997).
///
///     i, f, o = recurrentActivation(x kernel + h recurrentKernel + bias)    (a third of the columns each)
///     c' = f c + i activation(...),  h' = o activation(c')
///
/// Input (batch, steps, features) gives output (batch, units), with `returnSequences` (batch, steps, units).
/// The kernels have 4 * units columns for i, f, the candidate and o; the bias of f starts at 1.
///
///     let layer = LSTM(64, returnSequences: true)
///     print(layer(tf.ones([8, 20, 32])).shape)      // (8, 20, 64)
///     print(layer.countParams())                    // 24832
///     let (output, h, c) = LSTM(4, returnState: true)(tf.ones([2, 5, 3]))
///
/// States, masks and calls are those of `RNN`.
/// Source: https://keras.io/api/layers/recurrent_layers/lstm/
public final class LSTM: RNN {
  /// A layer of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    unitForgetBias: Bool = true, kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, activityRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false,
    returnState: Bool = false, goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false,
    zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    super.init(
      LSTMCell(
        RNNCellOptions(
          units: units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
          kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
          biasInitializer: biasInitializer, unitForgetBias: unitForgetBias, kernelRegularizer: kernelRegularizer,
          recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
          kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint,
          biasConstraint: biasConstraint, dropout: dropout, recurrentDropout: recurrentDropout, seed: seed),
        name: nil, trainable: trainable, dtype: dtype),
      returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful,
      unroll: unroll, zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name,
      trainable: trainable, dtype: dtype)
    self.activityRegularizer = activityRegularizer
  }

  /// The same with a label: `LSTM(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    unitForgetBias: Bool = true, kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, activityRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false,
    returnState: Bool = false, goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false,
    zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
      kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
      biasInitializer: biasInitializer, unitForgetBias: unitForgetBias, kernelRegularizer: kernelRegularizer,
      recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
      activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
      recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint, dropout: dropout,
      recurrentDropout: recurrentDropout, seed: seed, returnSequences: returnSequences, returnState: returnState,
      goBackwards: goBackwards, stateful: stateful, unroll: unroll, zeroOutputForMask: zeroOutputForMask,
      inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  private init(copying layer: LSTM, _ cell: LSTMCell, name: String, goBackwards: Bool) {
    super.init(
      cell, returnSequences: layer.returnSequences, returnState: layer.returnState, goBackwards: goBackwards,
      stateful: layer.stateful, unroll: layer.unroll, zeroOutputForMask: layer.zeroOutputForMask, name: name,
      trainable: layer.trainable, dtype: layer.dtype)
    activityRegularizer = layer.activityRegularizer
  }

  override package func copied(name: String, goBackwards: Bool) -> RNN? {
    (cell.copied() as? LSTMCell).map { LSTM(copying: self, $0, name: name, goBackwards: goBackwards) }
  }
}
