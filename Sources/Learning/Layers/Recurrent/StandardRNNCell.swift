import Display
import Tensors

/// What the cells of `SimpleRNN`, `LSTM` and `GRU` are made with.
package struct RNNCellOptions {
  package var units: Int
  package var activation: ActivationFunction
  package var recurrentActivation: ActivationFunction = .sigmoid
  package var useBias: Bool
  package var kernelInitializer: Initializer
  package var recurrentInitializer: Initializer
  package var biasInitializer: Initializer
  package var unitForgetBias = false
  package var kernelRegularizer: Regularizer?
  package var recurrentRegularizer: Regularizer?
  package var biasRegularizer: Regularizer?
  package var kernelConstraint: Constraint?
  package var recurrentConstraint: Constraint?
  package var biasConstraint: Constraint?
  package var dropout: Double
  package var recurrentDropout: Double
  package var resetAfter = true
  package var seed: Int?

  /// The same with initializers that draw numbers of their own.
  package var cloned: RNNCellOptions {
    var copy = self
    copy.kernelInitializer = kernelInitializer.clone()
    copy.recurrentInitializer = recurrentInitializer.clone()
    copy.biasInitializer = biasInitializer.clone()
    return copy
  }
}

/// What the cells of `SimpleRNN`, `LSTM` and `GRU` have in common.
public class StandardRNNCell: RNNCell {
  package final let kind: RecurrentCell
  package final let options: RNNCellOptions

  /// The weights of the input, of shape (features, gates * units); nil before the cell is built.
  public private(set) final var kernel: Variable!
  /// The weights of the state, of shape (units, gates * units); nil before the cell is built.
  public private(set) final var recurrentKernel: Variable!
  /// The bias; nil without `useBias`.
  public private(set) final var bias: Variable!

  /// Which numbers dropout leaves, the same ones for all steps of a sequence; one mask per gate or one for all.
  private var inputDropout: [Tensor] = []
  private var stateDropout: [Tensor] = []

  package init(
    _ kind: RecurrentCell, _ options: RNNCellOptions, name: String?, trainable: Bool, dtype: DType
  ) {
    var options = options
    options.dropout = min(1, max(0, options.dropout))
    options.recurrentDropout = min(1, max(0, options.recurrentDropout))
    self.kind = kind
    self.options = options
    super.init(name: name, trainable: trainable, dtype: dtype)
    // Gates lie side by side, so that several times as many columns must still be a length.
    if options.units <= 0 || options.units > 1 << 28 {
      fail("units must be a positive number\(options.units > 0 ? " of at most \(1 << 28)" : ""), found \(options.units)")
    }
  }

