import Datasets
import Display
import Tensors

/// A number for each string of a vocabulary.
///
///     let layer = StringLookup(vocabulary: ["a", "b"])
///     print(layer(["a", "z", "b"]))            // tf.Tensor([1 0 2], shape=(3,), dtype=int64)
///     print(layer.getVocabulary())             // ["[UNK]", "a", "b"]
///
/// Strings that are not in the vocabulary get the first `numOovIndices` numbers. The vocabulary is given, or found by
/// `adapt`: the most frequent string first, of equally frequent ones the one that sorts last. With `invert` numbers
/// become strings. Other modes than `.int` give rows: see `LookupOutputMode`.
/// Source: https://keras.io/api/layers/preprocessing_layers/categorical/string_lookup/
public final class StringLookup: Layer {
  private let vocabulary: Vocabulary<TokenText>
  private let invert: Bool
  private let isAdaptable: Bool
  private let givenVocabulary: [String]?
  private let givenWeights: [Double]?

  /// A lookup with this vocabulary, or one to be adapted.
  ///
  /// - Parameters:
  ///   - maskToken: a string that stands for nothing: number 0, and left out of rows.
  ///   - idfWeights: for `.tfIdf` what each string counts.
  public init(
    maxTokens: Int? = nil, numOovIndices: Int = 1, maskToken: String? = nil, oovToken: String = "[UNK]",
    vocabulary: [String]? = nil, idfWeights: [Double]? = nil, invert: Bool = false,
    outputMode: LookupOutputMode = .int, padToMaxTokens: Bool = false, name: String? = nil
  ) {
    self.vocabulary = Vocabulary(
      maxTokens: maxTokens, oovCount: numOovIndices, maskToken: maskToken.map { TokenText($0) },
      oovToken: TokenText(oovToken), mode: outputMode, padsToMaxTokens: padToMaxTokens,
      bucket: { Fingerprint.bucket($0.bytes, of: $1) })
    self.invert = invert
    isAdaptable = vocabulary == nil
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
      "oov_token": .string(v.oovToken.text), "mask_token": ConfigValue(v.maskToken?.text),
      "output_mode": .string(v.mode.rawValue), "sparse": false, "pad_to_max_tokens": .bool(v.padsToMaxTokens),
      "idf_weights": givenWeights.map { ConfigValue($0) } ?? nil,
      "vocabulary": givenVocabulary.map { ConfigValue($0) } ?? nil,
      "vocabulary_size": v.tokens.isEmpty ? nil : .integer(v.size), "oov_method": "floormod", "salt": nil,
      "encoding": "utf-8",
    ])
  }

  /// Finds the vocabulary in strings.
  public func adapt(_ data: some TensorConvertible) {
    guard mayAdapt() else { return }
    add(data.asTensor)
    vocabulary.finishCounting()
  }

  /// Finds the vocabulary in a data set of batches of strings.
  public func adapt(_ data: Dataset<Tensor>, steps: Int? = nil) {
    guard mayAdapt() else { return }
    forEachBatch(data, steps: steps) { add($0) }
    vocabulary.finishCounting()
  }

  private func mayAdapt() -> Bool {
    vocabulary.startCounting()
    if !isAdaptable { fail("adapt: the vocabulary was given when the layer was made") }
    return isAdaptable && !ExecutionContext.current.mustStop
  }

  private func add(_ batch: Tensor) {
    guard batch.dtype == .string else { return fail("adapt: expected strings, found \(batch.dtype.name)") }
    let length = batch.rank < 2 ? 1 : batch.dims.dropFirst().reduce(1, *)
    let strings = batch.strings.map { TokenText($0) }
    for start in stride(from: 0, to: strings.count, by: max(length, 1)) {
      vocabulary.add(Array(strings[start..<min(start + length, strings.count)]))
    }
  }

  /// The strings by number.
  ///
  /// - Parameter includeSpecialTokens: whether those for padding and unknown strings are among them.
  public func getVocabulary(includeSpecialTokens: Bool = true) -> [String] {
    (includeSpecialTokens ? vocabulary.all : vocabulary.tokens).map(\.text)
  }

  /// How many numbers there are.
  public func vocabularySize() -> Int { vocabulary.size }

  /// Replaces the vocabulary.
  public func setVocabulary(_ vocabulary: [String], idfWeights: [Double]? = nil) {
    let problem = self.vocabulary.set(vocabulary.map { TokenText($0) }, weights: idfWeights?.map { Float($0) })
    if let problem { fail("setVocabulary: \(problem)") }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard invert else { return vocabulary.lookup(inputs, of: self, dtype: .string) { TokenText(readString($0, $1)) } }
    let tokens = tf.constant(vocabulary.all.map(\.text) + [vocabulary.oovToken.text])
    let ids = tf.cast(inputs, .int64)
    let last = tf.constant(vocabulary.size, dtype: .int64)
    return tf.gather(tokens, tf.where(tf.logicalOr(tf.less(ids, 0), tf.greaterEqual(ids, last)), last, ids))
  }
}
