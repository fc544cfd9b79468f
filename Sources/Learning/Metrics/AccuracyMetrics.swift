import Display
import Tensors

extension keras.metrics {
  /// How often predictions are on the side of `threshold` that the target (0 or 1) says; a
  /// prediction equal to the threshold counts as 0.
  public final class BinaryAccuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "binary_accuracy", threshold: Double = 0.5) {
      super.init(name: name, arguments: ["threshold": .number(threshold)]) {
        AccuracyFormulas.binary($0, $1, threshold: threshold)
      }
    }
  }

  /// How often the largest prediction is that of the class the target's largest entry names.
  public final class CategoricalAccuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "categorical_accuracy") {
      super.init(name: name, AccuracyFormulas.categorical)
    }
  }

  /// How often the largest prediction is that of the class the target numbers.
  public final class SparseCategoricalAccuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "sparse_categorical_accuracy") {
      super.init(name: name, AccuracyFormulas.sparseCategorical)
    }
  }

  /// How often the true class of a one-hot target is among the `k` largest predictions; equal ones count.
  public final class TopKCategoricalAccuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(k: Int = 5, name: String = "top_k_categorical_accuracy") {
      super.init(name: name, arguments: ["k": .integer(k)]) { yTrue, yPred in
        guard LossFormulas.fits(yTrue, yPred, "top_k_categorical_accuracy") else { return .inert }
        return AccuracyFormulas.topK(tf.argmax(yTrue, axis: -1), yPred, k)
      }
    }
  }

  /// How often the class a target numbers is among the `k` largest predictions; equal ones count.
  public final class SparseTopKCategoricalAccuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(k: Int = 5, name: String = "sparse_top_k_categorical_accuracy") {
      super.init(name: name, arguments: ["k": .integer(k)]) { yTrue, yPred in
        guard let labels = LossFormulas.classNumbers(yTrue, yPred, "sparse_top_k_categorical_accuracy") else {
          return .inert
        }
        return AccuracyFormulas.topK(labels, yPred, k)
      }
    }
  }

  /// How often predictions equal targets.
  public final class Accuracy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "accuracy") {
      super.init(name: name, AccuracyFormulas.equal)
    }
  }
}

/// `.accuracy`: which of the three accuracies it is, the shapes of targets and predictions decide.
package final class AccuracyByShape: Metric {
  override package func resolved(_ yTrue: Tensor, _ yPred: Tensor) -> Metric {
    guard let width = yPred.shape.dims.last else { return keras.metrics.Accuracy(name: name) }
    if width == 1 { return keras.metrics.BinaryAccuracy(name: name) }
    if yTrue.rank < yPred.rank || yTrue.shape.dims.last == 1 {
      return keras.metrics.SparseCategoricalAccuracy(name: name)
    }
    return keras.metrics.CategoricalAccuracy(name: name)
  }
}

package enum AccuracyFormulas {
  static func equal(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (target, prediction) = alignedRanks(realNumbers(yTrue), realNumbers(yPred))
    guard LossFormulas.fits(target, prediction, "accuracy") else { return .inert }
    return tf.cast(tf.equal(target, prediction), .float32)
  }

  static func binary(_ yTrue: Tensor, _ yPred: Tensor, threshold: Double) -> Tensor {
    let (target, prediction) = alignedRanks(realNumbers(yTrue), realNumbers(yPred))
    guard LossFormulas.fits(target, prediction, "binary_accuracy") else { return .inert }
    let positive = tf.cast(tf.greater(prediction, threshold), .float32)
    return tf.cast(tf.equal(target, positive), .float32)
  }

  static func categorical(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    guard LossFormulas.fits(yTrue, yPred, "categorical_accuracy") else { return .inert }
    return tf.cast(tf.equal(tf.argmax(yTrue, axis: -1), tf.argmax(yPred, axis: -1)), .float32)
  }

  static func topK(_ labels: Tensor, _ predictions: Tensor, _ k: Int) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    let classes = predictions.shape[-1]
    let hits = tf.math.inTopK(tf.reshape(labels, [-1]), tf.reshape(realNumbers(predictions), [-1, classes]), k: k)
    return tf.reshape(tf.cast(hits, .float32), labels.shape.dims)
  }

  static func sparseCategorical(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    guard !ExecutionContext.current.mustStop else { return .inert }
    var target = tf.cast(yTrue, .int64)
    if target.rank == yPred.rank && target.shape[-1] == 1 { target = tf.squeeze(target, axis: -1) }
    let guess = tf.argmax(yPred, axis: -1)
    guard LossFormulas.fits(target, guess, "sparse_categorical_accuracy") else { return .inert }
    return tf.cast(tf.equal(target, guess), .float32)
  }
}
