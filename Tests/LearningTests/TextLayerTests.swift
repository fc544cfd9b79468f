import Datasets
import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// Expected values are what Keras 3.15 gives for the same calls.
  @Suite struct TextLayerTests {
    private static let texts = ["the cat sat", "the dog sat on the mat"]

    private static func integers(_ tensor: Tensor) -> [Int] { tf.cast(tensor, .int64).elements(as: Int64.self).map { Int($0) } }

    private static func message(_ body: () -> Void) -> String {
      inFreshContext { _ in
        body()
        return ExecutionContext.current.failure.map { "\($0)" } ?? ""
      }
    }

    @Test func vocabulariesAreSortedByFrequencyThenBackwards() {
      inFreshContext { _ in
        let layer = TextVectorization()
        layer.adapt(Self.texts)
        #expect(layer.getVocabulary() == ["", "[UNK]", "the", "sat", "on", "mat", "dog", "cat"])
        let ids = layer(["the bird sat", "mat the the"])
        #expect(ids.dtype == .int64 && ids.shape == [2, 3])
        #expect(Self.integers(ids) == [2, 1, 3, 5, 2, 2])
        #expect(Self.integers(layer("the cat")) == [2, 7] && layer("the cat").rank == 1)
        #expect(layer.vocabularySize() == 8)
        #expect(layer.getVocabulary(includeSpecialTokens: false).first == "the")
      }
    }

    @Test func rowsCountWords() {
      inFreshContext { _ in
        func rows(_ mode: LookupOutputMode) -> Tensor {
          let layer = TextVectorization(outputMode: mode)
          layer.adapt(Self.texts)
          return layer(["the bird sat", "mat the the"])
        }
        #expect(Self.integers(rows(.multiHot)) == [1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0])
        #expect(Self.integers(rows(.count)) == [1, 1, 1, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0])
        let weighted = numbers(rows(.tfIdf))
        let expected = [
          0.6323733329772949, 0.5108256340026855, 0.5108256340026855, 0, 0, 0, 0, 0, 1.021651268005371, 0, 0,
          0.6931471824645996, 0, 0,
        ]
        #expect(largestError(weighted, expected) < 1e-6)
      }
    }

    @Test func lengthTokensAndNeighboursAreLimited() {
      inFreshContext { _ in
        let short = TextVectorization(maxTokens: 4, outputSequenceLength: 5)
        short.adapt(tf.data.Dataset.fromTensorSlices(tf.constant(Self.texts)).batch(1))
        #expect(short.getVocabulary() == ["", "[UNK]", "the", "sat"])
        #expect(Self.integers(short(["the cat sat", "a"])) == [2, 1, 3, 0, 0, 1, 0, 0, 0, 0])
        let pairs = TextVectorization(ngrams: 2)
        pairs.adapt(Self.texts)
        #expect(
          pairs.getVocabulary() == [
            "", "[UNK]", "the", "sat", "the mat", "the dog", "the cat", "sat on", "on the", "on", "mat", "dog sat", "dog",
            "cat sat", "cat",
          ])
        #expect(Self.integers(pairs(["the cat sat"])) == [2, 14, 3, 6, 13])
      }
    }

    @Test func textIsLoweredInASCIIAndLosesPunctuation() {
      inFreshContext { _ in
        let layer = TextVectorization()
        layer.adapt(["ÉCOLE don't a—b Ä!"])
        #expect(Set(layer.getVocabulary().dropFirst(2)) == ["École", "dont", "a—b", "Ä"])
        let letters = TextVectorization(standardize: nil, split: .character)
        letters.adapt(["aé"])
        #expect(letters.getVocabulary() == ["", "[UNK]", "é", "a"])
        let own = TextVectorization(
          standardize: { tf.strings.regexReplace($0, "<br>", " ") }, split: TextSplitting { $0.split(separator: "-").map(String.init) })
        own.adapt(["a<br>b-c"])
        #expect(own.getVocabulary() == ["", "[UNK]", "c", "a b"])
      }
    }

    @Test func stringsAndIntegersAreLookedUp() {
      inFreshContext { _ in
        let layer = StringLookup(vocabulary: ["a", "b"])
        #expect(layer.getVocabulary() == ["[UNK]", "a", "b"])
        #expect(Self.integers(layer(["a", "z", "b", "b"])) == [1, 0, 2, 2])
        #expect(Self.integers(StringLookup(vocabulary: ["a", "b"], outputMode: .oneHot)(["a", "z"])) == [0, 1, 0, 1, 0, 0])
        #expect(Self.integers(StringLookup(vocabulary: ["a", "b"], outputMode: .count)([["a", "z"], ["b", "b"]])) == [1, 1, 0, 0, 0, 2])
        let several = StringLookup(numOovIndices: 3, maskToken: "", vocabulary: ["a", "b"])
        #expect(several.getVocabulary() == ["", "[UNK]", "[UNK]", "[UNK]", "a", "b"])
        #expect(Self.integers(several(["a", "z", "q", ""])) == [4, 2, 3, 0])
        let back = StringLookup(vocabulary: ["a", "b"], invert: true)
        #expect(back([0, 1, 2, 5]).strings.map { String(decoding: $0, as: UTF8.self) } == ["[UNK]", "a", "b", "[UNK]"])
        #expect(Self.integers(IntegerLookup(vocabulary: [12, 36])([12, 36, 7])) == [1, 2, 0])
        let adapted = IntegerLookup(numOovIndices: 2)
        adapted.adapt([5, 5, 3, 9, 9, 9])
        #expect(adapted.getVocabulary() == [-1, -1, 9, 5, 3])
        #expect(Self.integers(adapted([5, 3, 9, 1, 2])) == [3, 4, 2, 1, 0])
      }
    }

    @Test func numbersAreEncodedBinnedNormalizedAndHashed() {
      inFreshContext { _ in
        #expect(numbers(CategoryEncoding(numTokens: 4)([[0, 1], [3, 3]])) == [1, 1, 0, 0, 0, 0, 0, 1])
        #expect(numbers(CategoryEncoding(numTokens: 4, outputMode: .count)([[0, 1], [3, 3]])) == [1, 1, 0, 0, 0, 0, 0, 2])
        #expect(numbers(CategoryEncoding(numTokens: 3, outputMode: .oneHot)([2, 0])) == [0, 0, 1, 1, 0, 0])
        let data = [[-1.5, 1.0, 3.4, 0.5], [0.0, 3.0, 1.3, 0.0]]
        let bins = Discretization(binBoundaries: [0, 1, 2])(data)
        #expect(bins.dtype == .int32 && Self.integers(bins) == [0, 2, 3, 1, 1, 3, 2, 1])
        let quantiles = Discretization(numBins: 4)
        quantiles.adapt(data)
        #expect(largestError(quantiles.binBoundaries!, [0, 0.5, 1.2999999523162842]) < 1e-6)
        let normal = Normalization()
        normal.adapt([[1.0, 2.0], [3.0, 6.0], [5.0, 7.0]])
        #expect(largestError(numbers(normal([[1.0, 2.0]])), [-1.2247448, -1.3887302]) < 1e-5)
        #expect(normal.weights.map(\.shape.dims) == [[2], [2], []])
        #expect(largestError(numbers(Normalization(mean: 3.0, variance: 2.0, invert: true)([[1.0, 2.0]])), [4.4142137, 5.8284273]) < 1e-5)
        let all = Normalization(axis: nil)
        all.adapt(tf.data.Dataset.fromTensorSlices(tf.constant([[1.0, 2.0], [3.0, 6.0], [5.0, 7.0]])).batch(2))
        #expect(largestError(numbers(all.mean) + numbers(all.variance), [4, 4.6666665]) < 1e-5)
        #expect(Self.integers(Hashing(numBins: 3)(["A", "B", "C", "D", "E"])) == [1, 0, 1, 1, 2])
        #expect(Self.integers(Hashing(numBins: 3)([1, 2, 3])) == [0, 1, 0])
        #expect(Self.integers(Hashing(numBins: 3, maskValue: "")(["A", "B", "", "C", "D"])) == [1, 1, 0, 2, 2])
      }
    }

    @Test func modelsThatStartWithTextTrain() {
      inFreshContext { _ in
        keras.utils.setRandomSeed(3)
        let texts = ["good film", "bad film", "very good", "very bad", "good good", "bad bad"]
        let labels = tf.constant([1.0, 0, 1, 0, 1, 0])
        let text = TextVectorization(outputSequenceLength: 3)
        text.adapt(texts)
        let model = Sequential([
          Input(shape: [1], dtype: .string), text, Embedding(text.vocabularySize(), 4, maskZero: true), GRU(8),
          Dense(1, activation: .sigmoid),
        ])
        model.compile(optimizer: Adam(learningRate: 0.05), loss: .binaryCrossentropy)
        let x = tf.reshape(tf.constant(texts), [6, 1])
        let history = model.fit(x, labels, epochs: 40, batchSize: 2, verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
        #expect((history.history["loss"]?.last ?? 1) < 0.2)
        let ids = tf.data.Dataset.fromTensorSlices(tf.constant(texts)).batch(6).map { text($0) }
        for batch in ids { #expect(batch.shape == [6, 3]) }
      }
    }

    @Test func misuseIsToldByTheLayer() {
      #expect(Self.message { _ = TextVectorization(maxTokens: 1) }.contains("greater than 1, found 1"))
      #expect(Self.message { _ = TextVectorization()([1, 2]) }.contains("expected strings, found int32"))
      #expect(Self.message { TextVectorization(vocabulary: ["a"]).adapt(["b"]) }.contains("vocabulary was given"))
      #expect(Self.message { _ = StringLookup(numOovIndices: 0, vocabulary: ["a"])(["b"]) }.contains("not in the vocabulary"))
      #expect(Self.message { _ = StringLookup(vocabulary: ["a", "a"]) }.contains("twice"))
      #expect(Self.message { _ = Discretization(numBins: 3)([1.0]) }.contains("no boundaries"))
      #expect(Self.message { _ = CategoryEncoding(numTokens: 0) }.contains("found 0"))
      #expect(Self.message { Normalization().adapt(["a"]) }.contains("found strings"))
      #expect(Self.message { _ = keras.utils.padSequences([[1]], maxlen: -1) }.contains("found -1"))
      #expect(Self.message { _ = keras.utils.toCategorical([0, 5], numClasses: 3) }.contains("class 5"))
    }

    @Test func sequencesArePaddedInFront() {
      inFreshContext { _ in
        let lists = [[1, 2, 3], [4]]
        let padded = keras.preprocessing.sequence.padSequences(lists, maxlen: 2)
        #expect("\(padded)" == "[[2 3]\n [0 4]]")
        #expect("\(keras.utils.padSequences(lists, padding: .post, value: 9))" == "[[1 2 3]\n [4 9 9]]")
        #expect("\(keras.utils.padSequences(lists, maxlen: 2, truncating: .post))" == "[[1 2]\n [0 4]]")
        #expect("\(keras.utils.toCategorical([0, 2, 1]))" == "[[1. 0. 0.]\n [0. 0. 1.]\n [0. 1. 0.]]")
        #expect("\(keras.utils.normalize([[3.0, 4.0], [0.0, 0.0]]))" == "[[0.6 0.8]\n [0.  0. ]]")
      }
    }
  }
}
