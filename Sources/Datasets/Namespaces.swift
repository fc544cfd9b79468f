import Tensors

extension tf {
  /// Input pipelines.
  public enum data {
    public typealias Dataset = Datasets.Dataset

    /// Leaves a choice to the library, as in `.prefetch(tf.data.autotune)`.
    public static let autotune = -1
    /// What `cardinality` says of a data set without end.
    public static let infiniteCardinality = -1
    /// What `cardinality` says where nobody knows.
    public static let unknownCardinality = -2

    /// Newer and less used parts.
    public enum experimental {
      /// Leaves a choice to the library.
      public static let autotune = -1

      /// From now on mapped functions run on each element instead of being traced: slower, but `print`, `.item()` and
      /// Swift's own control flow see every element.
      public static func enableDebugMode() { MapFunction.runsEagerly = true }
    }
  }
}

extension keras {
  /// Helpers.
  public enum utils {}
}
