import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct ActivationTests {
    private func activation(_ name: String) -> ((Tensor) -> Tensor)? {
      typealias A = keras.activations
      let constants: [ActivationFunction] = [
        A.linear, A.relu, A.leakyRelu, A.relu6, A.softmax, A.celu, A.elu, A.selu, A.softplus, A.softsign,
        A.squareplus, A.softShrink, A.sparsePlus, A.silu, A.gelu, A.glu, A.tanh, A.tanhShrink, A.sigmoid,
        A.sparseSigmoid, A.exponential, A.hardSigmoid, A.hardSilu, A.hardTanh, A.hardShrink, A.mish, A.logSoftmax,
        A.logSigmoid, A.sparsemax,
      ]
      if let constant = constants.first(where: { $0.name == name }) { return { constant($0) } }
      return switch name {
      case "gelu_approximate": { A.gelu($0, approximate: true) }
      case "relu_arguments": { A.relu($0, negativeSlope: 0.1, maxValue: 2, threshold: 0.5) }
      case "leaky_relu_slope": { A.leakyRelu($0, negativeSlope: 0.1) }
      case "elu_alpha": { A.elu($0, alpha: 0.5) }
      case "celu_alpha": { A.celu($0, alpha: 0.5) }
      case "threshold": { A.threshold($0, 0.5, 20) }
      case "softmax_axis": { A.softmax($0, axis: 0) }
      default: nil
      }
    }

    @Test func everyActivationAndItsGradientAreThoseOfKeras() {
      inFreshContext { _ in
        for golden in Goldens.load("activations.json", as: [Goldens.ObjectCase].self) {
          guard let activation = activation(golden.name) else {
            Issue.record("no activation \(golden.name)")
            continue
          }
          let x = Variable(golden.tensors["x"]!.tensor)
          let tape = GradientTape()
          let (value, total) = with(tape) {
            let value = activation(x)
            let width = value.shape[-1]
            return (value, tf.reduceSum(value * tf.constant((1...width).map(Double.init))))
          }
          #expect(matches(value, golden.tensors["value"]), "\(golden.name): \(value)")
          let gradient = tape.gradient(total, x)
          #expect(matches(gradient, golden.tensors["gradient"], floor: 0.1), "\(golden.name): \(gradient)")
        }
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func functionsOfTensorFlowKeepTheirNames() {
      inFreshContext { _ in
        #expect(ActivationFunction(tf.nn.relu).nameInFiles == "relu")
        #expect(Dense(2, activation: tf.nn.softmax).activation.nameInFiles == "softmax_v2")
        let layer = Dense(2, activation: tf.nn.leakyRelu, kernelInitializer: .ones)
        #expect(numbers(layer([[-1.0]])) == [-0.2, -0.2].map { Double(Float($0)) })
        #expect(tf.nn.softmax([[1.0, 1.0]]).shape.dims == [1, 2])
        #expect(Activation(tf.nn.relu).activation.nameInFiles == "relu")
        #expect(ActivationFunction { x in x * 2 }.nameInFiles == "lambda")
        #expect(ActivationFunction.hardSilu.nameInFiles == "hard_silu")
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func gluWantsAnEvenAxis() {
      inFreshContext { _ in
        _ = keras.activations.glu([1.0, 2.0, 3.0])
        #expect(ExecutionContext.current.failure?.description.contains("(3,)") == true)
      }
    }
  }
}

extension ActivationFunction {
  /// The name in what a file says of the activation.
  fileprivate var nameInFiles: String? { config.string ?? config.dictionary?["config"]?.string }
}
