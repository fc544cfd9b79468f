import Display
import Tensors

/// Multi-head attention (Vaswani et al., 2017): softmax(Q K^T / sqrt(keyDim)) V for each head.
///
/// Query (batch, T, d), value (batch, S, e) and key, which is the value unless given, become an output
/// (batch, T, d).
///
///     let attention = MultiHeadAttention(numHeads: 8, keyDim: 64)
///     let x = tf.random.normal([32, 20, 512])
///     print(attention(x, x).shape)                                          // (32, 20, 512)
///     let (output, scores) = attention(x, x, returnAttentionScores: true)
///     print(scores.shape)                                                   // (32, 8, 20, 20)
///
/// A query position attends to the value positions where `attentionMask`, of shape (batch, T, S) or what broadcasts to
/// it, is true, the masks of query, value and key are true, and which with `useCausalMask` are not later than itself.
/// Input of several axes between batch and features attends over all of them, or over `attentionAxes` only.
/// Source: https://keras.io/api/layers/attention_layers/multi_head_attention/
public final class MultiHeadAttention: Layer {
  /// How many heads there are.
  public let numHeads: Int
  /// The width of a head's query and key.
  public let keyDim: Int
  /// The width of a head's value.
  public let valueDim: Int
  /// The fraction of the scores that training leaves out.
  public let dropout: Double
  /// Whether the products have biases.
  public let useBias: Bool
  package let outputWidths: [Int]?
  package let attentionAxes: [Int]?
  package let kernelInitializer: Initializer
  package let biasInitializer: Initializer
  package let kernelRegularizer: Regularizer?
  package let biasRegularizer: Regularizer?
  package let kernelConstraint: Constraint?
  package let biasConstraint: Constraint?
  package let seed: Int?
  /// Keras hands the activity regularizer on to the products and has none for the whole.
  package let partRegularizer: Regularizer?
  private var queryDense: HeadProjection!
  private var keyDense: HeadProjection!
  private var valueDense: HeadProjection!
  private var outputDense: HeadProjection!

