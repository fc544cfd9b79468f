import Tensors

extension tf {
  /// Input pipelines.
  public enum data {
    public typealias Dataset = Datasets.Dataset

    /// Leaves a choice to the library, as in `.prefetch(tf.data.autotune)`.
    public static let autotune = -1
  }
}
