import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct RecurrentLayerTests {
    private static let goldens = Goldens.load("recurrent.json", as: [Goldens.ObjectCase].self)

    private static let names = goldens.map(\.name)

    /// The layer that the generator makes under this name.
    private static func layer(_ name: String) -> Layer {
      switch name {
      case "embedding": return Embedding(5, 3, name: "embedding")
      case "masking": return Masking(maskValue: 0.5, name: "masking")
      case "gruResetBefore": return GRU(5, returnSequences: true, resetAfter: false, name: "layer")
      case "gruOneStep": return GRU(5, name: "layer")
      case "lstmOneStep": return LSTM(5, returnSequences: true, name: "layer")
      case "lstmForgetting":
        return LSTM(
          5, recurrentActivation: ActivationFunction(name: "hard_sigmoid") { tf.minimum(tf.nn.relu($0 + 3), 6) / 6 },
          unitForgetBias: false, kernelRegularizer: .l2(0.25), dropout: 0.25, name: "layer")
      case "stacked":
        return RNN(
          StackedRNNCells([LSTMCell(4, name: "a"), GRUCell(3, name: "b")], name: "cells"), returnSequences: true,
          name: "layer")
      case "rnn": return RNN(SimpleRNNCell(4, activation: .sigmoid, name: "a"), name: "layer")
      case "bidirectional": return Bidirectional(LSTM(4, name: "lstm"), name: "layer")
      case "bidirectionalSequences":
        return Bidirectional(GRU(4, returnSequences: true, name: "gru"), mergeMode: .sum, name: "layer")
      case "bidirectionalStates":
        return Bidirectional(LSTM(4, returnSequences: true, returnState: true, name: "lstm"), mergeMode: .ave, name: "layer")
      case "bidirectionalBoth": return Bidirectional(SimpleRNN(4, name: "rnn"), mergeMode: nil, name: "layer")
      case "bidirectionalOwn":
        return Bidirectional(
          LSTM(4, name: "lstm"), mergeMode: .mul,
          backwardLayer: LSTM(4, activation: .relu, goBackwards: true, name: "back"), name: "layer")
      case "timeDistributed": return TimeDistributed(Dense(2, activation: .tanh, name: "dense"), name: "layer")
      default: return plain(name)
      }
    }

    private static func plain(_ name: String) -> Layer {
      func has(_ part: String) -> Bool { name.contains(part) }
      let sequences = !name.hasSuffix("Last") && !["simplernn", "lstm", "gru"].contains(name)
      let states = name.hasSuffix("States") || name.hasSuffix("Masked") || has("Last") && !has("MaskedLast")
      let backwards = has("Backwards") || has("Last") && !has("MaskedLast")
      let activation: ActivationFunction = has("Relu") ? .relu : .tanh
      let unroll = name.hasSuffix("Relu")
      if name.hasPrefix("lstm") {
        return LSTM(
          5, activation: activation, useBias: !has("NoBias"), returnSequences: sequences, returnState: states,
          goBackwards: backwards, unroll: unroll, zeroOutputForMask: has("Zeros"), name: "layer")
      }
      if name.hasPrefix("gru") {
        return GRU(
          5, activation: activation, useBias: !has("NoBias"), returnSequences: sequences, returnState: states,
          goBackwards: backwards, unroll: unroll, zeroOutputForMask: has("Zeros"), name: "layer")
      }
      return SimpleRNN(
        5, activation: activation, useBias: !has("NoBias"), returnSequences: sequences, returnState: states,
        goBackwards: backwards, unroll: unroll, zeroOutputForMask: has("Zeros"), name: "layer")
    }

    @Test(arguments: names) func outputsGradientsAndConfigurationAreKerass(_ name: String) {
      checkLayer(Self.layer(name), Self.goldens.first { $0.name == name }!)
    }

    @Test func anUnknownNumberOfStepsCostsNothing() {
      inFreshContext { _ in
        let x = Input(shape: [nil, 3])
        let y = Bidirectional(LSTM(4, activation: .relu, returnSequences: true))(x)
        #expect(y.shape.dims == [-1, -1, 8])
        let model = Model(inputs: x, outputs: GRU(2, recurrentDropout: 0.5)(y))
        #expect(model(tf.ones([2, 7, 3])).shape.dims == [2, 2])
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func encoderStatesStartADecoder() {
      inFreshContext { _ in
        let source = Input(shape: [nil, 3])
        let (_, h, c) = LSTM(4, returnState: true)(source)
        let target = Input(shape: [nil, 2])
        let results: [Tensor] = LSTM(4, returnSequences: true, returnState: true)(target, initialState: [h, c])
        let model = Model(inputs: [source, target], outputs: Dense(1)(results[0]))
        #expect(results.count == 3)
        model.compile(optimizer: .adam, loss: .mse)
        model.fit([tf.ones([4, 5, 3]), tf.ones([4, 6, 2])], tf.ones([4, 6, 1]), epochs: 2, batchSize: 2, verbose: 0)
        #expect(model([tf.ones([4, 5, 3]), tf.ones([4, 6, 2])]).shape.dims == [4, 6, 1])
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func statefulLayersGoOnWhereTheBatchBeforeEnded() {
      inFreshContext { _ in
        let layer = LSTM(3, stateful: true)
        let x = tf.random.normal([2, 6, 4], seed: 3)
        let whole = layer(x)
        layer.resetStates()
        _ = layer(x[0..., 0..<2])
        let parts = layer(x[0..., 2..<6])
        #expect(largestError(numbers(parts), numbers(whole)) < 1e-5)
        #expect(layer.weights.count == 3)
        _ = layer(tf.ones([3, 2, 4]))
        #expect(ExecutionContext.current.failure?.message.contains("batches of one size") == true)
      }
    }

    @Test func trainingWithAMaskLearns() {
      inFreshContext { _ in
        keras.utils.setRandomSeed(1)
        let ids = tf.constant([[1, 2, 0, 0], [3, 1, 2, 0], [2, 3, 3, 1], [1, 0, 0, 0]])
        let labels = tf.constant([[1.0], [0.0], [0.0], [1.0]])
        let model = Sequential([
          Embedding(4, 8, maskZero: true), Bidirectional(LSTM(8, dropout: 0.1, recurrentDropout: 0.1)), Dense(1, activation: .sigmoid),
        ])
        model.compile(optimizer: Adam(learningRate: 0.05), loss: .binaryCrossentropy)
        let history = model.fit(ids, labels, epochs: 30, verbose: 0)
        #expect(history.history["loss"]!.last! < 0.1)
        let shorter = tf.constant([[1, 2], [3, 1], [2, 3], [1, 0]])
        #expect(largestError([numbers(model(ids))[0]], [numbers(model(shorter))[0]]) < 1e-5)
      }
    }

    @Test func misuseIsToldByTheLayer() {
      func message(_ body: () -> Void) -> String {
        inFreshContext { _ in
          body()
          return ExecutionContext.current.failure.map { "\($0)" } ?? ""
        }
      }
      #expect(message { _ = LSTM(4)(tf.ones([2, 3])) }.contains("expected sequences of shape (batch, steps, features), found shape (None, 3)"))
      #expect(message { _ = LSTM(0) }.contains("units must be a positive number, found 0"))
      #expect(message { _ = GRU(4)(tf.ones([2, 0, 3])) }.contains("no steps"))
      #expect(message { _ = GRU(4)(tf.ones([2, 2, 3]), initialState: [tf.ones([2, 4]), tf.ones([2, 4])]) }.contains("1 states, 2 were given"))
      #expect(message { _ = LSTM(4)(tf.ones([2, 2, 3]), initialState: [tf.ones([3, 4]), tf.ones([2, 4])]) }.contains("(2, 4)"))
      #expect(message { let (_, _, _) = LSTM(4)(tf.ones([2, 2, 3])) }.contains("returnState: true"))
      #expect(message { _ = Embedding(4, 2)([[7]]) }.contains("7"))
      #expect(message { _ = Embedding(0, 2) }.contains("found 0 and 2"))
      #expect(message { _ = TimeDistributed(Dense(2))(tf.ones([2, 2])) }.contains("(batch, steps, ...)"))
      #expect(message { _ = Bidirectional(LSTM(2), backwardLayer: LSTM(2)) }.contains("different directions"))
      #expect(message { _ = LSTM(4)(tf.ones([2, 3, 2]), mask: tf.constant([[true, false]])) }.contains("(1, 2)"))
    }

    @Test func cellsOfOnesOwnRunStepByStep() {
      inFreshContext { _ in
        final class Sum: RNNCell {
          override var stateSize: [Int] { [3] }
          override func call(_ inputs: Tensor, states: [Tensor]) -> (Tensor, [Tensor]) {
            let total = inputs + states[0]
            return (total, [total])
          }
        }
        let layer = RNN(Sum(), returnSequences: true)
        #expect(numbers(layer(tf.ones([1, 4, 3]))) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
      }
    }
  }
}
