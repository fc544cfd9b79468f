import Tensors

/// What fills the places that a moved image leaves.
public enum FillMode: String {
  /// The image mirrored at its edges, the last pixels twice: (d c b a | a b c d | d c b a).
  case reflect
  /// The image again: (a b c d | a b c d | a b c d).
  case wrap
  /// One value.
  case constant
  /// The nearest pixel of the edge.
  case nearest
}

/// What layers for images have in common: one image (height, width, channels) or a batch of them; integers become
/// floating-point numbers.
public class ImageLayer: Layer {
  package final let dataFormat: ImageDataFormat

  package init(_ dataFormat: ImageDataFormat, _ inputShape: [Int?]?, _ name: String?) {
    self.dataFormat = dataFormat
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }
  /// As in Keras a call that says nothing about training changes the images.
  override package var defaultTraining: Bool { true }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    let found = "found shape \(inputShape)"
    guard inputShape.rank == 3 || inputShape.rank == 4 else {
      return "expected an image (rank 3) or a batch of images (rank 4), \(found)"
    }
    let spatial = dataFormat.spatialAxes(rank: inputShape.rank, axes: 2)
    return spatial.contains { inputShape[$0] == 0 } ? "expected images with pixels, \(found)" : nil
  }

  override public func call(_ inputs: Tensor, training: Bool) -> Tensor {
    let batch = inputs.rank == 3 ? tf.expandDims(inputs, axis: 0) : inputs
    let isLast = dataFormat == .channelsLast
    let changed = changed(isLast ? batch : tf.transpose(batch, perm: [0, 2, 3, 1]), training: training)
    let result = isLast ? changed : tf.transpose(changed, perm: [0, 3, 1, 2])
    return inputs.rank == 3 ? tf.squeeze(result, axis: 0) : result
  }

  /// The layer's work on a batch with the channels last.
  func changed(_ images: Tensor, training: Bool) -> Tensor { images }

  override package var config: ConfigDictionary {
    super.config.merging(["data_format": ConfigValue(dataFormat.rawValue)])
  }
}

/// What the layers have in common that change images at random while training.
public class RandomImageLayer: ImageLayer {
  package final let seed: Int?
  package final let seedGenerator: SeedGenerator

  package init(_ seed: Int?, _ dataFormat: ImageDataFormat, _ inputShape: [Int?]?, _ name: String?) {
    self.seed = seed
    seedGenerator = SeedGenerator(seed: seed)
    super.init(dataFormat, inputShape, name)
  }

  /// Numbers from `range`.
  final func draws(_ shape: [Int], _ range: (Double, Double)) -> Tensor {
    tf.random.statelessUniform(shape, seed: seedGenerator.next(), minval: range.0, maxval: range.1)
  }

  override func changed(_ images: Tensor, training: Bool) -> Tensor { training ? augmented(images) : images }

  func augmented(_ images: Tensor) -> Tensor { images }

  /// The two ends of a range, with a failure recorded for what is no range within the bounds.
  final func checked(_ range: (Double, Double), _ what: String, from low: Double, to high: Double) -> (Double, Double) {
    let ends = (min(range.0, range.1), max(range.0, range.1))
    if ends.0 >= low && ends.1 <= high { return ends }
    fail("\(what) takes numbers from \(low) to \(high), found \(range.0 == -range.1 ? "\(range.1)" : "\(range)")")
    return (0, 0)
  }

  override package var config: ConfigDictionary { super.config.merging(["seed": ConfigValue(seed)]) }
}
