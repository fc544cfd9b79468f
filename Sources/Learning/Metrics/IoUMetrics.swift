import Display
import Tensors

/// Intersection over union of the classes of pictures, from a table of what was predicted for what.
public class IoUMetric: KerasMetric {
  private let numClasses: Int
  private let targetClassIds: [Int]
  private let ignoreClass: Int?
  private let sparseYTrue: Bool
  private let sparseYPred: Bool
  private let axis: Int
  private let threshold: Double?
  private var table: Variable!

  package init(
    name: String?, base: String, numClasses: Int, targetClassIds: [Int], ignoreClass: Int? = nil,
    sparseYTrue: Bool = true, sparseYPred: Bool = true, axis: Int = -1, threshold: Double? = nil,
    arguments: ConfigDictionary
  ) {
    self.numClasses = numClasses
    self.targetClassIds = targetClassIds
    self.ignoreClass = ignoreClass
    self.sparseYTrue = sparseYTrue
    self.sparseYPred = sparseYPred
    self.axis = axis
    self.threshold = threshold
    super.init(
      name: name ?? AutomaticNames.unique(forClass: base),
      arguments: (["dtype": "int64"] as ConfigDictionary).merging(arguments))
    if numClasses < 1 { _ = failed(self.name, "numClasses must be a positive number, found \(numClasses)") }
    if let wrong = targetClassIds.first(where: { $0 < 0 || $0 >= numClasses }) {
      _ = failed(self.name, "target class \(wrong) is outside of 0..<\(numClasses)")
    }
    table = addWeight(
      shape: [max(numClasses, 0), max(numClasses, 0)], dtype: .int64, name: "total_confusion_matrix")
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    updateState(yTrue, yPred, sampleWeight: nil)
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    if ExecutionContext.current.mustStop { return }
    var truth = sparseYTrue ? yTrue : tf.argmax(yTrue, axis: axis)
    var guess = sparseYPred ? yPred : tf.argmax(yPred, axis: axis)
    if let threshold { guess = realNumbers(guess) >= threshold }
    truth = tf.reshape(tf.cast(truth, .int64), [-1])
    guess = tf.reshape(tf.cast(guess, .int64), [-1])
    guard LossFormulas.fits(truth, guess, name) else { return }
    // A class that does not count is one there is none of.
    if let ignoreClass { truth = tf.where(tf.equal(truth, ignoreClass), tf.onesLike(truth) * -1, truth) }
    let rows = tf.oneHot(truth, numClasses)
    var columns = tf.oneHot(guess, numClasses)
    if let sampleWeight {
      // Keras keeps the table in integers and the weights with it.
      let whole = tf.cast(tf.cast(sampleWeight, .int64), .float32)
      columns = columns * (whole.rank == 0 ? whole : tf.reshape(whole, [-1, 1]))
    }
    table.assignAdd(tf.cast(tf.matmul(tf.transpose(rows), columns), .int64))
  }

  override public func result() -> Tensor {
    let counts = tf.cast(table, .float32)
    let hits = tf.linalg.diagPart(counts)
    let union = tf.reduceSum(counts, axis: 0) + tf.reduceSum(counts, axis: 1) - hits
    let (chosen, chosenUnion) = (tf.gather(hits, targetClassIds), tf.gather(union, targetClassIds))
    let occurs = chosenUnion > 1e-9
    let shares = tf.where(occurs, chosen / (chosenUnion + 1e-7), tf.zerosLike(chosen))
    return tf.reduceSum(shares) / (tf.reduceSum(tf.cast(occurs, .float32)) + 1e-7)
  }
}

