import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct SummaryTests {
    private let goldens = Dictionary(
      uniqueKeysWithValues: Goldens.load("summaries.json", as: [Goldens.Summary].self).map { ($0.name, $0) })

    private func check(_ model: Model, _ name: String) {
      let golden = goldens[name]!
      #expect(
        model.summaryText(lineLength: nil, terminalColumns: golden.columns) == golden.text, "\(name)")
    }

    @Test func textsAreThoseOfKerasToTheCharacter() {
      inFreshContext { _ in
        keras.backend.clearSession()
        let one = Sequential([Input(shape: [1]), Dense(1, activation: .sigmoid)])
        check(one, "one layer, built")
        one.compile(optimizer: .adam, loss: .binaryCrossentropy, metrics: [.accuracy])
        check(one, "compiled adam")
        one.fit(tf.zeros([4, 1]), tf.zeros([4]), verbose: 0)
        check(one, "fitted adam")

        keras.backend.clearSession()
        let lab = Sequential([Flatten(), Dense(64, activation: .relu), Dense(10, activation: .softmax)])
        check(lab, "lab 2 unbuilt")
        lab.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy)
        lab.fit(tf.zeros([2, 28, 28, 1]), tf.zeros([2]), verbose: 0)
        check(lab, "lab 2 fitted")
        check(lab, "lab 2 narrow")
        check(lab, "lab 2 wide")

        keras.backend.clearSession()
        let named = Sequential(
          [
            Dense(32, activation: .relu, inputShape: [16]),
            Dense(16, activation: .relu, name: "a_layer_with_quite_a_long_name_of_its_own"),
            Activation(.tanh), ReLU(), Dense(1, useBias: false),
          ], name: "named_model")
        check(named, "names")
        named.layers[0].trainable = false
        named.compile(optimizer: SGD(momentum: 0.9), loss: .mse)
        named.fit(tf.zeros([2, 16]), tf.zeros([2]), verbose: 0)
        check(named, "frozen sgd momentum")
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func printFunctionGetsTheWholeTextAtOnce() {
      inFreshContext { sink in
        let model = Sequential([Dense(2, inputShape: [3])])
        var texts: [String] = []
        model.summary(printFn: { texts.append($0) })
        #expect(texts.count == 1 && texts[0].hasPrefix("Model: \"\(model.name)\"\n"))
        #expect(sink.standardOutput.isEmpty)
        model.summary()
        #expect(sink.standardOutput == texts[0])
      }
    }
  }
}
