import Glibc

/// A file that cannot be read or written: which one, which part of it, and what was expected.
public struct FileError: Error, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// What is wrong.
  public let problem: String

  package init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  public var description: String { "\(file): \(problem)" }
}

/// Files read and written as a whole.
package enum WholeFile {
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func read(_ path: String) throws -> [UInt8] { try read(path, from: 0, count: nil, part: "") }

  /// A range of a file; `part` is what the error calls it when the file is too short.
  package static func read(_ path: String, from offset: Int, count wanted: Int?, part: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path, reason()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "is not a file") }
    let size = wanted ?? Int(status.st_size)
    guard offset >= 0, size >= 0, offset <= Int(status.st_size), size <= Int(status.st_size) - offset else {
      throw FileError(path, "\(part) would lie at byte \(offset), \(size) bytes long; the file has \(status.st_size)")
    }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = pread(file, buffer.baseAddress! + count, size - count, off_t(offset + count))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { throw FileError(path, "ended after \(count) of \(size) bytes") }
        count += got
      }
    }
  }

  /// Writes beside the file and renames, so that a file is never half written.
  package static func write(_ path: String, _ parts: [UnsafeRawBufferPointer]) throws {
    let beside = "\(path).tmp-\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError(path, reason()) }
    do {
      defer { close(file) }
      for part in parts {
        var done = 0
        while done < part.count {
          let put = Glibc.write(file, part.baseAddress! + done, part.count - done)
          if put < 0 && errno == EINTR { continue }
          guard put > 0 else { throw FileError(path, reason()) }
          done += put
        }
      }
      guard fsync(file) == 0 else { throw FileError(path, reason()) }
      guard rename(beside, path) == 0 else { throw FileError(path, reason()) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  package static func write(_ path: String, _ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write(path, [$0]) }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws {
    if path.isEmpty || exists(path) { return }
    if let parent = folder(of: path) { try makeFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError(path, reason()) }
  }

  /// The part before the last slash; nil without one.
  package static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  }

  /// The part after the last slash.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  package static func reason() -> String { String(cString: strerror(errno)) }
}