extension keras.metrics {
  /// The mean over target classes of intersection / union of true and predicted places.
  ///
  /// Targets and predictions are class numbers, or with `sparseYTrue` or `sparseYPred` false rows along `axis` whose
  /// largest entry counts. Sample weights are cut to whole numbers, as in Keras.
  public final class IoU: IoUMetric {
    /// Of `numClasses` classes those of `targetClassIds` count.
    public init(
      _ numClasses: Int, _ targetClassIds: [Int], name: String? = nil, ignoreClass: Int? = nil,
      sparseYTrue: Bool = true, sparseYPred: Bool = true, axis: Int = -1
    ) {
      super.init(
        name: name, base: "IoU", numClasses: numClasses, targetClassIds: targetClassIds, ignoreClass: ignoreClass,
        sparseYTrue: sparseYTrue, sparseYPred: sparseYPred, axis: axis,
        arguments: [
          "num_classes": .integer(numClasses), "target_class_ids": ConfigValue(targetClassIds),
          "ignore_class": ConfigValue(ignoreClass), "sparse_y_true": .bool(sparseYTrue),
          "sparse_y_pred": .bool(sparseYPred), "axis": .integer(axis),
        ])
    }
  }

  /// The mean over all classes of intersection / union of true and predicted places.
  ///
  ///     let m = keras.metrics.MeanIoU(2)
  ///     m.updateState([0, 0, 1, 1], [0, 1, 0, 1])
  ///     print(m.result())      // tf.Tensor(0.3333333, shape=(), dtype=float32)
  public final class MeanIoU: IoUMetric {
    /// All of `numClasses` classes count.
    public init(
      _ numClasses: Int, name: String? = nil, ignoreClass: Int? = nil, sparseYTrue: Bool = true,
      sparseYPred: Bool = true, axis: Int = -1
    ) {
      super.init(
        name: name, base: "MeanIoU", numClasses: numClasses, targetClassIds: Array(0..<max(numClasses, 0)),
        ignoreClass: ignoreClass, sparseYTrue: sparseYTrue, sparseYPred: sparseYPred, axis: axis,
        arguments: [
          "num_classes": .integer(numClasses), "ignore_class": ConfigValue(ignoreClass),
          "sparse_y_true": .bool(sparseYTrue), "sparse_y_pred": .bool(sparseYPred), "axis": .integer(axis),
        ])
    }
  }

  /// `IoU` for predictions that are probabilities of class 1.
  public final class BinaryIoU: IoUMetric {
    /// Predictions of `threshold` and more are class 1.
    public init(_ targetClassIds: [Int] = [0, 1], threshold: Double = 0.5, name: String? = nil) {
      super.init(
        name: name, base: "BinaryIoU", numClasses: 2, targetClassIds: targetClassIds, threshold: threshold,
        arguments: ["target_class_ids": ConfigValue(targetClassIds), "threshold": .number(threshold)])
    }
  }

  /// `IoU` for one-hot targets and predictions.
  public final class OneHotIoU: IoUMetric {
    /// Of `numClasses` classes those of `targetClassIds` count.
    public init(
      _ numClasses: Int, _ targetClassIds: [Int], name: String? = nil, ignoreClass: Int? = nil,
      sparseYPred: Bool = false, axis: Int = -1
    ) {
      super.init(
        name: name, base: "OneHotIoU", numClasses: numClasses, targetClassIds: targetClassIds,
        ignoreClass: ignoreClass, sparseYTrue: false, sparseYPred: sparseYPred, axis: axis,
        arguments: [
          "num_classes": .integer(numClasses), "target_class_ids": ConfigValue(targetClassIds),
          "ignore_class": ConfigValue(ignoreClass), "sparse_y_pred": .bool(sparseYPred), "axis": .integer(axis),
        ])
    }
  }

  /// `MeanIoU` for one-hot targets and predictions.
  public final class OneHotMeanIoU: IoUMetric {
    /// All of `numClasses` classes count.
    public init(
      _ numClasses: Int, name: String? = nil, ignoreClass: Int? = nil, sparseYPred: Bool = false, axis: Int = -1
    ) {
      super.init(
        name: name, base: "OneHotMeanIoU", numClasses: numClasses, targetClassIds: Array(0..<max(numClasses, 0)),
        ignoreClass: ignoreClass, sparseYTrue: false, sparseYPred: sparseYPred, axis: axis,
        arguments: [
          "num_classes": .integer(numClasses), "ignore_class": ConfigValue(ignoreClass),
          "sparse_y_pred": .bool(sparseYPred), "axis": .integer(axis),
        ])
    }
  }
}
