import Tensors

extension Dataset {
  /// Elements of two data sets side by side, as many as the shorter has.
  ///
  ///     let data = tf.data.Dataset.zip(images, labels)
  ///     for (image, label) in data { print(image.shape, label.shape) }
  public static func zip<A, B>(_ a: Dataset<A>, _ b: Dataset<B>) -> Dataset<(A, B)> where Element == (A, B) {
    let core = DatasetCore.zip([a.core, b.core])
    let first = a.core
    return Dataset<(A, B)>(
      core: core,
      pack: { tensors in
        let count = Swift.max(first.specs.count, 1)
        return (a.pack(Array(tensors.prefix(count))), b.pack(Array(tensors.dropFirst(count))))
      },
      unpack: { a.unpack($0.0) + b.unpack($0.1) })
  }

  /// The same for a tuple of data sets.
  public static func zip<A, B>(_ datasets: (Dataset<A>, Dataset<B>)) -> Dataset<(A, B)> where Element == (A, B) {
    zip(datasets.0, datasets.1)
  }

  /// Each element with its number before it, counted from `start`.
  ///
  ///     for (i, x) in tf.data.Dataset.range(5, 7).enumerate() { print(i.item(), x.item()) }      // 0.0 5.0, 1.0 6.0
  public func enumerate(start: Int = 0) -> Dataset<(Tensor, Element)> {
    Dataset<(Tensor, Element)>(
      core: core.enumerate(start: start), pack: { [pack] in ($0[0], pack(Array($0.dropFirst()))) },
      unpack: { [unpack] in [$0.0] + unpack($0.1) })
  }
}

extension Dataset where Element == Tensor {
  /// Windows of `size` elements, data sets themselves, that begin `shift` elements apart; within a window every
  /// `stride`-th element. Without `shift` windows do not overlap; the last ones are shorter unless dropped.
  ///
  ///     for w in tf.data.Dataset.range(5).window(2) { print(w.map { $0.item() } as [Double]) }
  ///     // [0.0, 1.0], [2.0, 3.0], [4.0]
  public func window(
    _ size: Int, shift: Int? = nil, stride: Int = 1, dropRemainder: Bool = false
  ) -> Dataset<Dataset<Tensor>> {
    Dataset<Dataset<Tensor>>(
      core: core.window(size, shift: shift, stride: stride, dropRemainder: dropRemainder),
      pack: { Dataset<Tensor>(core: DatasetCore(slicesOf: $0)) }, unpack: { $0.core.stacked })
  }

  /// As `batch`, elements filled up with `paddingValues`, zero or "" without, to one shape: that of `paddedShapes`,
  /// nil for an axis as long as the longest of the batch.
  ///
  ///     // elements [1], [2, 2], [3, 3, 3]
  ///     data.paddedBatch(2)      // [[1 0] [2 2]], then [[3 3 3]]
  public func paddedBatch(
    _ batchSize: Int, paddedShapes: [Int?]? = nil, paddingValues: (any TensorConvertible)? = nil,
    dropRemainder: Bool = false
  ) -> Dataset<Tensor> {
    let shapes = paddedShapes.map { [$0.map { $0 ?? -1 }] } ?? []
    let values = [paddingValues.map { core.paddingValue($0, 0) }]
    return with(core.paddedBatch(batchSize, shapes: shapes, values: values, dropRemainder: dropRemainder))
  }
}

extension Dataset where Element == (Tensor, Tensor) {
  /// Windows as pairs of data sets.
  public func window(
    _ size: Int, shift: Int? = nil, stride: Int = 1, dropRemainder: Bool = false
  ) -> Dataset<(Dataset<Tensor>, Dataset<Tensor>)> {
    Dataset<(Dataset<Tensor>, Dataset<Tensor>)>(
      core: core.window(size, shift: shift, stride: stride, dropRemainder: dropRemainder),
      pack: { (Dataset<Tensor>(core: DatasetCore(slicesOf: [$0[0]])), Dataset<Tensor>(core: DatasetCore(slicesOf: [$0[1]]))) },
      unpack: { $0.0.core.stacked + $0.1.core.stacked })
  }

  /// As the other form, with shapes and values for both tensors.
  public func paddedBatch(
    _ batchSize: Int, paddedShapes: ([Int?], [Int?])? = nil,
    paddingValues: (any TensorConvertible, any TensorConvertible)? = nil, dropRemainder: Bool = false
  ) -> Dataset<(Tensor, Tensor)> {
    let shapes = paddedShapes.map { [$0.0.map { $0 ?? -1 }, $0.1.map { $0 ?? -1 }] } ?? []
    let values = paddingValues.map { [core.paddingValue($0.0, 0), core.paddingValue($0.1, 1)] } ?? []
    return with(core.paddedBatch(batchSize, shapes: shapes, values: values, dropRemainder: dropRemainder))
  }
}

extension DatasetCore {
  /// A number takes the dtype of the tensor it fills up.
  package func paddingValue(_ value: any TensorConvertible, _ leaf: Int) -> Tensor {
    let source = value.tensorSource
    return source.tensor(operation: "paddedBatch", dtype: source.isWeak && leaf < specs.count ? specs[leaf].dtype : nil)
  }

  /// All elements, stacked: what a window is made of.
  var stacked: [Tensor] { makePass().next(stacking: .max) ?? [] }
}
