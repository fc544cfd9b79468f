import Datasets
import Display
import Tensors

/// What `TextVectorization` does to text before it is split; a closure from strings to strings does as well.
public struct TextStandardization {
  let name: String
  let function: ((Tensor) -> Tensor)?

  /// Small letters for the capital ones of ASCII.
  public static let lower = TextStandardization(name: "lower")
  /// Without ASCII's punctuation.
  public static let stripPunctuation = TextStandardization(name: "strip_punctuation")
  /// Both.
  public static let lowerAndStripPunctuation = TextStandardization(name: "lower_and_strip_punctuation")

  private init(name: String) {
    self.name = name
    function = nil
  }

  /// What the closure makes of a tensor of strings, of the same shape.
  public init(_ function: @escaping (Tensor) -> Tensor) {
    name = "lambda"
    self.function = function
  }

  func bytes(_ text: [UInt8]) -> [UInt8] {
    if function != nil { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if name != "lower", Self.isPunctuation(byte) { continue }
      result.append(name != "strip_punctuation" && byte >= 65 && byte <= 90 ? byte + 32 : byte)
    }
    return result
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    33...47 ~= byte || 58...64 ~= byte || 91...96 ~= byte || 123...126 ~= byte
  }
}

/// How `TextVectorization` splits text; a closure from a string to its tokens does as well.
public struct TextSplitting {
  let name: String
  let function: ((String) -> [String])?

  /// At whitespace.
  public static let whitespace = TextSplitting(name: "whitespace", function: nil)
  /// Into letters.
  public static let character = TextSplitting(name: "character", function: nil)

  private init(name: String, function: ((String) -> [String])?) {
    self.name = name
    self.function = function
  }

  /// Into what the closure gives.
  public init(_ function: @escaping (String) -> [String]) { self.init(name: "lambda", function: function) }

  func tokens(_ text: [UInt8]) -> [TokenText] {
    if let function { return function(String(decoding: text, as: UTF8.self)).map { TokenText($0) } }
    if name == "character" {
      var starts = text.indices.filter { $0 == 0 || text[$0] & 0xc0 != 0x80 }
      starts.append(text.count)
      return zip(starts, starts.dropFirst()).map { TokenText(Array(text[$0..<$1])) }
    }
    return text.split { $0 == 32 || 9...13 ~= $0 }.map { TokenText(Array($0)) }
  }
}

/// Numbers for the words of text.
///
///     let layer = TextVectorization(maxTokens: 50, outputSequenceLength: 5)
///     layer.adapt(["the cat sat", "the dog sat on the mat"])
///     print(layer.getVocabulary())          // ["", "[UNK]", "the", "sat", "on", "mat", "dog", "cat"]
///     print(layer(["The cat ran!"]))        // tf.Tensor([[2 7 1 0 0]], shape=(1, 5), dtype=int64)
///
/// Text is standardized, split, its neighbouring words perhaps joined (`ngrams`), and each word looked up: 0 is
/// padding, 1 an unknown word. `adapt` finds the vocabulary: the most frequent word first, of equally frequent ones
/// the one that sorts last. Input is a string, strings (batch,) or (batch, 1); the output in mode `.int` has
/// `outputSequenceLength` columns, or without it as many as the longest text needs. Other modes give rows: see
/// `LookupOutputMode`. A model or a traced function needs `outputSequenceLength`.
/// Source: https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/
public final class TextVectorization: Layer {
  private let vocabulary: Vocabulary<TokenText>
  private let standardize: TextStandardization?
  private let split: TextSplitting?
  private let ngrams: [Int]?
  private let ngramsArgument: Int?
  private let outputSequenceLength: Int?
  private let givenVocabulary: [String]?
  private let givenWeights: [Double]?