  /// Attention with `numHeads` heads of width `keyDim`.
  ///
  /// - Parameters:
  ///   - valueDim: the width of a head's value; `keyDim` unless given.
  ///   - outputShape: what the output has in place of the query's features.
  ///   - attentionAxes: the axes of the query that attend to each other; all but batch and features unless given.
  public init(
    numHeads: Int, keyDim: Int, valueDim: Int? = nil, dropout: Double = 0, useBias: Bool = true,
    outputShape: [Int]? = nil, attentionAxes: [Int]? = nil, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    seed: Int? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.numHeads = numHeads
    self.keyDim = keyDim
    self.valueDim = valueDim ?? keyDim
    self.dropout = dropout
    self.useBias = useBias
    outputWidths = outputShape
    self.attentionAxes = attentionAxes
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.kernelRegularizer = kernelRegularizer
    self.biasRegularizer = biasRegularizer
    self.kernelConstraint = kernelConstraint
    self.biasConstraint = biasConstraint
    self.seed = seed
    partRegularizer = activityRegularizer
    super.init(name: name, trainable: trainable, dtype: dtype)
    let widths = [("numHeads", numHeads), ("keyDim", keyDim), ("valueDim", self.valueDim)]
      + (outputShape ?? []).map { ("outputShape", $0) }
    if let bad = widths.first(where: { $0.1 <= 0 }) { fail("\(bad.0) must be positive, found \(bad.1)") }
    if dropout < 0 || dropout >= 1 { fail("dropout is in [0, 1), found \(dropout)") }
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "num_heads": .integer(numHeads), "key_dim": .integer(keyDim), "value_dim": .integer(valueDim),
      "dropout": .number(dropout), "use_bias": .bool(useBias), "use_gate": false,
      "output_shape": outputWidths.map { ConfigValue($0) } ?? nil,
      "attention_axes": attentionAxes.map { ConfigValue($0) } ?? nil, "sliding_window": nil,
      "kernel_initializer": ConfigValue(kernelInitializer), "bias_initializer": ConfigValue(biasInitializer),
      "kernel_regularizer": ConfigValue(kernelRegularizer), "bias_regularizer": ConfigValue(biasRegularizer),
      "activity_regularizer": ConfigValue(partRegularizer), "kernel_constraint": ConfigValue(kernelConstraint),
      "bias_constraint": ConfigValue(biasConstraint), "seed": ConfigValue(seed),
    ])
  }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    guard inputShapes.count >= 2 else { return "takes a query and a value: attention(query, value)" }
    let parts = inputShapes.prefix(3).map { $0 }
    let shapes = parts.map { "\($0.withUnknownBatch)" }.joined(separator: ", ")
    guard !parts.contains(where: { $0.rank < 3 }) else {
      return "query, value and key are of shape (batch, steps, features), found \(shapes)"
    }
    guard parts.allSatisfy({ $0[-1] >= 0 }) else { return "the last axis of the inputs must be known, found \(shapes)" }
    if parts.count == 3, zip(parts[1].dims.dropLast(), parts[2].dims.dropLast()).contains(where: { $0 != $1 && $0 >= 0 && $1 >= 0 }) {
      return "value and key agree in all axes but the last, found shapes \(parts[1].withUnknownBatch) and \(parts[2].withUnknownBatch)"
    }
    let key = parts[parts.count - 1]
    for (what, part, dense) in [("query", parts[0], queryDense), ("value", parts[1], valueDense), ("key", key, keyDense)] {
      if let width = dense?.kernel?.shape[0], width != part[-1] {
        return "expected a \(what) whose last axis is \(width), found shape \(part.withUnknownBatch)"
      }
    }
    return nil
  }

  override public func build(_ inputShapes: [TensorShape]) {
    let (query, value) = (inputShapes[0], inputShapes[1])
    let key = inputShapes.count > 2 ? inputShapes[2] : value
    queryDense = HeadProjection("query", of: self, bound: 1, outputs: [numHeads, keyDim])
    keyDense = HeadProjection("key", of: self, bound: 1, outputs: [numHeads, keyDim])
    valueDense = HeadProjection("value", of: self, bound: 1, outputs: [numHeads, valueDim])
    outputDense = HeadProjection("attention_output", of: self, bound: 2, outputs: outputWidths ?? [query[-1]])
    queryDense.buildNow([query], isList: false)
    keyDense.buildNow([key], isList: false)
    valueDense.buildNow([value], isList: false)
    outputDense.buildNow([TensorShape(query.dims.dropLast() + [numHeads, valueDim])], isList: false)
  }

  // MARK: calls

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let (query, value) = (inputs[0], inputs[1])
    let key = arguments.input("key", of: inputs) ?? value
    guard let axes = checkedAxes(query, value) else { return [.inert] }
    let wantsScores = arguments.flags["return_attention_scores"] == true
    let inner = CallArguments(training: arguments.training)
    let (q, k, v) = (queryDense.invoke([query], inner)[0], keyDense.invoke([key], inner)[0], valueDense.invoke([value], inner)[0])
    if ExecutionContext.current.mustStop { return [.inert] }
    let (queries, others) = (HeadFolding(query.dims, axes), HeadFolding(value.dims, axes))
    let scale = Tensor.scalar(1 / Double(keyDim).squareRoot(), q.dtype)
    var scores = tf.matmul(queries.folded(q * scale), others.folded(k), transposeB: true)
    let given = arguments.input("attention_mask", of: inputs)
    let masks = self.masks(query, value, key, given, queries, others, arguments)
    if ExecutionContext.current.mustStop { return [.inert] }
    let mask = masks.first.map { first in masks.dropFirst().reduce(first) { tf.logicalAnd($0, $1) } }
    if let mask { scores = tf.where(mask, scores, Tensor.scalar(-1e30, scores.dtype)) }
    var weights = tf.nn.softmax(scores)
    // With scores or dropout Keras takes another way, on which a row without any true entry comes out as 0.
    if let mask, wantsScores || dropout > 0 { weights = tf.where(mask, weights, tf.zerosLike(weights)) }
    var used = weights
    if arguments.isTraining, dropout > 0 { used = tf.nn.dropout(weights, dropout, seed: seed) }
    let context = queries.unfolded(tf.matmul(used, others.folded(v)))
    let output = outputDense.invoke([context], inner)[0]
    if ExecutionContext.current.mustStop { return [.inert] }
    return wantsScores ? [output, queries.scores(weights, others)] : [output]
  }

  private func checkedAxes(_ query: Tensor, _ value: Tensor) -> [Int]? {
    guard query.rank == value.rank else {
      fail("query and value are of one rank, found shapes \(query.shape) and \(value.shape)")
      return nil
    }
    let axes = (attentionAxes ?? Array(1..<(query.rank - 1))).map { $0 < 0 ? $0 + query.rank : $0 }
    guard !axes.isEmpty, axes.allSatisfy({ $0 > 0 && $0 < query.rank - 1 }), Set(axes).count == axes.count else {
      fail("attentionAxes \(axes) are no axes between batch and features of a query of shape \(query.shape)")
      return nil
    }
    for axis in 0..<(query.rank - 1) where !axes.contains(axis) && query.dims[axis] != value.dims[axis] {
      fail("query and value agree in axis \(axis), found shapes \(query.shape) and \(value.shape)")
      return nil
    }
    return axes
  }

  /// What each score must pass, of shapes that broadcast to (batch, heads, T, S).
  private func masks(
    _ query: Tensor, _ value: Tensor, _ key: Tensor, _ given: Tensor?, _ queries: HeadFolding, _ others: HeadFolding,
    _ arguments: CallArguments
  ) -> [Tensor] {
    var masks: [Tensor] = []
    func boolean(_ mask: Tensor) -> Tensor { mask.dtype == .bool ? mask : tf.cast(mask, .bool) }
    if query.rank == 3 {
      if let mask = arguments.mask { masks.append(boolean(mask)[0..., .newaxis, 0..., .newaxis]) }
      for mask in [value.mask, key === value ? nil : key.mask].compactMap({ $0 }) {
        masks.append(boolean(mask)[0..., .newaxis, .newaxis, 0...])
      }
    }
    if arguments.flags["use_causal_mask"] == true, !ShapeInference.isActive {
      let lower = tf.linalg.bandPart(tf.ones([queries.steps, others.steps]), -1, 0)
      masks.append(tf.reshape(tf.greater(lower, 0), [1, 1, queries.steps, others.steps]))
    }
    guard let given else { return masks }
    let wanted = queries.attended + others.attended
    let outer = given.rank - wanted.count
    let fits = zip(given.dims.suffix(wanted.count), wanted).allSatisfy { $0 == $1 || $0 == 1 && wanted.count == 2 }
    guard queries.free.isEmpty, outer >= 0, outer <= (wanted.count == 2 ? 2 : 1), fits else {
      fail(
        "attentionMask has shape \(given.shape); it is (batch, \(wanted.map { "\($0)" }.joined(separator: ", "))) for query and value of shapes \(query.shape) and \(value.shape)")
      return []
    }
    let flat = wanted.count == 2 ? Array(given.dims.suffix(2)) : [queries.steps, others.steps]
    let lead = outer == 2 ? Array(given.dims.prefix(2)) : [outer == 1 ? given.dims[0] : 1, 1]
    masks.append(tf.reshape(boolean(given), lead + flat))
    return masks
  }
}

