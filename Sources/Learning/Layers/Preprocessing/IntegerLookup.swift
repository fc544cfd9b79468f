import Datasets
import Display
import Tensors

/// A number for each integer of a vocabulary: dense numbers for scattered ids.
///
///     let layer = IntegerLookup(vocabulary: [12, 36])
///     print(layer([12, 36, 7]))           // tf.Tensor([1 2 0], shape=(3,), dtype=int64)
///     print(layer.getVocabulary())        // [-1, 12, 36]
///
/// As `StringLookup`; an unknown integer gets the number that its remainder by `numOovIndices` says.
/// Source: https://keras.io/api/layers/preprocessing_layers/categorical/integer_lookup/
public final class IntegerLookup: Layer {
  private let vocabulary: Vocabulary<Int64>
  private let invert: Bool
  private let givenVocabulary: [Int]?
  private let givenWeights: [Double]?

  /// A lookup with this vocabulary, or one to be adapted.
  public init(
    maxTokens: Int? = nil, numOovIndices: Int = 1, maskToken: Int? = nil, oovToken: Int = -1,
    vocabulary: [Int]? = nil, idfWeights: [Double]? = nil, invert: Bool = false,
    outputMode: LookupOutputMode = .int, padToMaxTokens: Bool = false, name: String? = nil
  ) {
    self.vocabulary = Vocabulary(
      maxTokens: maxTokens, oovCount: numOovIndices, maskToken: maskToken.map { Int64($0) }, oovToken: Int64(oovToken),
      mode: outputMode, padsToMaxTokens: padToMaxTokens,
      bucket: { value, count in Int((value % Int64(count) + Int64(count)) % Int64(count)) })
    self.invert = invert
    givenVocabulary = vocabulary
    givenWeights = idfWeights
    super.init(name: name)
    if let problem = self.vocabulary.problem { fail(problem) }
    if invert, outputMode != .int { fail("invert: true goes with outputMode: .int") }
    if let vocabulary { setVocabulary(vocabulary, idfWeights: idfWeights) }
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package var config: ConfigDictionary {
    let v = vocabulary
    return super.config.merging([
      "invert": .bool(invert), "max_tokens": ConfigValue(v.maxTokens), "num_oov_indices": .integer(v.oovCount),
      "oov_token": .integer(Int(v.oovToken)), "mask_token": ConfigValue(v.maskToken.map { Int($0) }),
      "output_mode": .string(v.mode.rawValue), "sparse": false, "pad_to_max_tokens": .bool(v.padsToMaxTokens),
      "vocabulary_dtype": "int64", "idf_weights": givenWeights.map { ConfigValue($0) } ?? nil,
      "vocabulary": givenVocabulary.map { ConfigValue($0) } ?? nil,
      "vocabulary_size": v.tokens.isEmpty ? nil : .integer(v.size), "oov_method": "floormod", "salt": nil,
    ])
  }

  /// Finds the vocabulary in integers.
  public func adapt(_ data: some TensorConvertible) {
    guard mayAdapt() else { return }
    add(data.asTensor)
    vocabulary.finishCounting()
  }

  /// Finds the vocabulary in a data set of batches of integers.
  public func adapt(_ data: Dataset<Tensor>, steps: Int? = nil) {
    guard mayAdapt() else { return }
    forEachBatch(data, steps: steps) { add($0) }
    vocabulary.finishCounting()
  }

  private func mayAdapt() -> Bool {
    vocabulary.startCounting()
    if givenVocabulary != nil { fail("adapt: the vocabulary was given when the layer was made") }
    return !ExecutionContext.current.mustStop
  }

  private func add(_ batch: Tensor) {
    guard batch.dtype != .string else { return fail("adapt: expected integers, found strings") }
    let values = tf.cast(batch, .int64).elements(as: Int64.self)
    let length = batch.rank < 2 ? 1 : batch.dims.dropFirst().reduce(1, *)
    for start in stride(from: 0, to: values.count, by: max(length, 1)) {
      vocabulary.add(Array(values[start..<min(start + length, values.count)]))
    }
  }

  /// The integers by number.
  ///
  /// - Parameter includeSpecialTokens: whether those for nothing and for unknown integers are among them.
  public func getVocabulary(includeSpecialTokens: Bool = true) -> [Int] {
    (includeSpecialTokens ? vocabulary.all : vocabulary.tokens).map { Int($0) }
  }

  /// How many numbers there are.
  public func vocabularySize() -> Int { vocabulary.size }

  /// Replaces the vocabulary.
  public func setVocabulary(_ vocabulary: [Int], idfWeights: [Double]? = nil) {
    let problem = self.vocabulary.set(vocabulary.map { Int64($0) }, weights: idfWeights?.map { Float($0) })
    if let problem { fail("setVocabulary: \(problem)") }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard inputs.dtype != .string else {
      fail("expected integers, found strings")
      return .inert
    }
    let ids = tf.cast(inputs, .int64)
    guard invert else {
      return vocabulary.lookup(ids, of: self, dtype: .int64) { $0.load(fromByteOffset: $1 * 8, as: Int64.self) }
    }
    let tokens = tf.constant((vocabulary.all + [vocabulary.oovToken]).map { Int($0) }, dtype: .int64)
    let last = tf.constant(vocabulary.size, dtype: .int64)
    return tf.gather(tokens, tf.where(tf.logicalOr(tf.less(ids, 0), tf.greaterEqual(ids, last)), last, ids))
  }
}
