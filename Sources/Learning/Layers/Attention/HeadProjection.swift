import Tensors

/// The products inside `MultiHeadAttention`, which Keras calls EinsumDense: the last `bound` axes of the input times
/// a kernel of shape (those axes..., outputs...), plus a bias of shape (outputs...).
package final class HeadProjection: Layer {
  private let bound: Int
  private let outputs: [Int]
  private let useBias: Bool
  /// Closures, since a property that is a layer would count as a layer inside this one.
  private let makeKernel: (HeadProjection, [Int]) -> Variable
  private let makeBias: (HeadProjection, [Int]) -> Variable
  package private(set) var kernel: Variable!
  package private(set) var bias: Variable!

  init(_ name: String, of owner: MultiHeadAttention, bound: Int, outputs: [Int]) {
    self.bound = bound
    self.outputs = outputs
    let (kernelInitializer, kernelRegularizer, kernelConstraint) = (owner.kernelInitializer, owner.kernelRegularizer, owner.kernelConstraint)
    let (biasInitializer, biasRegularizer, biasConstraint) = (owner.biasInitializer, owner.biasRegularizer, owner.biasConstraint)
    makeKernel = { layer, shape in
      layer.addWeight(
        shape: shape, initializer: kernelInitializer.clone(), name: "kernel", regularizer: kernelRegularizer,
        constraint: kernelConstraint)
    }
    makeBias = { layer, shape in
      layer.addWeight(
        shape: shape, initializer: biasInitializer.clone(), name: "bias", regularizer: biasRegularizer,
        constraint: biasConstraint)
    }
    useBias = owner.useBias
    super.init(name: name, trainable: owner.trainable, dtype: owner.dtype)
    activityRegularizer = owner.partRegularizer
  }

  override package var className: String { "EinsumDense" }

  override public func build(_ inputShape: TensorShape) {
    kernel = makeKernel(self, inputShape.dims.suffix(bound) + outputs)
    if useBias { bias = makeBias(self, outputs) }
  }

  /// One product of matrices for all heads.
  override public func call(_ inputs: Tensor) -> Tensor {
    let outer = Array(inputs.dims.dropLast(bound))
    let inner = inputs.dims.suffix(bound).reduce(1, *)
    let width = outputs.reduce(1, *)
    var result = tf.matmul(tf.reshape(inputs, [-1, inner]), tf.reshape(kernel, [inner, width]))
    if useBias { result = result + tf.reshape(bias, [width]) }
    return tf.reshape(result, outer + outputs)
  }
}