extension MultiHeadAttention {
  /// The output for a query and a value.
  ///
  /// - Parameters:
  ///   - key: the value unless given.
  ///   - attentionMask: true (or not 0) where a query position attends to a value position: (batch, T, S), (T, S)...
  ///   - useCausalMask: whether positions attend to none later than themselves.
  public func callAsFunction(
    _ query: some TensorConvertible, _ value: some TensorConvertible, key: (any TensorConvertible)? = nil,
    attentionMask: (any TensorConvertible)? = nil, training: Bool? = nil, useCausalMask: Bool = false
  ) -> Tensor {
    attend(query, value, key, attentionMask, training, useCausalMask)[0]
  }

  /// The same with labels: `attention(query: x, value: y)`.
  public func callAsFunction(
    query: some TensorConvertible, value: some TensorConvertible, key: (any TensorConvertible)? = nil,
    attentionMask: (any TensorConvertible)? = nil, training: Bool? = nil, useCausalMask: Bool = false
  ) -> Tensor {
    attend(query, value, key, attentionMask, training, useCausalMask)[0]
  }

  /// The output, and with `returnAttentionScores: true` the weights of the values, (batch, heads, T, S).
  public func callAsFunction(
    _ query: some TensorConvertible, _ value: some TensorConvertible, key: (any TensorConvertible)? = nil,
    attentionMask: (any TensorConvertible)? = nil, returnAttentionScores: Bool, training: Bool? = nil,
    useCausalMask: Bool = false
  ) -> (Tensor, Tensor) {
    both(returnAttentionScores, attend(query, value, key, attentionMask, training, useCausalMask, returnAttentionScores))
  }

