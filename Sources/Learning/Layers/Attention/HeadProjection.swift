import Tensors

/// The products inside `MultiHeadAttention`, which Keras calls EinsumDense: the last `bound` axes of the input times
/// a kernel of shape (those axes..., outputs...), plus a bias of shape (outputs...).
package final class HeadProjection: Layer {
  private let bound: Int
  private let outputs: [Int]
  private let useBias: Bool
  private unowned let owner: MultiHeadAttention
  package private(set) var kernel: Variable!
  package private(set) var bias: Variable!

  init(_ name: String, of owner: MultiHeadAttention, bound: Int, outputs: [Int]) {
    self.bound = bound
    self.outputs = outputs
    self.owner = owner
    useBias = owner.useBias
    super.init(name: name, trainable: owner.trainable, dtype: owner.dtype)
    activityRegularizer = owner.partRegularizer
  }

  override package var className: String { "EinsumDense" }

  override public func build(_ inputShape: TensorShape) {
    kernel = addWeight(
      shape: inputShape.dims.suffix(bound) + outputs, initializer: owner.kernelInitializer.clone(), name: "kernel",
      regularizer: owner.kernelRegularizer, constraint: owner.kernelConstraint)
    if useBias {
      bias = addWeight(
        shape: outputs, initializer: owner.biasInitializer.clone(), name: "bias", regularizer: owner.biasRegularizer,
        constraint: owner.biasConstraint)
    }
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
