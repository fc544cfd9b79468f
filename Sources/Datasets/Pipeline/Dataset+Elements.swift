import Tensors

// What elements can be. The core knows lists of tensors; each form of element says how to put one together.

extension Dataset where Element == Tensor {
  package init(core: DatasetCore) { self.init(core: core, pack: { $0[0] }, unpack: { [$0] }) }

  /// The rows of a tensor, one after the other.
  ///
  ///     for x in tf.data.Dataset.fromTensorSlices([1, 2, 3]) { print(x.item()) }      // 1.0, 2.0, 3.0
  public static func fromTensorSlices(_ tensors: some TensorConvertible) -> Dataset<Tensor> {
    Dataset(core: DatasetCore(slicesOf: [tensors.asTensor]))
  }

  /// One element: the whole tensor.
  public static func fromTensors(_ tensors: some TensorConvertible) -> Dataset<Tensor> {
    Dataset(core: DatasetCore(one: [tensors.asTensor]))
  }

  /// The numbers 0, 1... below `stop`, in int64 unless told otherwise.
  public static func range(_ stop: Int, outputType: DType = .int64) -> Dataset<Tensor> {
    Dataset(core: .range(0, stop, 1, dtype: outputType))
  }

  /// The numbers `start`, `start + step`... below `stop`, above it for a negative step.
  ///
  ///     print(tf.data.Dataset.range(5, 1, -2).map { $0.item() } as [Double])      // [5.0, 3.0]
  public static func range(_ start: Int, _ stop: Int, _ step: Int = 1, outputType: DType = .int64) -> Dataset<Tensor> {
    Dataset(core: .range(start, stop, step, dtype: outputType))
  }

  /// The dtype and shape of the elements.
  public var elementSpec: TensorSpec { core.spec(0) }
}

extension Dataset where Element == (Tensor, Tensor) {
  package init(core: DatasetCore) { self.init(core: core, pack: { ($0[0], $0[1]) }, unpack: { [$0.0, $0.1] }) }

  /// The rows of two tensors side by side; their first axes must be equally long.
  public static func fromTensorSlices(
    _ tensors: (any TensorConvertible, any TensorConvertible)
  ) -> Dataset<(Tensor, Tensor)> {
    Dataset(core: DatasetCore(slicesOf: [tensors.0.asTensor, tensors.1.asTensor]))
  }

  /// One element: both tensors whole.
  public static func fromTensors(_ tensors: (any TensorConvertible, any TensorConvertible)) -> Dataset<(Tensor, Tensor)> {
    Dataset(core: DatasetCore(one: [tensors.0.asTensor, tensors.1.asTensor]))
  }

  /// The dtypes and shapes of the elements.
  public var elementSpec: (TensorSpec, TensorSpec) { (core.spec(0), core.spec(1)) }
}

extension Dataset where Element == (Tensor, Tensor, Tensor) {
  package init(core: DatasetCore) {
    self.init(core: core, pack: { ($0[0], $0[1], $0[2]) }, unpack: { [$0.0, $0.1, $0.2] })
  }

  /// The rows of three tensors side by side, as samples, targets and weights; their first axes must be equally long.
  public static func fromTensorSlices(
    _ tensors: (any TensorConvertible, any TensorConvertible, any TensorConvertible)
  ) -> Dataset<(Tensor, Tensor, Tensor)> {
    Dataset(core: DatasetCore(slicesOf: [tensors.0.asTensor, tensors.1.asTensor, tensors.2.asTensor]))
  }

  /// The dtypes and shapes of the elements.
  public var elementSpec: (TensorSpec, TensorSpec, TensorSpec) { (core.spec(0), core.spec(1), core.spec(2)) }
}

extension Dataset where Element == [String: Tensor] {
  package init(core: DatasetCore) {
    self.init(
      core: core, pack: { named($0, core.keys.names) },
      unpack: { element in element.keys.sorted().map { element[$0]! } })
  }

  /// The rows of tensors side by side under their names; their first axes must be equally long.
  ///
  ///     let data = tf.data.Dataset.fromTensorSlices(["age": [31, 40], "name": ["Ann", "Bob"]])
  ///     for row in data { print(row["age"]!.item()) }      // 31.0, 40.0
  public static func fromTensorSlices(_ tensors: [String: any TensorConvertible]) -> Dataset<[String: Tensor]> {
    let names = tensors.keys.sorted()
    return Dataset(core: DatasetCore(slicesOf: names.map { tensors[$0]!.asTensor }, keys: KeyList(names)))
  }

  /// The dtypes and shapes of the elements.
  public var elementSpec: [String: TensorSpec] {
    Dictionary(uniqueKeysWithValues: core.keys.names.enumerated().map { ($1, core.spec($0)) })
  }
}

extension Dataset where Element == ([String: Tensor], Tensor) {
  package init(core: DatasetCore) {
    self.init(
      core: core, pack: { (named(Array($0.dropLast()), core.keys.names), $0[$0.count - 1]) },
      unpack: { element in element.0.keys.sorted().map { element.0[$0]! } + [element.1] })
  }

  /// The rows of tensors under their names, beside those of another tensor; their first axes must be equally long.
  public static func fromTensorSlices(
    _ tensors: ([String: any TensorConvertible], any TensorConvertible)
  ) -> Dataset<([String: Tensor], Tensor)> {
    let names = tensors.0.keys.sorted()
    let leaves = names.map { tensors.0[$0]!.asTensor } + [tensors.1.asTensor]
    return Dataset(core: DatasetCore(slicesOf: leaves, keys: KeyList(names)))
  }

  /// The dtypes and shapes of the elements.
  public var elementSpec: ([String: TensorSpec], TensorSpec) {
    let names = core.keys.names
    return (Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, core.spec($0)) }), core.spec(names.count))
  }
}

/// Tensors under their names; a failed element has as many of them as it has.
private func named(_ tensors: [Tensor], _ names: [String]) -> [String: Tensor] {
  Dictionary(Swift.zip(names, tensors), uniquingKeysWith: { first, _ in first })
}

extension DatasetCore {
  /// The signature of one tensor of the elements.
  package func spec(_ leaf: Int) -> TensorSpec { leaf < specs.count ? specs[leaf] : TensorSpec(.float32, []) }
}