  /// The same with labels.
  public func callAsFunction(
    query: some TensorConvertible, value: some TensorConvertible, key: (any TensorConvertible)? = nil,
    attentionMask: (any TensorConvertible)? = nil, returnAttentionScores: Bool, training: Bool? = nil,
    useCausalMask: Bool = false
  ) -> (Tensor, Tensor) {
    both(returnAttentionScores, attend(query, value, key, attentionMask, training, useCausalMask, returnAttentionScores))
  }

  private func attend(
    _ query: some TensorConvertible, _ value: some TensorConvertible, _ key: (any TensorConvertible)?,
    _ mask: (any TensorConvertible)?, _ training: Bool?, _ causal: Bool, _ scores: Bool = false
  ) -> [Tensor] {
    let value = value.asTensor
    var (inputs, roles) = ([query.asTensor, value], ["value"])
    // The place after the value is the key's, so that shapes alone tell which input is which.
    if key != nil || mask != nil {
      inputs.append(key?.asTensor ?? value)
      roles.append("key")
    }
    if let mask {
      inputs.append(mask.asTensor)
      roles.append("attention_mask")
      warnAboutAddedMask(inputs[inputs.count - 1])
    }
    var flags: [String: Bool] = [:]
    if causal { flags["use_causal_mask"] = true }
    if scores { flags["return_attention_scores"] = true }
    return invoke(inputs, CallArguments(training: training, roles: roles, flags: flags))
  }

  /// Other libraries add a mask to the scores; here such a one would mean its opposite.
  private func warnAboutAddedMask(_ mask: Tensor) {
    guard !mask.isSymbolic, mask.dtype == .float32, mask.elements(as: Float.self).contains(where: { $0 < 0 }) else { return }
    ExecutionContext.current.sink.write(
      "warning: attentionMask has negative numbers, as masks to be added to scores have; a position is attended to where the mask is not 0\n",
      to: .standardError)
  }
}

extension Layer {
  /// The two results of a call that was told to give the scores, too.
  func both(_ returnAttentionScores: Bool, _ results: [Tensor]) -> (Tensor, Tensor) {
    if results.count == 2 { return (results[0], results[1]) }
    if !returnAttentionScores { fail("returnAttentionScores: false gives one tensor; leave it out") }
    return (.inert, .inert)
  }
}
