import Tensors

/// What the layers have in common that make one tensor of several, element by element.
///
/// Inputs of fewer axes get axes of length 1 after the batch; lengths are equal or 1.
public class Merge: Layer {
  /// A layer without weights.
  public init(name: String? = nil) { super.init(name: name) }

  override package final var hasFixedWeights: Bool { true }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    let rank = inputShapes.map(\.rank).max()!
    guard rank == 0 || inputShapes.allSatisfy({ $0.rank > 0 }) else { return "expected batches of samples, found a number" }
    let shapes = inputShapes.map { $0.dims.prefix(1) + Array(repeating: 1, count: rank - $0.rank) + $0.dims.dropFirst() }
    for axis in 0..<rank {
      let lengths = Set(shapes.map { $0[axis] }).filter { $0 > 1 || $0 == 0 }
      if lengths.count > 1 {
        return "inputs have incompatible shapes: \(inputShapes.map(\.description).joined(separator: " and "))"
      }
    }
    return nil
  }

  override package func mismatch(with inputShape: TensorShape) -> String? { mismatch(with: [inputShape]) }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let rank = inputs.map(\.rank).max()!
    return [merged(inputs.map { $0.rank == rank ? $0 : widened($0, rank) })]
  }

  private func widened(_ x: Tensor, _ rank: Int) -> Tensor {
    tf.reshape(x, [x.shape[0]] + Array(repeating: 1, count: rank - x.rank) + x.shape.dims.dropFirst())
  }

  func merged(_ inputs: [Tensor]) -> Tensor { inputs[0] }

  /// A step counts if it does in any input; without a mask of every input there is none.
  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    let masks = inputs.compactMap(\.mask)
    guard masks.count == inputs.count, masks.count > 0 else { return [] }
    return [masks.dropFirst().reduce(masks[0]) { tf.logicalOr($0, $1) }]
  }
}

/// The sum of its inputs.
///
///     print(Add()([tf.constant([1.0]), tf.constant([2.0])]).numpy())      // [3.]
///
/// Source: https://keras.io/api/layers/merging_layers/add/
public final class Add: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs.dropFirst().reduce(inputs[0], +) }
}

/// The first of two inputs minus the second.
///
///     print(Subtract()([tf.constant([1.0]), tf.constant([2.0])]).numpy())      // [-1.]
///
/// Source: https://keras.io/api/layers/merging_layers/subtract/
public final class Subtract: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    inputShapes.count == 2 ? super.mismatch(with: inputShapes) : "takes 2 inputs, found \(inputShapes.count)"
  }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs[0] - inputs[1] }
}

/// The product of its inputs, element by element.
///
///     print(Multiply()([tf.constant([3.0]), tf.constant([2.0])]).numpy())      // [6.]
///
/// Source: https://keras.io/api/layers/merging_layers/multiply/
public final class Multiply: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs.dropFirst().reduce(inputs[0], *) }
}

/// The mean of its inputs.
///
///     print(Average()([tf.constant([1.0]), tf.constant([2.0])]).numpy())      // [1.5]
///
/// Source: https://keras.io/api/layers/merging_layers/average/
public final class Average: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs.dropFirst().reduce(inputs[0], +) / Double(inputs.count) }
}

/// The largest of its inputs, element by element; of equal ones the first gets the gradient.
///
///     print(Maximum()([tf.constant([1.0]), tf.constant([2.0])]).numpy())      // [2.]
///
/// Source: https://keras.io/api/layers/merging_layers/maximum/
public final class Maximum: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs.dropFirst().reduce(inputs[0]) { tf.maximum($0, $1) } }
}

/// The smallest of its inputs, element by element; of equal ones the first gets the gradient.
///
///     print(Minimum()([tf.constant([1.0]), tf.constant([2.0])]).numpy())      // [1.]
///
/// Source: https://keras.io/api/layers/merging_layers/minimum/
public final class Minimum: Merge {
  /// A layer without weights.
  override public init(name: String? = nil) { super.init(name: name) }

  override func merged(_ inputs: [Tensor]) -> Tensor { inputs.dropFirst().reduce(inputs[0]) { tf.minimum($0, $1) } }
}

/// Its inputs one after the other along an axis, by default the last.
///
///     print(Concatenate()([tf.ones([2, 64]), tf.ones([2, 32])]).shape)      // (2, 96)
///
/// Inputs whose other axes differ end the cell.
/// Source: https://keras.io/api/layers/merging_layers/concatenate/
public final class Concatenate: Merge {
  package let axis: Int

  /// A layer that joins along `axis`; the batch is axis 0.
  public init(axis: Int = -1, name: String? = nil) {
    self.axis = axis
    super.init(name: name)
  }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    let shapes = inputShapes.map(\.description).joined(separator: " and ")
    let rank = inputShapes[0].rank
    guard inputShapes.allSatisfy({ $0.rank == rank }) else { return "inputs have different numbers of axes: \(shapes)" }
    guard axis >= -rank, axis < rank else { return "axis \(axis) is out of range for inputs of shape \(shapes)" }
    let place = axis < 0 ? axis + rank : axis
    for other in 0..<rank where other != place {
      if Set(inputShapes.map { $0[other] }).filter({ $0 >= 0 }).count > 1 {
        return "inputs can only differ in axis \(place), found \(shapes)"
      }
    }
    return nil
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    [tf.concat(inputs, axis: axis)]
  }

  /// A step counts if any number of it comes from a step that does.
  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    guard inputs.contains(where: { $0.mask != nil }) else { return [] }
    let masks = inputs.map { x in
      guard let mask = x.mask else { return tf.cast(tf.onesLike(x), .bool) }
      return mask.rank < x.rank
        ? tf.logicalOr(tf.expandDims(mask, axis: -1), tf.cast(tf.zerosLike(x), .bool)) : mask
    }
    return [tf.reduceAny(tf.concat(masks, axis: axis), axis: -1)]
  }

  override package var config: ConfigDictionary { super.config.merging(["axis": ConfigValue(axis)]) }
}

