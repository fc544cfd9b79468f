import Display
import Tensors

/// How `Attention` compares a query with a key.
public enum ScoreMode: String {
  /// Their product.
  case dot
  /// The sum over features of tanh(query + key).
  case concat
}

/// Attention without weights of its own (Luong et al., 2015): softmax(query key^T) value.
///
/// Called on a list: query (batch, T, d), value (batch, S, d), and key, which is the value unless given. The output
/// is (batch, T, d). The masks of query and value count; with `useCausalMask` nothing attends to what comes later.
///
///     print(Attention()([query, value]).shape)
///     let (output, scores) = Attention()([query, value], returnAttentionScores: true)
///
/// Source: https://keras.io/api/layers/attention_layers/attention/
public class Attention: Layer {
  package final let useScale: Bool
  package final let scoreMode: ScoreMode
  package final let dropout: Double
  package final let seed: Int?
  private var scale: Variable?
  private var concatScoreWeight: Variable?

  /// Attention by products, or with `.concat` by sums.
  ///
  /// - Parameter useScale: whether the scores are multiplied by a number that is learned.
  public init(
    useScale: Bool = false, scoreMode: ScoreMode = .dot, dropout: Double = 0, seed: Int? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.useScale = useScale
    self.scoreMode = scoreMode
    self.dropout = dropout
    self.seed = seed
    super.init(name: name, trainable: trainable, dtype: dtype)
    if dropout < 0 || dropout >= 1 { fail("dropout is in [0, 1), found \(dropout)") }
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "use_scale": .bool(useScale), "score_mode": .string(scoreMode.rawValue), "dropout": .number(dropout),
      "seed": ConfigValue(seed),
    ])
  }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    guard inputShapes.count == 2 || inputShapes.count == 3 else {
      return "takes a list of query and value, perhaps followed by a key, found \(inputShapes.count) inputs"
    }
    let key = inputShapes[inputShapes.count - 1]
    guard inputShapes.allSatisfy({ $0.rank == 3 }), inputShapes[0][-1] == key[-1], inputShapes[1][1] == key[1] else {
      let shapes = inputShapes.map { "\($0.withUnknownBatch)" }.joined(separator: ", ")
      return "query is (batch, T, d), value (batch, S, e) and key (batch, S, d), found shapes \(shapes)"
    }
    return nil
  }

  override public func build(_ inputShapes: [TensorShape]) {
    if useScale { scale = addWeight(shape: scaleShape(inputShapes[0]), initializer: scaleInitializer, name: "scale") }
    if scoreMode == .concat { concatScoreWeight = addWeight(shape: [], initializer: .ones, name: "concat_score_weight") }
  }

  package func scaleShape(_ query: TensorShape) -> [Int] { [] }
  package var scaleInitializer: Initializer { .ones }

  /// (batch, T, S)
  package func scores(_ query: Tensor, _ key: Tensor, _ scale: Tensor?) -> Tensor {
    guard scoreMode == .concat else {
      let scores = tf.matmul(query, key, transposeB: true)
      return scale.map { scores * $0 } ?? scores
    }
    var sums = tf.expandDims(query, axis: -2) + tf.expandDims(key, axis: -3)
    if let scale { sums = sums * scale }
    return concatScoreWeight! * tf.reduceSum(tf.tanh(sums), axis: -1)
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let (query, value) = (inputs[0], inputs[1])
    var scores = scores(query, inputs[inputs.count - 1], scale)
    if ExecutionContext.current.mustStop { return [.inert] }
    let (t, s) = (scores.dims[1], scores.dims[2])
    var masks = value.mask.map { [tf.expandDims(boolean($0), axis: 1)] } ?? []
    if arguments.flags["use_causal_mask"] == true, !ShapeInference.isActive {
      masks.append(tf.reshape(tf.greater(tf.linalg.bandPart(tf.ones([t, s]), -1, 0), 0), [1, t, s]))
    }
    if let first = masks.first {
      scores = tf.where(masks.dropFirst().reduce(first) { tf.logicalAnd($0, $1) }, scores, scores - 1e9)
    }
    let weights = tf.nn.softmax(scores)
    let used = arguments.isTraining && dropout > 0 ? tf.nn.dropout(weights, dropout, seed: seed) : weights
    var output = tf.matmul(used, value)
    if let mask = query.mask { output = tf.where(tf.expandDims(boolean(mask), axis: -1), output, tf.zerosLike(output)) }
    return arguments.flags["return_attention_scores"] == true ? [output, weights] : [output]
  }

  private func boolean(_ mask: Tensor) -> Tensor { mask.dtype == .bool ? mask : tf.cast(mask, .bool) }

  override package final func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    [inputs[0].mask]
  }
}

extension Attention {
  /// The output, where nothing attends to what comes later.
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil, useCausalMask: Bool) -> Tensor {
    attend(inputs, training, useCausalMask, false)[0]
  }

  /// The output and the weights of the values, (batch, T, S).
  public func callAsFunction(
    _ inputs: [Tensor], training: Bool? = nil, returnAttentionScores: Bool, useCausalMask: Bool = false
  ) -> (Tensor, Tensor) {
    both(returnAttentionScores, attend(inputs, training, useCausalMask, returnAttentionScores))
  }

  private func attend(_ inputs: [Tensor], _ training: Bool?, _ causal: Bool, _ scores: Bool) -> [Tensor] {
    var flags: [String: Bool] = [:]
    if causal { flags["use_causal_mask"] = true }
    if scores { flags["return_attention_scores"] = true }
    return invoke(inputs, CallArguments(training: training, isList: true, flags: flags))
  }
}

/// Attention by sums (Bahdanau et al., 2014): the score is the sum over features of scale * tanh(query + key).
///
/// Called as `Attention`; `scale`, of shape (d,), is learned unless `useScale` is false.
///
///     print(AdditiveAttention()([tf.ones([2, 4, 3]), tf.ones([2, 5, 3])]).shape)      // (2, 4, 3)
///
/// Source: https://keras.io/api/layers/attention_layers/additive_attention/
public final class AdditiveAttention: Attention {
  /// Attention by sums.
  public init(
    useScale: Bool = true, dropout: Double = 0, seed: Int? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    super.init(useScale: useScale, dropout: dropout, seed: seed, name: name, trainable: trainable, dtype: dtype)
  }

  override package var config: ConfigDictionary {
    var entries = super.config.entries
    entries.removeValue(forKey: "score_mode")
    return ConfigDictionary(entries)
  }

  override package func scaleShape(_ query: TensorShape) -> [Int] { [query[-1]] }
  override package var scaleInitializer: Initializer { .glorotUniform }

  override package func scores(_ query: Tensor, _ key: Tensor, _ scale: Tensor?) -> Tensor {
    let sums = tf.tanh(tf.expandDims(query, axis: -2) + tf.expandDims(key, axis: -3))
    return tf.reduceSum(scale.map { $0 * sums } ?? sums, axis: -1)
  }
}
