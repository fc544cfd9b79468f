import Tensors

extension tf.train {
  /// Bytes of one feature.
  public struct BytesList {
    let value: [[UInt8]]
    /// Texts, as UTF-8.
    public init(value: [String]) { self.value = value.map { Array($0.utf8) } }
    /// Strings of a tensor, as of `tf.io.encodeJpeg`.
    public init(value: [Tensor]) {
      self.value = value.flatMap { tensor -> [[UInt8]] in
        if tensor.dtype == .string { return tensor.strings }
        _ = failed("BytesList", "takes strings, found \(tensor.dtype.name)")
        return []
      }
    }
  }

  /// Real numbers of one feature, kept in float32.
  public struct FloatList {
    let value: [Double]
    public init(value: [Double]) { self.value = value }
  }

  /// Whole numbers of one feature.
  public struct Int64List {
    let value: [Int]
    public init(value: [Int]) { self.value = value }
  }

  /// One feature of an example: a list of bytes, real or whole numbers.
  public struct Feature {
    enum Content {
      case bytes([[UInt8]])
      case reals([Float])
      case integers([Int])
    }
    let content: Content

    init(content: Content) { self.content = content }
    public init(bytesList: BytesList) { content = .bytes(bytesList.value) }
    public init(floatList: FloatList) { content = .reals(floatList.value.map { Float($0) }) }
    public init(int64List: Int64List) { content = .integers(int64List.value) }
  }

  /// The features of an example by name.
  public struct Features {
    let feature: [String: Feature]
    public init(feature: [String: Feature]) { self.feature = feature }
  }

  /// What a record of a TFRecord file usually holds: features by name.
  ///
  ///     let example = tf.train.Example(features: tf.train.Features(feature: [
  ///       "label": tf.train.Feature(int64List: tf.train.Int64List(value: [3]))]))
  ///     try writer.write(example.serializeToString())
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/train/Example
  public struct Example {
    let features: Features
    public init(features: Features) { self.features = features }

    /// The example as bytes.
    public func serializeToString() -> Tensor { Tensor(strings: [ExampleFormat.encoded(features.feature)], dims: []) }
  }
}

/// The bytes of examples, a message of Protocol Buffers.
///
/// Source: https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/example/feature.proto
package enum ExampleFormat {
  static func encoded(_ features: [String: tf.train.Feature]) -> [UInt8] {
    var writer = ProtoWriter()
    writer.message(1) { inner in
      for name in features.keys.sorted() {
        inner.message(1) { entry in
          entry.text(1, name)
          entry.message(2) { write(features[name]!, &$0) }
        }
      }
    }
    return writer.bytes
  }

  private static func write(_ feature: tf.train.Feature, _ writer: inout ProtoWriter) {
    switch feature.content {
    case .bytes(let values): writer.message(1) { list in for value in values { list.block(1, value) } }
    case .reals(let values):
      writer.message(2) { list in
        if values.isEmpty { return }
        var packed: [UInt8] = []
        for value in values { packed.appendWord(value.bitPattern) }
        list.block(1, packed)
      }
    case .integers(let values):
      writer.message(3) { list in
        if values.isEmpty { return }
        var packed: [UInt8] = []
        for value in values { packed.appendVarint(UInt64(bitPattern: Int64(value))) }
        list.block(1, packed)
      }
    }
  }

  package static func decoded(_ bytes: [UInt8]) throws -> [String: tf.train.Feature] {
    var result: [String: tf.train.Feature] = [:]
    var example = ByteReader(bytes[...])
    while let field = try example.field() {
      guard field.number == 1 else { continue }
      var features = ByteReader(try field.value.bytes())
      while let entry = try features.field() {
        guard entry.number == 1 else { continue }
        var (name, feature) = ("", tf.train.Feature(content: .bytes([])))
        var pair = ByteReader(try entry.value.bytes())
        while let part = try pair.field() {
          if part.number == 1 { name = try part.value.text() }
          if part.number == 2 { feature = try self.feature(part.value.bytes()) }
        }
        result[name] = feature
      }
    }
    return result
  }

  private static func feature(_ bytes: ArraySlice<UInt8>) throws -> tf.train.Feature {
    var reader = ByteReader(bytes)
    var content = tf.train.Feature.Content.bytes([])
    while let list = try reader.field() {
      var values = ByteReader(try list.value.bytes())
      switch list.number {
      case 1:
        var texts: [[UInt8]] = []
        while let value = try values.field() { texts.append([UInt8](try value.value.bytes())) }
        content = .bytes(texts)
      case 2:
        var reals: [Float] = []
        while let value = try values.field() {
          // Numbers come packed or one by one.
          if case .word(let word) = value.value {
            reals.append(Float(bitPattern: word))
          } else {
            var packed = ByteReader(try value.value.bytes())
            while !packed.isAtEnd { reals.append(Float(bitPattern: try packed.word())) }
          }
        }
        content = .reals(reals)
      case 3:
        var integers: [Int] = []
        while let value = try values.field() {
          if case .number = value.value {
            integers.append(try value.value.int())
          } else {
            var packed = ByteReader(try value.value.bytes())
            while !packed.isAtEnd { integers.append(Int(Int64(bitPattern: try packed.varint()))) }
          }
        }
        content = .integers(integers)
      default: continue
      }
    }
    return tf.train.Feature(content: content)
  }
}

