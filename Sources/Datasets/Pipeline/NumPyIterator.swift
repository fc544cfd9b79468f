import Tensors

/// The elements of a data set as NumPy arrays.
public struct NumPyIterator<Element>: Sequence, IteratorProtocol {
  private let step: DatasetCore.Step
  private let pack: ([NDArray]) -> Element

  init(_ core: DatasetCore, _ pack: @escaping ([NDArray]) -> Element) {
    step = core.makeStep()
    self.pack = pack
  }

  /// The next element; nil at the end.
  public func next() -> Element? { step().map { pack($0.map { $0.numpy() }) } }
}

extension Dataset where Element == Tensor {
  /// A pass over the elements as NumPy arrays.
  ///
  ///     print(Array(tf.data.Dataset.range(3).asNumpyIterator()))      // [0, 1, 2]
  public func asNumpyIterator() -> NumPyIterator<NDArray> { NumPyIterator(core) { $0[0] } }
}

extension Dataset where Element == (Tensor, Tensor) {
  /// A pass over the elements as pairs of NumPy arrays.
  public func asNumpyIterator() -> NumPyIterator<(NDArray, NDArray)> { NumPyIterator(core) { ($0[0], $0[1]) } }
}
