import Tensors

// A mapped function is traced on the first element, as TensorFlow traces it: its Swift code runs once, its operations
// for every element, random ones with new numbers. `numParallelCalls` is taken for TensorFlow's sake: the plan uses all
// cores by itself, and elements keep their order.

extension Dataset {
  /// Every element changed by a function that gives a tensor.
  ///
  ///     let squares = tf.data.Dataset.range(3).map { $0 * $0 }      // 0, 1, 4
  public func map(
    _ mapFunc: @escaping (Element) -> Tensor, numParallelCalls: Int? = nil, deterministic: Bool? = nil
  ) -> Dataset<Tensor> {
    Dataset<Tensor>(core: core.map { [pack] in [mapFunc(pack($0))] })
  }

  /// Every element changed by a function that gives a pair.
  ///
  ///     data.map { x, y in (tf.cast(x, .float32) / 255, y) }
  public func map(
    _ mapFunc: @escaping (Element) -> (Tensor, Tensor), numParallelCalls: Int? = nil, deterministic: Bool? = nil
  ) -> Dataset<(Tensor, Tensor)> {
    Dataset<(Tensor, Tensor)>(
      core: core.map { [pack] in
        let (first, second) = mapFunc(pack($0))
        return [first, second]
      })
  }

  /// Every element changed by a function that gives three tensors.
  public func map(
    _ mapFunc: @escaping (Element) -> (Tensor, Tensor, Tensor), numParallelCalls: Int? = nil, deterministic: Bool? = nil
  ) -> Dataset<(Tensor, Tensor, Tensor)> {
    Dataset<(Tensor, Tensor, Tensor)>(
      core: core.map { [pack] in
        let (first, second, third) = mapFunc(pack($0))
        return [first, second, third]
      })
  }

  /// Every element changed by a function that gives tensors under names.
  public func map(
    _ mapFunc: @escaping (Element) -> [String: Tensor], numParallelCalls: Int? = nil, deterministic: Bool? = nil
  ) -> Dataset<[String: Tensor]> {
    let keys = KeyList()
    return Dataset<[String: Tensor]>(
      core: core.map(keys: keys) { [pack] in
        let result = mapFunc(pack($0))
        keys.names = result.keys.sorted()
        return keys.names.map { result[$0]! }
      })
  }

  /// Elements of which a function says true; its result is one boolean tensor.
  ///
  ///     let even = tf.data.Dataset.range(5).filter { $0 % 2 == 0 }      // 0, 2, 4
  public func filter(_ predicate: @escaping (Element) -> Tensor) -> Dataset<Element> {
    with(core.filter { [pack] in [predicate(pack($0))] })
  }

  /// Elements of which a function says true; it runs on each element.
  public func filter(_ predicate: @escaping (Element) -> Bool) -> Dataset<Element> {
    with(core.filter(where: { [pack] in predicate(pack($0)) }))
  }

  /// Elements before the first of which a function says false.
  public func takeWhile(_ predicate: @escaping (Element) -> Tensor) -> Dataset<Element> {
    with(core.takeWhile { [pack] in [predicate(pack($0))] })
  }

  /// The elements of the data sets that a function makes of the elements, one data set after the other.
  ///
  ///     let windows = tf.data.Dataset.range(5).window(3, shift: 1, dropRemainder: true)
  ///     for w in windows.flatMap({ $0.batch(3) }) { print(w.numpy()) }      // [0 1 2], [1 2 3], [2 3 4]
  public func flatMap<Result>(_ mapFunc: @escaping (Element) -> Dataset<Result>) -> Dataset<Result> {
    joined("flatMap", 1, 1, mapFunc)
  }

  /// The elements of the data sets that a function makes of the elements: `cycleLength` data sets are read in turn,
  /// `blockLength` elements of each at a time. Without `cycleLength` it is the number of processors.
  public func interleave<Result>(
    _ mapFunc: @escaping (Element) -> Dataset<Result>, cycleLength: Int? = nil, blockLength: Int = 1,
    numParallelCalls: Int? = nil, deterministic: Bool? = nil
  ) -> Dataset<Result> {
    joined("interleave", cycleLength ?? ThreadPool.availableProcessors, blockLength, mapFunc)
  }

  private func joined<Result>(
    _ operation: String, _ cycleLength: Int, _ blockLength: Int, _ mapFunc: @escaping (Element) -> Dataset<Result>
  ) -> Dataset<Result> {
    // How elements are put together is the same in all data sets that the function makes.
    var made: Dataset<Result>?
    let core = core.interleave(operation, cycleLength: cycleLength, blockLength: blockLength) { [pack] in
      let inner = mapFunc(pack($0))
      made = inner
      return inner.core
    }
    return Dataset<Result>(core: core, pack: { made!.pack($0) }, unpack: { made!.unpack($0) })
  }
}
