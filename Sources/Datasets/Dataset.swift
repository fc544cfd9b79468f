import Tensors

/// A pipeline of elements: tensors, or pairs of tensors.
///
///     let data = tf.data.Dataset.fromTensorSlices(([[1.0], [2.0], [3.0]], [0, 1, 0]))
///     for (x, y) in data.batch(2) { print(x.shape, y.shape) }      // (2, 1) (2,), then (1, 1) (1,)
///
/// Nothing is computed before the elements are asked for; every loop over a data set is a new pass.
public struct Dataset<Element> {
  package let core: DatasetCore
  package let pack: ([Tensor]) -> Element
  package let unpack: (Element) -> [Tensor]

  package init(core: DatasetCore, pack: @escaping ([Tensor]) -> Element, unpack: @escaping (Element) -> [Tensor]) {
    self.core = core
    self.pack = pack
    self.unpack = unpack
  }

  private func with(_ core: DatasetCore) -> Dataset { Dataset(core: core, pack: pack, unpack: unpack) }

  /// Neighbouring elements stacked along a new first axis; the last batch may be smaller.
  public func batch(_ batchSize: Int, dropRemainder: Bool = false) -> Dataset<Element> {
    with(core.batch(batchSize, dropRemainder: dropRemainder))
  }

  /// Elements in random order, drawn from a buffer of that many; a new order at every pass, the same passes for a seed.
  public func shuffle(_ bufferSize: Int, seed: Int? = nil) -> Dataset<Element> {
    with(core.shuffle(bufferSize: bufferSize, seed: seed))
  }

  /// The same with the argument named.
  public func shuffle(bufferSize: Int, seed: Int? = nil) -> Dataset<Element> { shuffle(bufferSize, seed: seed) }

  /// The first `count` elements; all when it is -1.
  public func take(_ count: Int) -> Dataset<Element> { with(core.take(count)) }

  /// What follows the first `count` elements; nothing when it is -1.
  public func skip(_ count: Int) -> Dataset<Element> { with(core.skip(count)) }

  /// The elements `count` times over; without end when it is left out or -1.
  public func `repeat`(_ count: Int = -1) -> Dataset<Element> { with(core.repeated(count)) }

  /// The data set itself: elements are made ready when they are asked for.
  public func prefetch(_ bufferSize: Int) -> Dataset<Element> { self }

  /// The number of elements; -1 when there is no end, -2 when it is not known.
  public func cardinality() -> Int {
    switch core.cardinality {
    case .finite(let count): count
    case .infinite: -1
    case .unknown: -2
    }
  }

  /// Every element changed by a function that gives a tensor.
  public func map(_ mapFunc: @escaping (Element) -> Tensor) -> Dataset<Tensor> {
    Dataset<Tensor>(core: core.map { [pack] in [mapFunc(pack($0))] })
  }

  /// Every element changed by a function that gives a pair.
  ///
  ///     data.map { x, y in (x / 255, y) }
  public func map(_ mapFunc: @escaping (Element) -> (Tensor, Tensor)) -> Dataset<(Tensor, Tensor)> {
    Dataset<(Tensor, Tensor)>(
      core: core.map { [pack] in
        let (first, second) = mapFunc(pack($0))
        return [first, second]
      })
  }
}

extension Dataset: Sequence {
  public struct Iterator: IteratorProtocol {
    let step: DatasetCore.Step
    let pack: ([Tensor]) -> Element

    public func next() -> Element? { step().map(pack) }
  }

  public func makeIterator() -> Iterator { Iterator(step: core.makeStep(), pack: pack) }
}

extension Dataset where Element == Tensor {
  package init(core: DatasetCore) { self.init(core: core, pack: { $0[0] }, unpack: { [$0] }) }

  /// The rows of a tensor, one after the other.
  public static func fromTensorSlices(_ tensors: some TensorConvertible) -> Dataset<Tensor> {
    Dataset(core: DatasetCore(slicesOf: [tensors.asTensor]))
  }
}

extension Dataset where Element == (Tensor, Tensor) {
  package init(core: DatasetCore) { self.init(core: core, pack: { ($0[0], $0[1]) }, unpack: { [$0.0, $0.1] }) }

  /// The rows of two tensors side by side; their first axes must be equally long.
  public static func fromTensorSlices(
    _ tensors: (any TensorConvertible, any TensorConvertible)
  ) -> Dataset<(Tensor, Tensor)> {
    Dataset(core: DatasetCore(slicesOf: [tensors.0.asTensor, tensors.1.asTensor]))
  }
}