  /// A vocabulary of at most `maxTokens` words, given or to be adapted.
  ///
  /// - Parameters:
  ///   - standardize: what is done to the text first; nil for nothing.
  ///   - split: how text becomes words; nil where each string is one word.
  ///   - ngrams: the largest number of neighbouring words that count as one, too.
  ///   - outputSequenceLength: how many words are kept, padded with 0.
  ///   - padToMaxTokens: whether rows of the other modes have `maxTokens` columns.
  public init(
    maxTokens: Int? = nil, standardize: TextStandardization? = .lowerAndStripPunctuation,
    split: TextSplitting? = .whitespace, ngrams: Int? = nil, outputMode: LookupOutputMode = .int,
    outputSequenceLength: Int? = nil, padToMaxTokens: Bool = false, vocabulary: [String]? = nil,
    idfWeights: [Double]? = nil, name: String? = nil
  ) {
    self.vocabulary = Vocabulary(
      maxTokens: maxTokens, oovCount: 1, maskToken: TokenText(""), oovToken: TokenText("[UNK]"), mode: outputMode,
      padsToMaxTokens: padToMaxTokens, bucket: { _, _ in 0 })
    self.standardize = standardize
    self.split = split
    self.ngrams = ngrams.map { $0 > 0 ? Array(1...$0) : [] }
    ngramsArgument = ngrams
    self.outputSequenceLength = outputSequenceLength
    givenVocabulary = vocabulary
    givenWeights = idfWeights
    super.init(name: name)
    if let problem = self.vocabulary.problem { fail(problem) }
    if let ngrams, ngrams <= 0 { fail("ngrams must be positive, found \(ngrams)") }
    if outputMode == .oneHot { fail("outputMode: .oneHot makes no rows of texts; use .multiHot") }
    if let outputSequenceLength, outputMode != .int || outputSequenceLength < 0 {
      fail("outputSequenceLength is a length for outputMode: .int, found \(outputSequenceLength) for .\(outputMode)")
    }
    if let vocabulary { setVocabulary(vocabulary, idfWeights: idfWeights) }
  }