extension tf.io {
  /// A feature of fixed shape, as `parseSingleExample` looks for it.
  public struct FixedLenFeature {
    let shape: [Int]
    let dtype: DType
    let defaultValue: (any TensorConvertible)?

    /// - Parameter defaultValue: what an example without the feature gets; without one it is refused.
    public init(_ shape: [Int], _ dtype: DType, defaultValue: (any TensorConvertible)? = nil) {
      self.shape = shape
      self.dtype = dtype
      self.defaultValue = defaultValue
    }
  }

  /// The features of one serialized example as tensors.
  ///
  ///     let row = tf.io.parseSingleExample(record, ["label": tf.io.FixedLenFeature([], .int64)])
  ///
  /// Inside `map` it needs `tf.data.experimental.enableDebugMode()`; `Dataset.parsed(by:)` does without.
  public static func parseSingleExample(
    _ serialized: some TensorConvertible, _ features: [String: FixedLenFeature]
  ) -> [String: Tensor] {
    let empty = features.mapValues { _ in Tensor.inert }
    guard let bytes = bytes(serialized, "io.parseSingleExample") else { return empty }
    return ExampleParser(features).parse(bytes) ?? empty
  }
}

/// Turns examples into tensors of known shapes.
struct ExampleParser {
  let names: [String]
  private let features: [String: tf.io.FixedLenFeature]

  init(_ features: [String: tf.io.FixedLenFeature]) {
    self.features = features
    names = features.keys.sorted()
  }

  var specs: [TensorSpec] { names.map { TensorSpec(features[$0]!.dtype, features[$0]!.shape) } }

  /// The tensors by name; nil after a failure.
  func parse(_ bytes: [UInt8]) -> [String: Tensor]? {
    let found: [String: tf.train.Feature]
    do {
      found = try ExampleFormat.decoded(bytes)
    } catch {
      failDataset("io.parseSingleExample", "the example is truncated or altered: \((error as? DamagedBytes)?.problem ?? "\(error)")")
      return nil
    }
    var result: [String: Tensor] = [:]
    for name in names {
      guard let tensor = tensor(name, found[name]) else { return nil }
      result[name] = tensor
    }
    return result
  }

  private func tensor(_ name: String, _ feature: tf.train.Feature?) -> Tensor? {
    let wanted = features[name]!
    guard let feature else {
      if let value = wanted.defaultValue {
        return value.tensorSource.tensor(operation: "io.parseSingleExample", dtype: wanted.dtype)
      }
      return refused("feature '\(name)' is missing and has no default")
    }
    let count = wanted.shape.elementCount
    func fits(_ found: Int) -> Bool { wanted.shape.allSatisfy { $0 >= 0 } && found == count }
    func length(_ found: Int) -> Tensor? { refused("feature '\(name)' has \(found) values, shape \(wanted.shape.shapeText) takes \(count)") }
    switch (feature.content, wanted.dtype) {
    case (.bytes(let values), .string):
      return fits(values.count) ? Tensor(strings: values, dims: wanted.shape) : length(values.count)
    case (.reals(let values), .float32):
      return fits(values.count) ? Tensor(values, dtype: .float32, dims: wanted.shape) : length(values.count)
    case (.integers(let values), .int64):
      return fits(values.count) ? Tensor(values.map(Int64.init), dtype: .int64, dims: wanted.shape) : length(values.count)
    case (.bytes, _): return refused("feature '\(name)' holds strings, \(wanted.dtype.name) is asked for")
    case (.reals, _): return refused("feature '\(name)' holds float32, \(wanted.dtype.name) is asked for")
    case (.integers, _): return refused("feature '\(name)' holds int64, \(wanted.dtype.name) is asked for")
    }
  }

  private func refused(_ message: String) -> Tensor? {
    failDataset("io.parseSingleExample", message)
    return nil
  }
}
