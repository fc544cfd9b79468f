import Tensors

/// What padding and cropping have in common: how many places at both ends of each axis between batch and channels.
public class BaseBorders: Layer {
  /// Pairs (before, after), one per axis.
  package final let borders: [[Int]]
  package final let dataFormat: ImageDataFormat
  private let argument: String

  package init(
    _ borders: [[Int]], _ argument: String, _ dataFormat: ImageDataFormat, _ inputShape: [Int?]?, _ name: String?
  ) {
    let fits = borders.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 < 1 << 30 } }
    self.borders = fits ? borders : borders.map { _ in [0, 0] }
    (self.argument, self.dataFormat) = (argument, dataFormat)
    super.init(name: name)
    inputShapeArgument = inputShape
    if !fits { fail("\(argument) takes numbers from 0 to \(1 << 30), found \(borders)") }
  }

  final var axes: Int { borders.count }
  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    if inputShape.rank == axes + 2 { return nil }
    let found = inputShape.withUnknownBatch
    return "expected input of rank \(axes + 2), \(dataFormat.axisNames(axes: axes)), found shape \(found)"
  }

  /// The pairs of all axes.
  final var allBorders: [[Int]] {
    dataFormat == .channelsLast ? [[0, 0]] + borders + [[0, 0]] : [[0, 0], [0, 0]] + borders
  }

  override package var config: ConfigDictionary {
    let pairs = ConfigValue.list(borders.map { ConfigValue($0) })
    let own: ConfigDictionary = [argument: axes == 1 ? ConfigValue(borders[0]) : pairs]
    let hasFormat = axes > 1 || argument == "padding"
    return super.config.merging(own).merging(hasFormat ? ["data_format": ConfigValue(dataFormat.rawValue)] : [:])
  }
}

/// What the paddings have in common.
public class BaseZeroPadding: BaseBorders {
  override public func call(_ inputs: Tensor) -> Tensor {
    let pairs = allBorders
    return tf.pad(inputs, Tensor(pairs.flatMap { $0.map { Int64($0) } }, dtype: .int64, dims: [pairs.count, 2]))
  }
}

/// What the croppings have in common.
public class BaseCropping: BaseBorders {
  override package func mismatch(with inputShape: TensorShape) -> String? {
    if let problem = super.mismatch(with: inputShape) { return problem }
    for (axis, pair) in allBorders.enumerated() where inputShape[axis] >= 0 && pair[0] + pair[1] > 0 {
      if pair[0] + pair[1] >= inputShape[axis] {
        return "cropping \(pair) takes all of axis \(axis), found shape \(inputShape.withUnknownBatch)"
      }
    }
    return nil
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let pairs = allBorders
    return tf.slice(inputs, pairs.map { $0[0] }, zip(inputs.shape.dims, pairs).map { $0 - $1[0] - $1[1] })
  }
}
