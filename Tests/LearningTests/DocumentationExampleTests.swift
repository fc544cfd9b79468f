import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// The examples of doc comments print what their comments say.
  @Suite struct DocumentationExampleTests {
    @Test func printedResultsAreRight() {
      inFreshContext { _ in
        #expect("\(MeanSquaredError()([1.0, 2.0], [1.0, 4.0]))" == "tf.Tensor(2.0, shape=(), dtype=float32)")
        #expect("\(BinaryCrossentropy()([[1.0]], [[0.5]]))" == "tf.Tensor(0.6931472, shape=(), dtype=float32)")
        #expect(
          "\(CategoricalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]]))"
            == "tf.Tensor(0.6931472, shape=(), dtype=float32)")
        #expect(
          "\(SparseCategoricalCrossentropy()([1], [[0.5, 0.5]]))"
            == "tf.Tensor(0.6931472, shape=(), dtype=float32)")
        #expect("\(keras.initializers.Ones()([2]))" == "tf.Tensor([1. 1.], shape=(2,), dtype=float32)")
        #expect("\(keras.activations.relu(tf.constant([-1.0, 2.0])).numpy())" == "[0. 2.]")
        #expect("\(Dense(64, activation: .relu)(tf.ones([32, 784])).shape)" == "(32, 64)")
        #expect("\(Flatten()(tf.ones([2, 28, 28])).shape)" == "(2, 784)")

        let metric = keras.metrics.MeanSquaredError()
        metric.updateState([1.0, 2.0], [1.0, 4.0])
        #expect("\(metric.result())" == "tf.Tensor(2.0, shape=(), dtype=float32)")

        let optimizer = SGD(learningRate: 0.1)
        let w = tf.Variable(3.0)
        let tape = tf.GradientTape()
        let loss = with(tape) { w * w }
        optimizer.applyGradients([(tape.gradient(loss, w), w)])
        #expect("\(w.numpy())" == "2.4")

        let model = Sequential([
          Input(shape: [28, 28]), Flatten(), Dense(64, activation: .relu),
          Dense(10, activation: .softmax),
        ])
        #expect(model.countParams() == 50890)
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func theModelOfTheFrontPageLearns() {
      inFreshContext { _ in
        let model = Sequential([Dense(1, inputShape: [1])])
        model.compile(optimizer: .sgd, loss: .mse)
        model.fit([-1.0, 0, 1, 2], [-2.0, 1, 4, 7], epochs: 600, verbose: 0)
        #expect(abs(numbers(model.predict([10.0], verbose: 0).asTensor)[0] - 31) < 0.5)
      }
    }
  }
}
