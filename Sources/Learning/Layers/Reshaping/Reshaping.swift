import Tensors

/// Gives every sample another shape with as many numbers: (batch, ...) becomes (batch, targetShape...).
///
/// One length may be -1: what is left over.
///
///     print(Reshape([2, -1])(tf.ones([3, 8])).shape)      // (3, 2, 4)
///
/// A shape with another number of elements ends the cell.
/// Source: https://keras.io/api/layers/reshaping_layers/reshape/
public final class Reshape: Layer {
  package let targetShape: [Int]

  /// A layer that makes samples of this shape.
  public init(_ targetShape: [Int], inputShape: [Int?]? = nil, name: String? = nil) {
    self.targetShape = targetShape
    super.init(name: name)
    inputShapeArgument = inputShape
    if targetShape.contains(where: { $0 < -1 }) || targetShape.filter({ $0 == -1 }).count > 1 {
      fail("targetShape has positive lengths and at most one -1, found \(targetShape)")
    }
  }

  /// The same with a label.
  public convenience init(targetShape: [Int], inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(targetShape, inputShape: inputShape, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank >= 1 else { return "expected a batch of samples, found a single number" }
    let sample = inputShape.dims.dropFirst()
    if sample.contains(where: { $0 < 0 }) { return nil }
    guard let count = elements(Array(sample)), let wanted = elements(targetShape.filter { $0 >= 0 }) else {
      return "the shapes are too large: \(inputShape.withUnknownBatch) to \(targetShape)"
    }
    let fits = targetShape.contains(-1) ? wanted != 0 && count % wanted == 0 : count == wanted
    return fits ? nil : "samples of shape \(TensorShape(Array(sample))) cannot become \(TensorShape(targetShape))"
  }

  private func elements(_ dims: [Int]) -> Int? {
    var product = 1
    for length in dims {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      product = next
    }
    return product
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let count = inputs.shape.dims.dropFirst().reduce(1, *)
    let known = targetShape.filter { $0 >= 0 }.reduce(1, *)
    let target = targetShape.map { $0 == -1 ? count / max(known, 1) : $0 }
    return tf.reshape(inputs, [inputs.shape[0]] + target)
  }

  override package var config: ConfigDictionary { super.config.merging(["target_shape": ConfigValue(targetShape)]) }
}

/// Reorders the axes of every sample; they count from 1.
///
///     print(Permute([2, 1])(tf.ones([3, 10, 64])).shape)      // (3, 64, 10)
///
/// Numbers that are no order of the axes end the cell.
/// Source: https://keras.io/api/layers/reshaping_layers/permute/
public final class Permute: Layer {
  package let dims: [Int]

  /// A layer whose output's axis i is the input's axis `dims[i - 1]`.
  public init(_ dims: [Int], inputShape: [Int?]? = nil, name: String? = nil) {
    self.dims = dims
    super.init(name: name)
    inputShapeArgument = inputShape
    if dims.sorted() != Array(1..<(dims.count + 1)) {
      fail("dims is an order of the axes from 1 to \(dims.count), found \(dims)")
    }
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    inputShape.rank == dims.count + 1
      ? nil : "expected input of rank \(dims.count + 1), found shape \(inputShape.withUnknownBatch)"
  }

  override public func call(_ inputs: Tensor) -> Tensor { tf.transpose(inputs, perm: [0] + dims) }
  override package var config: ConfigDictionary { super.config.merging(["dims": ConfigValue(dims)]) }
}

/// Repeats every sample: (batch, features) becomes (batch, n, features).
///
///     print(RepeatVector(3)(tf.ones([2, 32])).shape)      // (2, 3, 32)
///
/// Source: https://keras.io/api/layers/reshaping_layers/repeat_vector/
public final class RepeatVector: Layer {
  package let n: Int

  /// A layer that repeats `n` times.
  public init(_ n: Int, inputShape: [Int?]? = nil, name: String? = nil) {
    self.n = n
    super.init(name: name)
    inputShapeArgument = inputShape
    if n <= 0 || n >= 1 << 31 { fail("n takes numbers from 1 to \((1 << 31) - 1), found \(n)") }
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    inputShape.rank == 2 ? nil : "expected input of rank 2, found shape \(inputShape.withUnknownBatch)"
  }

  override public func call(_ inputs: Tensor) -> Tensor { tf.repeat(tf.expandDims(inputs, axis: 1), n, axis: 1) }
  override package var config: ConfigDictionary { super.config.merging(["n": ConfigValue(n)]) }
}

/// Gives its input as it is.
///
/// Source: https://keras.io/api/layers/core_layers/identity/
public final class Identity: Layer {
  /// A layer that does nothing.
  public init(inputShape: [Int?]? = nil, name: String? = nil) {
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }
}

/// A function as a layer.
///
///     let square = Lambda({ x in x ** 2 })
///     print(square(tf.constant([3.0])).numpy())      // [9.]
///
/// The function of a layer that takes a list takes one too. Files do not hold code: a model with such a layer is read
/// back from its program.
///
/// Source: https://keras.io/api/layers/core_layers/lambda/
public final class Lambda: Layer {
  private let function: (([Tensor]) -> Tensor)
  private let takesList: Bool

  /// A layer that computes what the function computes.
  public init(_ function: @escaping (Tensor) -> Tensor, inputShape: [Int?]? = nil, name: String? = nil) {
    self.function = { function($0[0]) }
    takesList = false
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  /// A layer of several inputs: `Lambda(sampling)([mean, logVariance])`.
  @_disfavoredOverload
  public init(_ function: @escaping ([Tensor]) -> Tensor, inputShape: [Int?]? = nil, name: String? = nil) {
    self.function = function
    takesList = true
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    guard takesList || inputs.count == 1 else {
      fail("its function takes one input, found \(inputs.count)")
      return [.inert]
    }
    return [function(inputs)]
  }
}