  /// The same with a closure from strings to strings: `standardize: { tf.strings.lower($0) }`.
  public convenience init(
    maxTokens: Int? = nil, standardize: @escaping (Tensor) -> Tensor, split: TextSplitting? = .whitespace,
    ngrams: Int? = nil, outputMode: LookupOutputMode = .int, outputSequenceLength: Int? = nil,
    padToMaxTokens: Bool = false, vocabulary: [String]? = nil, idfWeights: [Double]? = nil, name: String? = nil
  ) {
    self.init(
      maxTokens: maxTokens, standardize: TextStandardization(standardize), split: split, ngrams: ngrams,
      outputMode: outputMode, outputSequenceLength: outputSequenceLength, padToMaxTokens: padToMaxTokens,
      vocabulary: vocabulary, idfWeights: idfWeights, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package var config: ConfigDictionary {
    let v = vocabulary
    return super.config.merging([
      "max_tokens": ConfigValue(v.maxTokens), "standardize": ConfigValue(standardize?.name),
      "split": ConfigValue(split?.name), "ngrams": ConfigValue(ngramsArgument), "output_mode": .string(v.mode.rawValue),
      "output_sequence_length": ConfigValue(outputSequenceLength), "pad_to_max_tokens": .bool(v.padsToMaxTokens),
      "sparse": false, "ragged": false, "vocabulary": givenVocabulary.map { ConfigValue($0) } ?? nil,
      "idf_weights": givenWeights.map { ConfigValue($0) } ?? nil, "encoding": "utf-8",
      "vocabulary_size": .integer(v.size),
    ])
  }

  // MARK: vocabulary

  /// Finds the vocabulary in strings.
  public func adapt(_ data: some TensorConvertible) {
    guard mayAdapt() else { return }
    add(data.asTensor)
    vocabulary.finishCounting()
  }

  /// Finds the vocabulary in a data set of strings or batches of strings.
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
    guard batch.dtype == .string else { return fail("adapt: expected strings, found \(batch.dtype.name)") }
    let texts = standardize?.function?(batch) ?? batch
    if ExecutionContext.current.mustStop { return }
    for text in texts.strings { vocabulary.add(words(text)) }
  }

  /// The words by number: "" for padding and "[UNK]" for unknown ones in front.
  ///
  /// - Parameter includeSpecialTokens: whether those two are among them.
  public func getVocabulary(includeSpecialTokens: Bool = true) -> [String] {
    (includeSpecialTokens ? vocabulary.all : vocabulary.tokens).map(\.text)
  }

  /// How many numbers there are, those for padding and unknown words included.
  public func vocabularySize() -> Int { vocabulary.size }

  /// Replaces the vocabulary, which may start with "" and "[UNK]".
  public func setVocabulary(_ vocabulary: [String], idfWeights: [Double]? = nil) {
    let problem = self.vocabulary.set(vocabulary.map { TokenText($0) }, weights: idfWeights?.map { Float($0) })
    if let problem { fail("setVocabulary: \(problem)") }
  }

  // MARK: calls

  private func words(_ text: [UInt8]) -> [TokenText] {
    let text = standardize?.bytes(text) ?? text
    let words = split?.tokens(text) ?? [TokenText(text)]
    guard let ngrams else { return words }
    return ngrams.flatMap { width in
      width > words.count
        ? []
        : (0...(words.count - width)).map { start in
          TokenText(Array(words[start..<(start + width)].map(\.bytes).joined(separator: [32])))
        }
    }
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    if split == nil || inputShape.rank < 2 || inputShape.rank == 2 && inputShape[-1] == 1 { return nil }
    return "expected strings of shape (batch,) or (batch, 1), found shape \(inputShape.withUnknownBatch)"
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard inputs.dtype == .string else {
      fail("expected strings, found \(inputs.dtype.name)")
      return .inert
    }
    var texts = standardize?.function?(inputs) ?? inputs
    if ExecutionContext.current.mustStop { return .inert }
    if split == nil { return unsplit(texts) }
    let isScalar = texts.rank == 0
    texts = tf.reshape(texts, [-1])
    let result = vocabulary.mode == .int ? numbers(texts) : rows(texts)
    return isScalar && !ExecutionContext.current.mustStop ? tf.reshape(result, [result.dims[1]]) : result
  }

  /// Each string is a word; the last axis is the sequence.
  private func unsplit(_ texts: Tensor) -> Tensor {
    let ids = vocabulary.lookup(texts, of: self, dtype: .string) { [standardize] in
      let bytes = readString($0, $1)
      return TokenText(standardize?.bytes(bytes) ?? bytes)
    }
    guard let outputSequenceLength, texts.rank > 1 else { return ids }
    let kept = ids[.ellipsis, 0..<min(outputSequenceLength, ids.dims[ids.rank - 1])]
    let missing = outputSequenceLength - kept.dims[kept.rank - 1]
    if missing == 0 { return kept }
    return tf.concat([kept, tf.zeros(kept.dims.dropLast() + [missing], dtype: .int64)], axis: -1)
  }

  private func numbers(_ texts: Tensor) -> Tensor {
    var length = outputSequenceLength
    if length == nil, !texts.isSymbolic { length = texts.strings.map { words($0).count }.max() ?? 0 }
    guard let length else {
      fail("the number of words is not known in advance: pass outputSequenceLength")
      return .inert
    }
    let vocabulary = vocabulary
    return dispatch(
      textOp(.int64, length) { words, out in
        for place in 0..<length {
          let number = place < words.count ? vocabulary.number(words[place]) ?? 0 : 0
          out.storeBytes(of: Int64(number), toByteOffset: place * 8, as: Int64.self)
        }
      }, [texts])
  }

  private func rows(_ texts: Tensor) -> Tensor {
    let (vocabulary, depth) = (vocabulary, vocabulary.depth)
    let dtype: DType = vocabulary.mode == .tfIdf ? .float32 : .int64
    return dispatch(
      textOp(dtype, depth) { words, out in
        _ = vocabulary.encode(words, out, depth)
      }, [texts])
  }

  /// An operation that writes one row for the words of each text.
  private func textOp(
    _ dtype: DType, _ columns: Int, _ write: @escaping ([TokenText], UnsafeMutableRawPointer) -> Void
  ) -> Op {
    Op(
      className, infer: { inputs, _ in TensorSpec(dtype, [inputs[0].dims[0], columns]) },
      prepare: { [self] inputs, output, _ in
        let stride = output.dims[1] * output.dtype.size
        // A closure of the user's stays on the thread that called.
        let grain = split?.function == nil ? 64 : inputs[0].elementCount + 1
        return parallelKernel(inputs[0].elementCount, grain: grain) { rows, at in
          for row in rows { write(self.words(readString(at[0], row)), at[1] + row * stride) }
        }
      }, elements: .everything)
  }
}
