import Display
import Tensors

/// The values that losses and metrics of the same name share, one per sample.
package enum LossFormulas {
  static let epsilon = 1e-7

  package static func meanSquaredError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "mean_squared_error") { lastAxisMean(tf.square($0 - $1)) }
  }

  package static func meanAbsoluteError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "mean_absolute_error") { lastAxisMean(tf.abs($0 - $1)) }
  }

  package static func meanAbsolutePercentageError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "mean_absolute_percentage_error") {
      lastAxisMean(tf.abs(($0 - $1) / tf.maximum(tf.abs($0), epsilon))) * 100
    }
  }

  package static func meanSquaredLogarithmicError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "mean_squared_logarithmic_error") {
      let predicted = tf.math.log(tf.maximum($1, epsilon) + 1)
      return lastAxisMean(tf.square(predicted - tf.math.log(tf.maximum($0, epsilon) + 1)))
    }
  }

  /// The cosine itself, as the metric has it.
  package static func cosineSimilarity(_ yTrue: Tensor, _ yPred: Tensor, axis: Int) -> Tensor {
    compare(yTrue, yPred, "cosine_similarity") {
      if $0.rank == 0 { return scalarFailure("cosine_similarity") }
      return tf.reduceSum(unit($0, axis) * unit($1, axis), axis: axis)
    }
  }

  private static func unit(_ x: Tensor, _ axis: Int) -> Tensor {
    x * tf.minimum(tf.math.rsqrt(tf.reduceSum(tf.square(x), axis: axis, keepdims: true)), 1 / epsilon)
  }

  package static func huber(_ yTrue: Tensor, _ yPred: Tensor, delta: Double) -> Tensor {
    compare(yTrue, yPred, "huber") {
      let error = $1 - $0
      let size = tf.abs(error)
      return lastAxisMean(tf.where(size <= delta, tf.square(error) * 0.5, size * delta - 0.5 * delta * delta))
    }
  }

  package static func logCosh(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "log_cosh") {
      let error = $1 - $0
      return lastAxisMean(error + tf.math.softplus(error * -2) - 0.6931471805599453)
    }
  }

  package static func poisson(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "poisson") { lastAxisMean($1 - $0 * tf.math.log($1 + epsilon)) }
  }

  package static func klDivergence(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "kl_divergence") {
      let (target, prediction) = (tf.clipByValue($0, epsilon, 1), tf.clipByValue($1, epsilon, 1))
      let terms = target * tf.math.log(target / prediction)
      return terms.rank == 0 ? terms : tf.reduceSum(terms, axis: -1)
    }
  }

  package static func hinge(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "hinge") { lastAxisMean(tf.maximum(1 - signs($0) * $1, 0)) }
  }

  package static func squaredHinge(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "squared_hinge") { lastAxisMean(tf.square(tf.maximum(1 - signs($0) * $1, 0))) }
  }

  /// Targets that are all 0 or 1 as -1 and 1; others as they are.
  private static func signs(_ targets: Tensor) -> Tensor {
    let areBinary = tf.reduceAll(tf.math.logicalOr(tf.equal(targets, 0), tf.equal(targets, 1)))
    return tf.where(areBinary, targets * 2 - 1, targets)
  }

  package static func categoricalHinge(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    compare(yTrue, yPred, "categorical_hinge") {
      if $0.rank == 0 { return scalarFailure("categorical_hinge") }
      let right = tf.reduceSum($0 * $1, axis: -1)
      return tf.maximum(tf.reduceMax((1 - $0) * $1, axis: -1) - right + 1, 0)
    }
  }

  package static func dice(_ yTrue: Tensor, _ yPred: Tensor, axis: [Int]?) -> Tensor {
    compare(yTrue, yPred, "dice") {
      let both = tf.reduceSum($0 * $1, axis: axis) * 2
      return 1 - both / (tf.reduceSum($0, axis: axis) + tf.reduceSum($1, axis: axis) + epsilon)
    }
  }

  package static func tversky(
    _ yTrue: Tensor, _ yPred: Tensor, alpha: Double, beta: Double, axis: [Int]?
  ) -> Tensor {
    compare(yTrue, yPred, "tversky") {
      let both = tf.reduceSum($0 * $1, axis: axis)
      // Keras multiplies alpha with what the target alone has.
      let missed = tf.reduceSum((1 - $1) * $0, axis: axis)
      let invented = tf.reduceSum($1 * (1 - $0), axis: axis)
      return 1 - both / (both + missed * alpha + invented * beta + epsilon)
    }
  }

  package static func circle(
    _ yTrue: Tensor, _ yPred: Tensor, gamma: Double, margin: Double, removeDiagonal: Bool
  ) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    let count = yPred.shape.dims.first ?? 0
    guard yPred.rank == 2, yTrue.shape.isFullyKnown, yTrue.elementCount == count else {
      return failed(
        "circle", "takes class numbers (n,) and embeddings (n, d), found \(yTrue.shape) and \(yPred.shape)")
    }
    let labels = tf.reshape(tf.cast(yTrue, .int32), [count, 1])
    let same = tf.equal(labels, tf.transpose(labels))
    let others = removeDiagonal ? tf.math.logicalNot(tf.cast(tf.eye(count), .bool)) : tf.ones([count, count], dtype: .bool)
    let (positive, negative) = (tf.math.logicalAnd(same, others), tf.math.logicalNot(same))
    let distances = tf.maximum(1 - tf.matmul(yPred, tf.transpose(yPred)), 0)
    let near = tf.maximum((distances + margin) * tf.cast(positive, .float32), 0)
    let far = tf.maximum((1 + margin - distances) * tf.cast(negative, .float32), 0)
    let pull = near * (margin - distances) * -gamma
    let push = far * (1 - margin - distances) * gamma
    let never = tf.constant(-Double.infinity, dtype: .float32)
    let sum =
      tf.reduceLogsumexp(tf.where(positive, pull, never), axis: 1)
      + tf.reduceLogsumexp(tf.where(negative, push, never), axis: 1)
    let losses = tf.identity(tf.math.softplus(sum))
    losses.mask = losses > 0
    return losses
  }

  package static func lastAxisMean(_ values: Tensor) -> Tensor {
    values.rank == 0 ? values : tf.reduceMean(values, axis: -1)
  }

  /// A formula of targets and predictions of one shape.
  private static func compare(
    _ yTrue: Tensor, _ yPred: Tensor, _ name: String, _ formula: (Tensor, Tensor) -> Tensor
  ) -> Tensor {
    let (target, prediction) = alignedRanks(yTrue, yPred)
    return fits(target, prediction, name) ? formula(target, prediction) : .inert
  }

  static func scalarFailure(_ name: String) -> Tensor {
    failed(name, "predictions need at least one axis, found a single number")
  }

  /// False, with the failure recorded, if targets and predictions differ in shape.
  package static func fits(_ target: Tensor, _ prediction: Tensor, _ name: String) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    let fits =
      target.rank == prediction.rank
      && zip(target.shape.dims, prediction.shape.dims).allSatisfy { $0 == $1 || $0 < 0 || $1 < 0 }
    if !fits {
      _ = failed(name, "targets of shape \(target.shape) do not fit predictions of shape \(prediction.shape)")
    }
    return fits
  }
}
