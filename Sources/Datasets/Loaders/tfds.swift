import Tensors

/// TensorFlow Datasets' names.
///
/// Known are the data sets of `keras.datasets` that hold images, read from the same files, and stand-ins made by code.
///
/// Source: https://www.tensorflow.org/datasets/api_docs/python/tfds/load
public enum tfds {
  /// The names that `load` knows.
  public static func listBuilders() -> [String] { DatasetCatalog.entries.map(\.name) }

  /// A part of a data set; each element is a dictionary, as {"image", "label"}.
  ///
  ///     let train = try tfds.load("synthetic_fashion", split: "train[:1000]")
  ///     for row in train.take(1) { print(row["image"]!.shape) }      // (28, 28, 1)
  ///
  /// - Parameters:
  ///   - split: "train", "test", "all", a range such as "train[:80%]" or "test[100:200]", or a sum of these.
  ///   - shuffleFiles: taken for TensorFlow's sake; there is one file.
  public static func load(_ name: String, split: String, shuffleFiles: Bool = false) throws -> Dataset<[String: Tensor]> {
    let loaded = try Loaded(name)
    return try loaded.named(split)
  }

  /// Pairs of input and label.
  ///
  ///     let train = try tfds.load("fashion_mnist", split: "train", asSupervised: true)
  public static func load(
    _ name: String, split: String, shuffleFiles: Bool = false, asSupervised: Bool
  ) throws -> Dataset<(Tensor, Tensor)> {
    try Loaded(name).pairs(split)
  }

  /// A part of a data set and what is known about the whole.
  public static func load(
    _ name: String, split: String, shuffleFiles: Bool = false, withInfo: Bool
  ) throws -> (Dataset<[String: Tensor]>, DatasetInfo) {
    let loaded = try Loaded(name)
    return (try loaded.named(split), loaded.info)
  }

  /// Pairs of input and label, and what is known about the whole.
  public static func load(
    _ name: String, split: String, shuffleFiles: Bool = false, withInfo: Bool, asSupervised: Bool
  ) throws -> (Dataset<(Tensor, Tensor)>, DatasetInfo) {
    let loaded = try Loaded(name)
    return (try loaded.pairs(split), loaded.info)
  }

  /// Two parts of a data set.
  public static func load(
    _ name: String, split: (String, String), shuffleFiles: Bool = false
  ) throws -> (Dataset<[String: Tensor]>, Dataset<[String: Tensor]>) {
    let loaded = try Loaded(name)
    return (try loaded.named(split.0), try loaded.named(split.1))
  }

  /// Two parts of a data set as pairs of input and label.
  ///
  ///     let (train, test) = try tfds.load("fashion_mnist", split: ("train", "test"), asSupervised: true)
  public static func load(
    _ name: String, split: (String, String), shuffleFiles: Bool = false, asSupervised: Bool
  ) throws -> (Dataset<(Tensor, Tensor)>, Dataset<(Tensor, Tensor)>) {
    let loaded = try Loaded(name)
    return (try loaded.pairs(split.0), try loaded.pairs(split.1))
  }

  /// Two parts of a data set and what is known about the whole.
  public static func load(
    _ name: String, split: (String, String), shuffleFiles: Bool = false, withInfo: Bool
  ) throws -> ((Dataset<[String: Tensor]>, Dataset<[String: Tensor]>), DatasetInfo) {
    let loaded = try Loaded(name)
    return ((try loaded.named(split.0), try loaded.named(split.1)), loaded.info)
  }

  /// Two parts of a data set as pairs of input and label, and what is known about the whole.
  ///
  ///     let ((train, test), info) = try tfds.load(
  ///       "fashion_mnist", split: ("train", "test"), withInfo: true, asSupervised: true)
  ///     print(info.features["label"].numClasses)      // 10
  public static func load(
    _ name: String, split: (String, String), shuffleFiles: Bool = false, withInfo: Bool, asSupervised: Bool
  ) throws -> ((Dataset<(Tensor, Tensor)>, Dataset<(Tensor, Tensor)>), DatasetInfo) {
    let loaded = try Loaded(name)
    return ((try loaded.pairs(split.0), try loaded.pairs(split.1)), loaded.info)
  }
}

/// A data set in memory.
private struct Loaded {
  private let entry: CatalogEntry
  private let tables: CatalogEntry.Tables

  init(_ name: String) throws {
    entry = try DatasetCatalog.entry(name)
    tables = try entry.load()
  }

  var info: DatasetInfo { entry.info(tables) }

  func pairs(_ split: String) throws -> Dataset<(Tensor, Tensor)> {
    Dataset(core: DatasetCore(slicesOf: try SplitRequest(split).tables(tables)))
  }

  func named(_ split: String) throws -> Dataset<[String: Tensor]> {
    Dataset(core: DatasetCore(slicesOf: try SplitRequest(split).tables(tables), keys: KeyList([entry.keys.0, entry.keys.1])))
  }
}