  /// The width of the state and the output.
  public final var units: Int { options.units }
  override public final var stateSize: [Int] { Array(repeating: options.units, count: kind.stateCount) }
  override public final var outputSize: Int { options.units }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank == 2 else {
      return "a step is (batch, features), found shape \(inputShape.withUnknownBatch)"
    }
    if let kernel, inputShape[-1] != kernel.shape[0] {
      return "expected \(kernel.shape[0]) features, found shape \(inputShape.withUnknownBatch)"
    }
    return inputShape[-1] < 0 ? "the last axis of the input must be known" : nil
  }

  override public func build(_ inputShape: TensorShape) {
    let options = options
    let width = kind.gates * units
    kernel = addWeight(
      shape: [inputShape[-1], width], initializer: options.kernelInitializer, name: "kernel",
      regularizer: options.kernelRegularizer, constraint: options.kernelConstraint)
    recurrentKernel = addWeight(
      shape: [units, width], initializer: options.recurrentInitializer, name: "recurrent_kernel",
      regularizer: options.recurrentRegularizer, constraint: options.recurrentConstraint)
    guard options.useBias else { return }
    bias = addWeight(
      shape: kind == .gru && options.resetAfter ? [2, width] : [width],
      initializer: options.unitForgetBias ? forgettingNothing : options.biasInitializer, name: "bias",
      regularizer: options.biasRegularizer, constraint: options.biasConstraint)
  }

  /// The bias of the forget gate starts at 1 (Jozefowicz et al., 2015).
  private var forgettingNothing: Initializer {
    let (initializer, units) = (options.biasInitializer, units)
    return Initializer { _ in tf.concat([initializer([units]), tf.ones([units]), initializer([2 * units])], axis: 0) }
  }

  /// Keras's arguments of the cell, in its order; layers put them in another one.
  package func arguments(ofLayer: Bool, activityRegularizer: Regularizer? = nil) -> ConfigDictionary {
    let o = options
    var entries: ConfigDictionary = ["units": .integer(o.units), "activation": .string(o.activation.name)]
    if kind != .simple { entries["recurrent_activation"] = .string(o.recurrentActivation.name) }
    entries["use_bias"] = .bool(o.useBias)
    if kind == .lstm, !ofLayer { entries["unit_forget_bias"] = .bool(o.unitForgetBias) }
    entries["kernel_initializer"] = ConfigValue(o.kernelInitializer)
    entries["recurrent_initializer"] = ConfigValue(o.recurrentInitializer)
    entries["bias_initializer"] = ConfigValue(o.biasInitializer)
    if kind == .lstm, ofLayer { entries["unit_forget_bias"] = .bool(o.unitForgetBias) }
    entries["kernel_regularizer"] = ConfigValue(o.kernelRegularizer)
    entries["recurrent_regularizer"] = ConfigValue(o.recurrentRegularizer)
    entries["bias_regularizer"] = ConfigValue(o.biasRegularizer)
    if ofLayer { entries["activity_regularizer"] = ConfigValue(activityRegularizer) }
    entries["kernel_constraint"] = ConfigValue(o.kernelConstraint)
    entries["recurrent_constraint"] = ConfigValue(o.recurrentConstraint)
    entries["bias_constraint"] = ConfigValue(o.biasConstraint)
    entries["dropout"] = .number(o.dropout)
    entries["recurrent_dropout"] = .number(o.recurrentDropout)
    if kind == .gru { entries["reset_after"] = .bool(o.resetAfter) }
    if kind != .simple || !ofLayer { entries["seed"] = ConfigValue(o.seed) }
    return entries
  }

  override package var config: ConfigDictionary { super.config.merging(arguments(ofLayer: false)) }

  // MARK: sequences

  /// Whether nothing but Keras's defaults is asked for.
  package final func canRunAtOnce(training: Bool) -> Bool {
    options.activation.name == "tanh" && options.recurrentActivation.name == "sigmoid"
      && !(training && options.recurrentDropout > 0) && (kind != .gru || options.resetAfter)
      && (dtype == .float32 || dtype == .float64)
  }

  override package final func runAtOnce(
    _ sequences: Tensor, states: [Tensor], mask: Tensor?, training: Bool, returnSequences: Bool
  ) -> RecurrentResult? {
    guard canRunAtOnce(training: training) else { return nil }
    var x = sequences
    if training, options.dropout > 0, options.dropout < 1 {
      x = x * tf.nn.dropout(tf.ones([x.dims[0], 1, x.dims[2]], dtype: x.dtype), options.dropout, seed: options.seed)
    }
    return recurrentSequence(
      kind, tf.matmul(x, kernel), kernel: recurrentKernel, bias: bias, states: states, mask: mask,
      sequences: returnSequences)
  }

  override package final func sequenceEnded() {
    inputDropout = []
    stateDropout = []
  }

  // MARK: one step

  override public final func call(_ inputs: Tensor, states: [Tensor], training: Bool) -> (Tensor, [Tensor]) {
    // Keras draws a mask per gate as soon as states are dropped, one for all otherwise.
    let count = kind != .simple && options.recurrentDropout > 0 ? kind.gates : 1
    let x = dropped(inputs, options.dropout, training, count, &inputDropout)
    let h = dropped(states[0], options.recurrentDropout, training, count, &stateDropout)
    switch kind {
    case .simple:
      var z = tf.matmul(x[0], kernel)
      if options.useBias { z = z + bias }
      let result = options.activation.apply(z + tf.matmul(h[0], recurrentKernel))
      return (result, [result])
    case .lstm: return lstmStep(x, h, states[1])
    case .gru: return gruStep(x, h, states[0])
    }
  }

  private func dropped(_ value: Tensor, _ rate: Double, _ training: Bool, _ count: Int, _ masks: inout [Tensor]) -> [Tensor] {
    guard training, rate > 0, rate < 1 else { return [value] }
    if masks.isEmpty {
      masks = (0..<count).map { _ in tf.nn.dropout(tf.onesLike(value), rate, seed: options.seed) }
    }
    return masks.map { value * $0 }
  }

  /// The product with the columns of each gate; one product where all gates have the same input.
  private func products(_ values: [Tensor], _ weights: Tensor, _ gates: Int) -> [Tensor] {
    if values.count == 1 { return tf.split(tf.matmul(values[0], weights), gates, axis: -1) }
    return zip(values, tf.split(weights, kind.gates, axis: -1)).prefix(gates).map { tf.matmul($0, $1) }
  }

  private func lstmStep(_ x: [Tensor], _ h: [Tensor], _ c: Tensor) -> (Tensor, [Tensor]) {
    var z = zip(products(x, kernel, 4), products(h, recurrentKernel, 4)).map { $0 + $1 }
    if options.useBias { z = zip(z, tf.split(bias, 4, axis: 0)).map { $0 + $1 } }
    let gate = options.recurrentActivation.apply
    let cell = gate(z[1]) * c + gate(z[0]) * options.activation.apply(z[2])
    let output = gate(z[3]) * options.activation.apply(cell)
    return (output, [output, cell])
  }

  private func gruStep(_ x: [Tensor], _ h: [Tensor], _ state: Tensor) -> (Tensor, [Tensor]) {
    var inputs = products(x, kernel, 3)
    var inner = products(h, recurrentKernel, 3)
    if options.useBias {
      let biases = options.resetAfter ? tf.unstack(bias) : [bias!]
      inputs = zip(inputs, tf.split(biases[0], 3, axis: 0)).map { $0 + $1 }
      if options.resetAfter { inner = zip(inner, tf.split(biases[1], 3, axis: 0)).map { $0 + $1 } }
    }
    let update = options.recurrentActivation.apply(inputs[0] + inner[0])
    let reset = options.recurrentActivation.apply(inputs[1] + inner[1])
    let candidate: Tensor
    if options.resetAfter {
      candidate = reset * inner[2]
    } else {
      candidate = tf.matmul(reset * h[h.count - 1], tf.split(recurrentKernel, 3, axis: -1)[2])
    }
    let value = options.activation.apply(inputs[2] + candidate)
    let output = update * state + (1 - update) * value
    return (output, [output])
  }
}
