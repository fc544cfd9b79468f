import Tensors

/// What max and average pooling have in common.
///
/// Input whose rank does not fit, or that is smaller than the window without padding, ends the cell.
public class BasePooling: Layer {
  /// Lengths of the window, one per axis.
  public private(set) final var poolSize: [Int]
  /// Steps of the window, one per axis.
  public private(set) final var strides: [Int]
  package final let padding: PaddingMode
  package final let dataFormat: ImageDataFormat

  package init(
    _ poolSize: [Int], _ strides: [Int]?, _ padding: PaddingMode, _ dataFormat: ImageDataFormat,
    _ inputShape: [Int?]?, _ name: String?
  ) {
    (self.poolSize, self.strides) = (poolSize, strides ?? poolSize)
    (self.padding, self.dataFormat) = (padding, dataFormat)
    super.init(name: name)
    inputShapeArgument = inputShape
    self.poolSize = lengths(self.poolSize, "poolSize", axes: axes)
    self.strides = lengths(self.strides, "strides", axes: axes)
  }

  /// How many axes the window moves over.
  var axes: Int { 2 }
  var type: PoolingType { .max }

  override package var hasFixedWeights: Bool { true }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank == axes + 2 else {
      let found = inputShape.withUnknownBatch
      return "expected input of rank \(axes + 2), \(dataFormat.axisNames(axes: axes)), found shape \(found)"
    }
    return windowProblem(
      inputShape, dataFormat, size: poolSize, dilation: poolSize.map { _ in 1 }, isValid: padding == .valid)
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let padding: WindowPadding = padding == .same ? .same : .valid
    return pooled(className, type, inputs, poolSize, strides, padding, dataFormat.engineFormat(axes: axes), axes: axes)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "pool_size": ConfigValue(poolSize), "padding": ConfigValue(padding.rawValue), "strides": ConfigValue(strides),
      "data_format": ConfigValue(dataFormat.rawValue),
    ])
  }
}
