import Tensors

/// What pooling over whole images and sequences has in common.
public class BaseGlobalPooling: Layer {
  package final let dataFormat: ImageDataFormat
  package final let keepDims: Bool

  package init(_ dataFormat: ImageDataFormat, _ keepDims: Bool, _ inputShape: [Int?]?, _ name: String?) {
    (self.dataFormat, self.keepDims) = (dataFormat, keepDims)
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  var axes: Int { 2 }
  final var spatialAxes: [Int] { Array(dataFormat.spatialAxes(rank: axes + 2, axes: axes)) }

  override package var hasFixedWeights: Bool { true }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    if inputShape.rank == axes + 2 { return nil }
    let found = inputShape.withUnknownBatch
    return "expected input of rank \(axes + 2), \(dataFormat.axisNames(axes: axes)), found shape \(found)"
  }

  override package var config: ConfigDictionary {
    super.config.merging(["data_format": ConfigValue(dataFormat.rawValue), "keepdims": ConfigValue(keepDims)])
  }
}

/// What global max pooling has in common.
public class BaseGlobalMaxPooling: BaseGlobalPooling {
  override public func call(_ inputs: Tensor) -> Tensor {
    tf.reduceMax(inputs, axis: spatialAxes, keepdims: keepDims)
  }
}

/// What global average pooling has in common.
public class BaseGlobalAveragePooling: BaseGlobalPooling {
  override public func call(_ inputs: Tensor) -> Tensor {
    tf.reduceMean(inputs, axis: spatialAxes, keepdims: keepDims)
  }
}
