import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// What does not fit is said before the first epoch, with the name of the layer.
  @Suite struct FitFailureTests {
    private func failure(_ body: () -> Void) -> (message: String, output: String) {
      inFreshContext { sink in
        body()
        return (ExecutionContext.current.failure?.description ?? "", sink.standardOutput)
      }
    }

    private func model() -> Sequential {
      let model = Sequential([Dense(4, inputShape: [3], name: "first"), Dense(2, name: "second")])
      model.compile(optimizer: .sgd, loss: .mse)
      return model
    }

    @Test func inputOfTheWrongWidthNamesTheLayer() {
      let (message, output) = failure { model().fit(tf.ones([8, 5]), tf.ones([8, 2]), epochs: 2) }
      #expect(message.contains("first") && message.contains("3") && message.contains("(None, 5)"))
      #expect(output.isEmpty)
    }

    @Test func targetsOfTheWrongWidthAreRefused() {
      let (message, output) = failure { model().fit(tf.ones([8, 3]), tf.ones([8, 7]), epochs: 2) }
      #expect(message.contains("(8, 7)") && message.contains("(8, 2)"))
      #expect(output.isEmpty)
    }

    @Test func validationDataIsCheckedBeforeTheFirstEpoch() {
      let (message, output) = failure {
        model().fit(
          tf.ones([8, 3]), tf.ones([8, 2]), epochs: 2,
          validationData: (tf.ones([4, 4]), tf.ones([4, 2])))
      }
      #expect(message.contains("first") && message.contains("(None, 4)"))
      #expect(output.isEmpty)
    }

    @Test func differentNumbersOfSamplesAreRefused() {
      let (message, _) = failure { model().fit(tf.ones([8, 3]), tf.ones([7, 2])) }
      #expect(message.contains("8 samples") && message.contains("7"))
    }

    @Test func classNumbersOutsideTheClassesAreRefused() {
      let (message, output) = failure {
        let model = Sequential([Dense(3, activation: .softmax, inputShape: [2])])
        model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy)
        model.fit(tf.ones([4, 2]), [0, 1, 2, 3], epochs: 2)
      }
      #expect(message.contains("3") && message.contains("0..<3"))
      #expect(output.isEmpty)
    }

    @Test func aFailingLossOfOnesOwnIsReported() {
      let (message, output) = failure {
        let model = model()
        model.compile(optimizer: .sgd, loss: { yTrue, yPred in tf.matmul(yTrue, yPred) })
        model.fit(tf.ones([8, 3]), tf.ones([8, 2]), epochs: 2)
      }
      #expect(message.contains("matmul"))
      #expect(output.isEmpty)
    }

    @Test func misuseIsReportedAndNeverTraps() {
      #expect(failure { Sequential([Dense(1)]).fit([1.0], [1.0]) }.message.contains("compile"))
      #expect(failure { _ = Sequential([Dense(1)]).evaluate([1.0], [1.0]) }.message.contains("compile"))
      #expect(failure { model().fit(tf.ones([8, 3]), tf.ones([8, 2]), batchSize: 0) }.message.contains("batchSize"))
      #expect(failure { model().fit(tf.ones([8, 3]), tf.ones([8, 2]), validationSplit: 1.5) }.message.contains("validationSplit"))
      #expect(failure { model().fit(tf.zeros([0, 3]), tf.zeros([0, 2])) }.message.contains("no samples"))
      #expect(failure { model().fit(3.0, 4.0) }.message.contains("single number"))
      #expect(failure { _ = Dense(-1) }.message.contains("units"))
      #expect(failure { _ = model().layers[0](tf.ones([2, 4])) }.message.contains("(None, 4)"))
      #expect(failure { _ = Sequential().predict([1.0]) }.message.contains("no layers"))
      #expect(failure { _ = Sequential([Dense(1, name: "a"), Dense(1, name: "a")]) }.message.contains("'a'"))
      #expect(failure { model().setWeights([tf.ones([1])]) }.message.contains("4"))
      #expect(failure { _ = model().getLayer("third") }.message.contains("third"))
      #expect(failure { _ = Dense(1).countParams() }.message.contains("countParams"))
      #expect(failure { Sequential().pop() }.message.contains("no layers"))
    }

    @Test func aModelStaysUsableAfterAFailure() {
      inFreshContext { _ in
        let model = model()
        model.fit(tf.ones([8, 5]), tf.ones([8, 2]))
        #expect(ExecutionContext.current.failure != nil)
        ExecutionContext.current.reset()
        model.fit(tf.ones([8, 3]), tf.ones([8, 2]), verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
      }
    }
  }
}
