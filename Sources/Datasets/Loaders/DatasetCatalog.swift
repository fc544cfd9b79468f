import Tensors

/// The data sets that `tfds.load` knows.
struct CatalogEntry {
  /// The tensors of one part: input, then label, both with a row for each element.
  typealias Tables = (train: [Tensor], test: [Tensor])

  let name: String
  let text: String
  /// The names of the two tensors of an element; the label comes last.
  let keys: (String, String)
  let kind: String
  let classes: [String]
  let load: () throws -> Tables

  func info(_ tables: Tables) -> DatasetInfo {
    DatasetInfo(
      name, text, [FeatureInfo(keys.0, kind), FeatureInfo(keys.1, "ClassLabel", classes)],
      [SplitInfo("train", tables.train[0].count), SplitInfo("test", tables.test[0].count)])
  }
}

enum DatasetCatalog {
  private static let digits = (0...9).map(String.init)

  static let entries: [CatalogEntry] = [
    CatalogEntry(
      name: "mnist", text: "The MNIST database of handwritten digits.", keys: ("image", "label"),
      kind: "Image(shape=(28, 28, 1), dtype=uint8)", classes: digits, load: { grey(try HandwrittenDigits.mnist("mnist.npz")) }),
    CatalogEntry(
      name: "fashion_mnist", text: "Zalando's images of articles of clothing.", keys: ("image", "label"),
      kind: "Image(shape=(28, 28, 1), dtype=uint8)", classes: DrawnClothing.names, load: { grey(try HandwrittenDigits.fashion()) }),
    CatalogEntry(
      name: "cifar10", text: "60000 32x32 colour images in 10 classes.", keys: ("image", "label"),
      kind: "Image(shape=(32, 32, 3), dtype=uint8)",
      classes: ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
      load: { colour(try TinyImages.load(TinyImages.ten)) }),
    CatalogEntry(
      name: "cifar100", text: "60000 32x32 colour images in 100 classes.", keys: ("image", "label"),
      kind: "Image(shape=(32, 32, 3), dtype=uint8)", classes: (0..<100).map(String.init),
      load: { colour(try TinyImages.load(TinyImages.hundred("fine"))) }),
    CatalogEntry(
      name: "synthetic_fashion",
      text: "Stand-in for fashion_mnist: ten kinds of clothing drawn by code, not photographed.", keys: ("image", "label"),
      kind: "Image(shape=(28, 28, 1), dtype=uint8)", classes: DrawnClothing.names,
      load: {
        let (train, test) = (DrawnClothing.make(first: 0, count: 60_000), DrawnClothing.make(first: 60_000, count: 10_000))
        return ([train.images, train.labels], [test.images, test.labels])
      }),
    CatalogEntry(
      name: "synthetic_reviews", text: "Stand-in for film reviews: texts put together by code, not written by viewers.",
      keys: ("text", "label"), kind: "Text(shape=(), dtype=string)", classes: WrittenReviews.names,
      load: {
        let (train, test) = (WrittenReviews.make(first: 0, count: 5000), WrittenReviews.make(first: 5000, count: 1000))
        return ([train.texts, train.labels], [test.texts, test.labels])
      }),
  ]

  static func entry(_ name: String) throws -> CatalogEntry {
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    let known = entries.map(\.name)
    let nearest = known.min { distance($0, name) < distance($1, name) }!
    let hint = distance(nearest, name) <= max(3, name.count / 2) ? "; did you mean '\(nearest)'?" : ""
    throw DatasetError("data set '\(name)' is not known\(hint)\nknown are: \(known.joined(separator: ", "))")
  }

  /// Levenshtein's distance.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8.prefix(200)))
    var line = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var corner = line[0]
      line[0] = i + 1
      for j in b.indices {
        let cost = corner + (b[j] == letter ? 0 : 1)
        corner = line[j + 1]
        line[j + 1] = min(cost, line[j] + 1, corner + 1)
      }
    }
    return line[b.count]
  }

  /// With a channel axis, and labels in int64.
  private static func grey(_ images: LabelledImages) -> CatalogEntry.Tables {
    (
      [images.trainImages.viewed(images.trainImages.dims + [1]), Tensor.cast(images.trainLabels, to: .int64)],
      [images.testImages.viewed(images.testImages.dims + [1]), Tensor.cast(images.testLabels, to: .int64)]
    )
  }

  private static func colour(_ images: LabelledImages) -> CatalogEntry.Tables {
    func labels(_ tensor: Tensor) -> Tensor { Tensor.cast(tensor.viewed([tensor.count]), to: .int64) }
    return ([images.trainImages, labels(images.trainLabels)], [images.testImages, labels(images.testLabels)])
  }
}
