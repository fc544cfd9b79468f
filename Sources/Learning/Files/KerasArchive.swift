import CZip
import Glibc
import Tensors

/// The zip archive that a `.keras` file is.
///
/// Entries are asked for by name and never written anywhere, so that a name such as `../x` does nothing.
package final class KerasArchive {
  private let archive: OpaquePointer
  private let path: String
  private let places: [String: UInt64]

  package init(_ path: String) throws {
    self.path = path
    guard WholeFile.exists(path) else { throw FileError(path, "there is no such file") }
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw FileError(path, "is not a .keras file (a zip archive): " + Self.reason(code))
    }
    self.archive = archive
    let count = max(0, zip_get_num_entries(archive, 0))
    var places: [String: UInt64] = [:]
    for place in 0..<UInt64(count) {
      if let name = zip_get_name(archive, place, 0) { places[String(cString: name)] = place }
    }
    self.places = places
  }

  deinit { zip_discard(archive) }

  package func has(_ name: String) -> Bool { places[name] != nil }

  /// How much an entry may grow when it is unpacked; Keras's own are not packed at all.
  private static let (freeSize, greatestGrowth): (UInt64, UInt64) = (64 << 20, 100)

  package func read(_ name: String) throws -> [UInt8] {
    guard let place = places[name] else {
      let names = places.keys.sorted().prefix(8).joined(separator: ", ")
      throw FileError(path, "has no \(name), as a .keras file does; it has \(names.isEmpty ? "nothing" : names)")
    }
    var status = zip_stat_t()
    guard zip_stat_index(archive, place, 0, &status) == 0 else { throw damaged(name) }
    guard status.size <= Self.freeSize || status.size / Self.greatestGrowth <= status.comp_size else {
      throw FileError(path, "\(name) would grow from \(status.comp_size) to \(status.size) bytes when unpacked, which no model does")
    }
    guard let entry = zip_fopen_index(archive, place, 0) else { throw damaged(name) }
    defer { zip_fclose(entry) }
    // A damaged size is found out piece by piece, not by reserving it.
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let got = zip_fread(entry, &piece, UInt64(piece.count))
      guard got >= 0 else { throw damaged(name) }
      if got == 0 { break }
      bytes += piece[..<Int(got)]
      guard bytes.count <= Int(clamping: status.size) else { break }
    }
    guard bytes.count == Int(clamping: status.size) else {
      throw FileError(path, "\(name) is damaged: it has \(bytes.count) bytes, \(status.size) are announced")
    }
    return bytes
  }

  private func damaged(_ name: String) -> FileError {
    FileError(path, "\(name) is damaged: " + String(cString: zip_strerror(archive)))
  }

  private static func reason(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }

  /// Writes an archive beside the path and renames it, so that a file is never half written.
  package static func write(_ path: String, _ entries: [(name: String, bytes: [UInt8])]) throws {
    let beside = "\(path).tmp-\(getpid())"
    var code: Int32 = 0
    guard let archive = zip_open(beside, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw FileError(path, reason(code)) }
    // The archive refers to these bytes until it is closed.
    let kept = entries.map { entry in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, entry.bytes.count), alignment: 16)
      bytes.copyBytes(from: entry.bytes)
      return bytes
    }
    defer { for bytes in kept { bytes.deallocate() } }
    func discard() -> FileError {
      let problem = FileError(path, String(cString: zip_strerror(archive)))
      zip_discard(archive)
      return problem
    }
    for (entry, bytes) in zip(entries, kept) {
      guard let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(entry.bytes.count), 0) else { throw discard() }
      let index = zip_file_add(archive, entry.name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8)
      guard index >= 0 else {
        zip_source_free(source)
        throw discard()
      }
      guard zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_STORE), 0) == 0 else { throw discard() }
    }
    guard zip_close(archive) == 0 else { throw discard() }
    do {
      let file = open(beside, O_RDONLY | O_CLOEXEC)
      defer { if file >= 0 { close(file) } }
      guard file >= 0, fsync(file) == 0, rename(beside, path) == 0 else {
        throw FileError(path, String(cString: strerror(errno)))
      }
    } catch {
      unlink(beside)
      throw error
    }
  }
}