/// Products of two inputs along one axis of each, sample by sample.
///
/// (batch, ..., n, ...) and (batch, ..., n, ...) give the batch, the other axes of the first, then those of the second;
/// two batches of vectors give (batch, 1). With `normalize` the vectors are divided by their norms first: the result
/// is their cosine.
///
///     print(Dot(axes: 1)([tf.constant([[1.0, 2]]), tf.constant([[3.0, 4]])]).numpy())      // [[11.]]
///
/// Source: https://keras.io/api/layers/merging_layers/dot/
public final class Dot: Merge {
  /// One number, or one per input.
  package let axes: [Int]
  package let normalize: Bool

  private init(_ axes: [Int], _ normalize: Bool, _ name: String?) {
    (self.axes, self.normalize) = (axes, normalize)
    super.init(name: name)
  }

  /// Products along the same axis of both inputs.
  public convenience init(axes: Int, normalize: Bool = false, name: String? = nil) {
    self.init([axes], normalize, name)
  }

  /// Products along one axis of each input.
  public convenience init(axes: (Int, Int), normalize: Bool = false, name: String? = nil) {
    self.init([axes.0, axes.1], normalize, name)
  }

  override package func mismatch(with inputShapes: [TensorShape]) -> String? {
    guard inputShapes.count == 2 else { return "takes 2 inputs, found \(inputShapes.count)" }
    let found = "found shapes \(inputShapes[0]) and \(inputShapes[1])"
    for (axis, shape) in zip([axes[0], axes.last!], inputShapes) {
      guard axis >= -shape.rank, axis < shape.rank, axis != 0, axis != -shape.rank else {
        return "axis \(axis) is not one of the axes after the batch, \(found)"
      }
    }
    let (a, b) = (inputShapes[0][axes[0]], inputShapes[1][axes.last!])
    return a < 0 || b < 0 || a == b ? nil : "the axes differ in length: \(a) != \(b), \(found)"
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let places = zip([axes[0], axes.last!], inputs).map { $0 < 0 ? $0 + $1.rank : $0 }
    let vectors = zip(inputs, places).map { normalize ? unitVectors($0, axis: [$1]) : $0 }
    let rest = zip(vectors, places).map { x, place in (1..<x.rank).filter { $0 != place } }
    let (batch, length) = (vectors[0].shape[0], vectors[0].shape[places[0]])
    let lengths = zip(vectors, rest).map { x, axes in axes.map { x.shape[$0] } }
    let rows = tf.transpose(vectors[0], perm: [0] + rest[0] + [places[0]])
    let columns = tf.transpose(vectors[1], perm: [0, places[1]] + rest[1])
    let product = tf.matmul(
      tf.reshape(rows, [batch, lengths[0].reduce(1, *), length]),
      tf.reshape(columns, [batch, length, lengths[1].reduce(1, *)]))
    let shape = [batch] + lengths[0] + lengths[1]
    return [tf.reshape(product, shape.count == 1 ? [batch, 1] : shape)]
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    []
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "axes": axes.count == 1 ? ConfigValue(axes[0]) : ConfigValue(axes), "normalize": ConfigValue(normalize),
    ])
  }
}

extension keras.layers {
  /// The sum of tensors: `Add()(inputs)`.
  public static func add(_ inputs: [Tensor]) -> Tensor { Add()(inputs) }
  /// The difference of two tensors: `Subtract()(inputs)`.
  public static func subtract(_ inputs: [Tensor]) -> Tensor { Subtract()(inputs) }
  /// The product of tensors: `Multiply()(inputs)`.
  public static func multiply(_ inputs: [Tensor]) -> Tensor { Multiply()(inputs) }
  /// The mean of tensors: `Average()(inputs)`.
  public static func average(_ inputs: [Tensor]) -> Tensor { Average()(inputs) }
  /// The largest elements: `Maximum()(inputs)`.
  public static func maximum(_ inputs: [Tensor]) -> Tensor { Maximum()(inputs) }
  /// The smallest elements: `Minimum()(inputs)`.
  public static func minimum(_ inputs: [Tensor]) -> Tensor { Minimum()(inputs) }
  /// Tensors one after the other: `Concatenate(axis:)(inputs)`.
  public static func concatenate(_ inputs: [Tensor], axis: Int = -1) -> Tensor { Concatenate(axis: axis)(inputs) }
  /// Products of two tensors along an axis: `Dot(axes:)(inputs)`.
  public static func dot(_ inputs: [Tensor], axes: Int, normalize: Bool = false) -> Tensor {
    Dot(axes: axes, normalize: normalize)(inputs)
  }
}
