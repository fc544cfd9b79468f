import Display
import Tensors

/// A pipeline of elements: tensors, tuples and dictionaries of tensors.
///
///     let data = tf.data.Dataset.fromTensorSlices(([[1.0], [2.0], [3.0]], [0, 1, 0]))
///     for (x, y) in data.batch(2) { print(x.shape, y.shape) }      // (2, 1) (2,), then (1, 1) (1,)
///
/// Nothing is computed before the elements are asked for; every loop over a data set is a new pass.
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/data/Dataset
public struct Dataset<Element> {
  package let core: DatasetCore
  package let pack: ([Tensor]) -> Element
  package let unpack: (Element) -> [Tensor]

  package init(core: DatasetCore, pack: @escaping ([Tensor]) -> Element, unpack: @escaping (Element) -> [Tensor]) {
    self.core = core
    self.pack = pack
    self.unpack = unpack
  }

  func with(_ core: DatasetCore) -> Dataset { Dataset(core: core, pack: pack, unpack: unpack) }

  /// Neighbouring elements stacked along a new first axis; the last batch may be smaller.
  ///
  ///     for batch in tf.data.Dataset.range(5).batch(2) { print(batch.numpy()) }      // [0 1], [2 3], [4]
  public func batch(_ batchSize: Int, dropRemainder: Bool = false) -> Dataset<Element> {
    with(core.batch(batchSize, dropRemainder: dropRemainder))
  }

  /// The same with further arguments of TensorFlow's, which change nothing here: batches are made by native code that
  /// uses all cores where it pays.
  public func batch(_ batchSize: Int, dropRemainder: Bool = false, numParallelCalls: Int?) -> Dataset<Element> {
    batch(batchSize, dropRemainder: dropRemainder)
  }

  /// The rows of each element, one after the other: what `batch` put together.
  public func unbatch() -> Dataset<Element> { with(core.unbatch()) }

  /// Elements in random order, drawn from a buffer of that many: every order is equally likely when the buffer holds
  /// the whole data set.
  ///
  /// Each pass has a new order, unless `reshuffleEachIteration` is false; the passes are the same for a seed, and for a
  /// seed given to `tf.random.setSeed`. The order is not TensorFlow's.
  public func shuffle(_ bufferSize: Int, seed: Int? = nil, reshuffleEachIteration: Bool = true) -> Dataset<Element> {
    with(core.shuffle(bufferSize: bufferSize, seed: seed, reshuffleEachIteration: reshuffleEachIteration))
  }

  /// The same with the argument named.
  public func shuffle(bufferSize: Int, seed: Int? = nil, reshuffleEachIteration: Bool = true) -> Dataset<Element> {
    shuffle(bufferSize, seed: seed, reshuffleEachIteration: reshuffleEachIteration)
  }

  /// The first `count` elements; all when it is -1.
  public func take(_ count: Int) -> Dataset<Element> { with(core.take(count)) }

  /// What follows the first `count` elements; nothing when it is -1.
  public func skip(_ count: Int) -> Dataset<Element> { with(core.skip(count)) }

  /// Every `numShards`-th element, beginning with number `index`: each worker's share.
  ///
  ///     print(tf.data.Dataset.range(7).shard(3, 1).map { $0.item() } as [Double])      // [1.0, 4.0]
  public func shard(_ numShards: Int, _ index: Int) -> Dataset<Element> { with(core.shard(numShards, index)) }

  /// The elements `count` times over; without end when it is left out or -1.
  public func `repeat`(_ count: Int = -1) -> Dataset<Element> { with(core.repeated(count)) }

  /// Elements made ahead of time, up to `bufferSize` of them, by a thread of their own.
  ///
  /// The thread does native work: reading, shuffling, batching, and mapped functions of elementwise operations. What
  /// needs the thread of the notebook waits for it.
  public func prefetch(_ bufferSize: Int) -> Dataset<Element> { with(core.prefetch(bufferSize)) }

  /// The same with the argument named.
  public func prefetch(bufferSize: Int) -> Dataset<Element> { prefetch(bufferSize) }

  /// Elements made once: the first whole pass keeps them, in memory or in the file `filename`, and later passes read
  /// them. What came before, random changes included, does not happen again.
  public func cache(_ filename: String = "") -> Dataset<Element> { with(core.cache(filename)) }

  /// The elements of this data set, then those of another.
  public func concatenate(_ dataset: Dataset<Element>) -> Dataset<Element> { with(core.concatenate(dataset.core)) }

  /// The number of elements; -1 (`tf.data.infiniteCardinality`) when there is no end, -2 (`tf.data.unknownCardinality`)
  /// when it is not known.
  public func cardinality() -> Int {
    switch core.cardinality {
    case .finite(let count): count
    case .infinite: tf.data.infiniteCardinality
    case .unknown: tf.data.unknownCardinality
    }
  }

  /// The names of the classes in the order of their numbers, of a data set made from folders of classes; else empty.
  public var classNames: [String] { core.classNames }

  /// What a function makes of the whole data set, as a step in a chain of calls.
  public func apply<Result>(_ transformationFunc: (Dataset<Element>) -> Dataset<Result>) -> Dataset<Result> {
    transformationFunc(self)
  }
}

/// One pass over the elements of a data set.
public struct DatasetIterator<Element>: IteratorProtocol {
  package let step: DatasetCore.Step
  package let pack: ([Tensor]) -> Element

  /// The next element; nil at the end.
  public func next() -> Element? { step().map(pack) }
}

extension Dataset: Sequence {
  /// A new pass over the elements.
  public func makeIterator() -> DatasetIterator<Element> { DatasetIterator(step: core.makeStep(), pack: pack) }
}

/// A new pass over a data set, as Python's `iter`.
///
///     let batches = iter(data)
///     let (images, labels) = next(batches)
public func iter<Element>(_ dataset: Dataset<Element>) -> DatasetIterator<Element> { dataset.makeIterator() }

/// The next element of a pass, as Python's `next`; past the end the cell ends with "StopIteration".
///
///     let first = next(iter(data))
public func next<Element>(_ iterator: DatasetIterator<Element>) -> Element {
  if let element = iterator.next() { return element }
  return iterator.pack(DatasetCore.pastTheEnd())
}

extension DatasetCore {
  /// What `next` gives past the end, after its failure.
  package static func pastTheEnd() -> [Tensor] {
    failDataset("next", "StopIteration: the data set has no further element")
    return [Tensor](repeating: .inert, count: 16)
  }
}
