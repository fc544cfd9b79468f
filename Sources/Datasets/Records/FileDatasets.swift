import Glibc
import Tensors

extension tf.data {
  /// The records of TFRecord files, each a string of bytes.
  ///
  ///     for record in try tf.data.TFRecordDataset("data.tfrecord") { ... }
  ///
  /// A missing file is an error at once; a damaged record ends the cell with its number.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/data/TFRecordDataset
  public static func TFRecordDataset(_ filenames: some TensorConvertible) throws -> Dataset<Tensor> {
    let paths = try FileSource.paths(filenames, "TFRecordDataset")
    return FileSource.dataset("TFRecordDataset", paths) { path in
      let reader = try RecordReader(path)
      return { try reader.next() }
    }
  }

  /// The lines of text files without their line ends, one string each.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/data/TextLineDataset
  public static func TextLineDataset(_ filenames: some TensorConvertible) throws -> Dataset<Tensor> {
    let paths = try FileSource.paths(filenames, "TextLineDataset")
    return FileSource.dataset("TextLineDataset", paths) { path in
      let reader = try LineReader(path)
      return { reader.next() }
    }
  }
}

extension Dataset where Element == Tensor {
  /// Serialized examples as dictionaries of their features.
  ///
  ///     let rows = try tf.data.TFRecordDataset("data.tfrecord").parsed(by: [
  ///       "image": tf.io.FixedLenFeature([], .string), "label": tf.io.FixedLenFeature([], .int64)])
  public func parsed(by features: [String: tf.io.FixedLenFeature]) -> Dataset<[String: Tensor]> {
    let parser = ExampleParser(features)
    let core = DatasetCore(cardinality: core.cardinality, keys: KeyList(parser.names), specs: { parser.specs }) { [core] in
      let pass = core.makePass()
      return FunctionPass {
        guard let element = pass.next(), let bytes = tf.io.bytes(element[0], "parsed"), let row = parser.parse(bytes) else { return nil }
        return parser.names.map { row[$0]! }
      }
    }
    return Dataset<[String: Tensor]>(core: core)
  }
}

/// Data sets of strings that files hold one after the other.
enum FileSource {
  /// The names of files that are there.
  static func paths(_ filenames: some TensorConvertible, _ operation: String) throws -> [String] {
    let names = filenames.asTensor
    guard names.dtype == .string, !names.isSymbolic else {
      _ = failed(operation, "takes names of files, found \(names.dtype.name)")
      return []
    }
    let paths = names.strings.map { String(decoding: $0, as: UTF8.self) }
    for path in paths where !WholeFile.exists(path) { throw FileError(path, "does not exist") }
    return paths
  }

  static func dataset(
    _ operation: String, _ paths: [String], _ open: @escaping (String) throws -> () throws -> [UInt8]?
  ) -> Dataset<Tensor> {
    Dataset(
      core: DatasetCore(cardinality: .unknown, specs: { [TensorSpec(.string, [])] }) {
        FilesPass(operation, paths, open)
      })
  }
}

/// Reading is native work, which a prefetching thread may do.
private final class FilesPass: ElementPass {
  private let operation: String
  private var paths: [String]
  private let open: (String) throws -> () throws -> [UInt8]?
  private var read: (() throws -> [UInt8]?)?

  init(_ operation: String, _ paths: [String], _ open: @escaping (String) throws -> () throws -> [UInt8]?) {
    self.operation = operation
    self.paths = paths.reversed()
    self.open = open
  }

  override var isNative: Bool { true }
  override var givesBlocks: Bool { true }

  override func next() -> [Tensor]? {
    do {
      while !PipelineThread.mustStop {
        if let bytes = try read?() { return [Tensor(strings: [bytes], dims: [])] }
        guard let path = paths.popLast() else { return nil }
        read = try open(path)
      }
    } catch {
      failDataset(operation, "\(error)")
    }
    return nil
  }
}

/// Reads a text line by line; `\n` and `\r\n` end a line.
final class LineReader {
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(_ path: String) throws {
    guard let file = fopen(path, "rbe") else { throw FileError(path, WholeFile.reason()) }
    self.file = file
  }

  deinit {
    free(line)
    fclose(file)
  }

  func next() -> [UInt8]? {
    var count = getline(&line, &capacity, file)
    guard count >= 0, let line else { return nil }
    if count > 0, line[count - 1] == 0x0a { count -= 1 }
    if count > 0, line[count - 1] == 0x0d { count -= 1 }
    return UnsafeBufferPointer(start: line, count: count).map { UInt8(bitPattern: $0) }
  }
}
