import CZlib
import Tensors

/// Files compressed with gzip.
enum Gzip {
  /// The contents of a file, compressed or not; at most `limit` bytes.
  static func read(_ path: String, limit: Int = 1 << 32) throws -> [UInt8] {
    guard WholeFile.exists(path) else { throw FileError(path, "does not exist") }
    var message: UnsafePointer<CChar>?
    guard let file = cz_open(path, &message) else { throw FileError(path, message.map { String(cString: $0) } ?? "cannot be opened") }
    var isOpen = true
    defer { if isOpen { _ = cz_close(file) } }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let got = cz_read(file, &piece, UInt32(piece.count), &message)
      guard got >= 0 else { throw FileError(path, "is truncated or altered: \(message.map { String(cString: $0) } ?? "")") }
      if got == 0 { break }
      bytes += piece[..<Int(got)]
      guard bytes.count <= limit else { throw FileError(path, "holds more than the \(limit) bytes that are expected") }
    }
    isOpen = false
    guard cz_close(file) != 0 else { throw FileError(path, "is truncated or altered") }
    return bytes
  }
}
