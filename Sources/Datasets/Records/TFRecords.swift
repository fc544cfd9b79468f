import Glibc
import Tensors

/// TensorFlow's files of records: length, checksum of the length, bytes, checksum of the bytes.
///
/// Source: https://www.tensorflow.org/tutorials/load_data/tfrecord
enum TFRecords {
  static let limit = 1 << 31

  static func framed(_ record: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(record.count + 16)
    let length = withUnsafeBytes(of: UInt64(record.count).littleEndian) { Array($0) }
    result += length
    result.appendWord(checksum(length))
    result += record
    result.appendWord(checksum(record))
    return result
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { MaskedChecksum.masked(MaskedChecksum.crc($0)) } }
}

/// Reads one file of records front to back.
final class RecordReader {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  private var number = 0

  init(_ path: String) throws {
    guard let file = fopen(path, "rbe") else { throw FileError(path, WholeFile.reason()) }
    self.file = file
    self.path = path
  }

  deinit { fclose(file) }

  /// The next record; nil at the end of the file.
  func next() throws -> [UInt8]? {
    var header = [UInt8](repeating: 0, count: 12)
    let got = fread(&header, 1, 12, file)
    if got == 0, ferror(file) == 0 { return nil }
    guard got == 12 else { throw damage("its length is cut off") }
    let length = header[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard word(header[8..<12]) == TFRecords.checksum(Array(header[0..<8])) else { throw damage("the checksum of its length differs") }
    guard length < TFRecords.limit else { throw damage("it would be \(length) bytes long") }
    var record = [UInt8](repeating: 0, count: Int(length))
    var footer = [UInt8](repeating: 0, count: 4)
    guard fread(&record, 1, record.count, file) == record.count, fread(&footer, 1, 4, file) == 4 else {
      throw damage("it ends before its \(length) bytes")
    }
    guard word(footer[...]) == TFRecords.checksum(record) else { throw damage("its checksum differs") }
    number += 1
    return record
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  private func damage(_ problem: String) -> FileError { FileError(path, "record \(number) is truncated or altered: \(problem)") }
}

extension tf.io {
  /// Writes records into a file, which is complete once the writer is closed.
  ///
  ///     let writer = try tf.io.TFRecordWriter("data.tfrecord")
  ///     try writer.write(example.SerializeToString())
  ///     try writer.close()
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/io/TFRecordWriter
  public final class TFRecordWriter {
    private let path: String
    private let beside: String
    private var file: UnsafeMutablePointer<FILE>?

    /// Opens the file; what was there is replaced when the writer is closed.
    public init(_ path: String) throws {
      self.path = path
      beside = "\(path).tmp-\(getpid())"
      guard let file = fopen(beside, "wbe") else { throw FileError(path, WholeFile.reason()) }
      self.file = file
    }

    deinit {
      if file != nil { try? close() }
    }

    /// Appends one record: a string of bytes.
    public func write(_ record: some TensorConvertible) throws {
      guard let bytes = tf.io.bytes(record, "TFRecordWriter.write") else { return }
      guard let file else { throw FileError(path, "the writer is closed") }
      let framed = TFRecords.framed(bytes)
      guard fwrite(framed, 1, framed.count, file) == framed.count else { throw FileError(path, WholeFile.reason()) }
    }

    /// Puts the file into its place.
    public func close() throws {
      guard let file else { return }
      self.file = nil
      guard fclose(file) == 0, rename(beside, path) == 0 else {
        let reason = WholeFile.reason()
        unlink(beside)
        throw FileError(path, reason)
      }
    }
  }
}
