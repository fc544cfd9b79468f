import Tensors

extension Dataset where Element == Tensor {
  /// Elements that a function gives until it gives nil. `generator` makes such a function for every pass.
  ///
  ///     let data = tf.data.Dataset.fromGenerator({
  ///       var n = 0
  ///       return { n += 1; return n < 4 ? tf.constant(n) : nil }
  ///     }, outputSignature: tf.TensorSpec(shape: [], dtype: .int32))      // 1, 2, 3
  ///
  /// Elements that are not of the signature end the cell.
  public static func fromGenerator(
    _ generator: @escaping () -> () -> Tensor?, outputSignature: TensorSpec? = nil
  ) -> Dataset<Tensor> {
    Dataset(
      core: .generated(outputSignature.map { [$0] }) {
        let step = generator()
        return { step().map { [$0] } }
      })
  }

  /// The tensors of a list that a function makes for every pass.
  public static func fromGenerator(
    _ generator: @escaping () -> [Tensor], outputSignature: TensorSpec? = nil
  ) -> Dataset<Tensor> {
    Dataset(
      core: .generated(outputSignature.map { [$0] }) {
        var elements = generator().makeIterator()
        return { elements.next().map { [$0] } }
      })
  }
}

extension Dataset where Element == (Tensor, Tensor) {
  /// Pairs that a function gives until it gives nil. `generator` makes such a function for every pass.
  public static func fromGenerator(
    _ generator: @escaping () -> () -> (Tensor, Tensor)?, outputSignature: (TensorSpec, TensorSpec)? = nil
  ) -> Dataset<(Tensor, Tensor)> {
    Dataset(
      core: .generated(outputSignature.map { [$0.0, $0.1] }) {
        let step = generator()
        return { step().map { [$0.0, $0.1] } }
      })
  }

  /// The pairs of a list that a function makes for every pass.
  public static func fromGenerator(
    _ generator: @escaping () -> [(Tensor, Tensor)], outputSignature: (TensorSpec, TensorSpec)? = nil
  ) -> Dataset<(Tensor, Tensor)> {
    Dataset(
      core: .generated(outputSignature.map { [$0.0, $0.1] }) {
        var elements = generator().makeIterator()
        return { elements.next().map { [$0.0, $0.1] } }
      })
  }
}
