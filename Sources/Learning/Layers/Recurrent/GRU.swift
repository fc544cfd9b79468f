import Tensors

/// One step of `GRU`.
///
///     let layer = RNN(GRUCell(4))
///     print(layer(tf.ones([2, 5, 3])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/recurrent_layers/gru/
public final class GRUCell: StandardRNNCell {
  /// A cell of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, resetAfter: Bool = true, seed: Int? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    super.init(
      .gru,
      RNNCellOptions(
        units: units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
        kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
        kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint,
        biasConstraint: biasConstraint, dropout: dropout, recurrentDropout: recurrentDropout,
        resetAfter: resetAfter, seed: seed),
      name: name, trainable: trainable, dtype: dtype)
  }

  /// The same with a label: `GRUCell(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil,
    recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, dropout: Double = 0,
    recurrentDropout: Double = 0, resetAfter: Bool = true, seed: Int? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
      kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
      biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
      recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
      kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint,
      dropout: dropout, recurrentDropout: recurrentDropout, resetAfter: resetAfter, seed: seed, name: name,
      trainable: trainable, dtype: dtype)
  }

  package init(_ options: RNNCellOptions, name: String?, trainable: Bool, dtype: DType) {
    super.init(.gru, options, name: name, trainable: trainable, dtype: dtype)
  }

  override package func copied() -> RNNCell? {
    GRUCell(options.cloned, name: nil, trainable: trainable, dtype: dtype)
  }
}

/// Gated recurrent units (Cho et al., 2014).
///
///     z, r = recurrentActivation(x kernel + h recurrentKernel + bias)
///     h' = z h + (1 - z) activation(x kernel + r (h recurrentKernel + bias))
///
/// Input (batch, steps, features) gives output (batch, units), with `returnSequences` (batch, steps, units).
/// The kernels have 3 * units columns for z, r and the candidate, the bias two rows. With `resetAfter: false`
/// r is applied to h before the product, and the bias has one row.
///
///     print(GRU(4)(tf.ones([2, 5, 3])).shape)      // (2, 4)
///     let (output, state) = GRU(4, returnState: true)(tf.ones([2, 5, 3]))
///
/// States, masks and calls are those of `RNN`.
/// Source: https://keras.io/api/layers/recurrent_layers/gru/
public final class GRU: RNN {
  /// A layer of `units` outputs.
  public init(
    _ units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, activityRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false,
    returnState: Bool = false, goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false,
    resetAfter: Bool = true, zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    super.init(
      GRUCell(
        RNNCellOptions(
          units: units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
          kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
          biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
          recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
          kernelConstraint: kernelConstraint, recurrentConstraint: recurrentConstraint,
          biasConstraint: biasConstraint, dropout: dropout, recurrentDropout: recurrentDropout,
          resetAfter: resetAfter, seed: seed),
        name: nil, trainable: trainable, dtype: dtype),
      returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful,
      unroll: unroll, zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name,
      trainable: trainable, dtype: dtype)
    self.activityRegularizer = activityRegularizer
  }

  /// The same with a label: `GRU(units: 32)`.
  public convenience init(
    units: Int, activation: ActivationFunction = .tanh, recurrentActivation: ActivationFunction = .sigmoid,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    recurrentInitializer: Initializer = .orthogonal, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, recurrentRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil, activityRegularizer: Regularizer? = nil,
    kernelConstraint: Constraint? = nil, recurrentConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    dropout: Double = 0, recurrentDropout: Double = 0, seed: Int? = nil, returnSequences: Bool = false,
    returnState: Bool = false, goBackwards: Bool = false, stateful: Bool = false, unroll: Bool = false,
    resetAfter: Bool = true, zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, recurrentActivation: recurrentActivation, useBias: useBias,
      kernelInitializer: kernelInitializer, recurrentInitializer: recurrentInitializer,
      biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
      recurrentRegularizer: recurrentRegularizer, biasRegularizer: biasRegularizer,
      activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
      recurrentConstraint: recurrentConstraint, biasConstraint: biasConstraint, dropout: dropout,
      recurrentDropout: recurrentDropout, seed: seed, returnSequences: returnSequences, returnState: returnState,
      goBackwards: goBackwards, stateful: stateful, unroll: unroll, resetAfter: resetAfter,
      zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  private init(copying layer: GRU, _ cell: GRUCell, name: String, goBackwards: Bool) {
    super.init(
      cell, returnSequences: layer.returnSequences, returnState: layer.returnState, goBackwards: goBackwards,
      stateful: layer.stateful, unroll: layer.unroll, zeroOutputForMask: layer.zeroOutputForMask, name: name,
      trainable: layer.trainable, dtype: layer.dtype)
    activityRegularizer = layer.activityRegularizer
  }

  override package func copied(name: String, goBackwards: Bool) -> RNN? {
    (cell.copied() as? GRUCell).map { GRU(copying: self, $0, name: name, goBackwards: goBackwards) }
  }
}
