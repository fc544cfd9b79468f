import CZip
import Glibc

extension np {
  /// The array in a `.npy` file.
  ///
  /// Little and big endian numbers, C and Fortran order and texts are read; pickled Python objects are not.
  /// Files of several arrays, `.npz`, are opened with `np.lib.npyio.NpzFile`.
  ///
  ///     try np.save("a.npy", np.array([1.0, 2.0]))
  ///     print(try np.load("a.npy"))      // [1. 2.]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.load.html
  public static func load(_ file: String) throws -> NDArray {
    let bytes = try WholeFile.read(file)
    if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4b, 0x05, 0x06]) {
      throw FileError(file, "holds several arrays; open it with np.lib.npyio.NpzFile(\"\(file)\")")
    }
    if bytes.first == 0x80 { throw FileError(file, "is a pickle of Python objects, which is not read: it can run any program") }
    return NDArray(try bytes.withUnsafeBytes { try NumPyFormat.read($0, file) })
  }

  /// Writes an array to a `.npy` file; the ending is added where it is missing.
  public static func save(_ file: String, _ arr: some TensorConvertible) throws {
    let path = file.hasSuffix(".npy") ? file : file + ".npy"
    let array = Tensors.array(arr, "save")
    if array.isInert { return }
    let header = try NumPyFormat.header(array, path)
    try header.withUnsafeBytes { header in
      try NumPyFormat.withElements(array) { try WholeFile.write(path, [header, $0]) }
    }
  }

  /// Writes arrays under their names to a `.npz` file; the ending is added where it is missing.
  ///
  ///     try np.savez("data.npz", ["x": x, "y": y])
  ///     let data = try np.lib.npyio.NpzFile("data.npz")
  ///     print(data.files, try data["x"])
  public static func savez(_ file: String, _ arrays: [String: any TensorConvertible]) throws {
    try NpzWriter.write(file, arrays, isCompressed: false)
  }

  /// Writes arrays to a `.npz` file under the names `arr_0`, `arr_1`...
  public static func savez(_ file: String, _ arrays: any TensorConvertible...) throws {
    try NpzWriter.write(file, numbered(arrays), isCompressed: false)
  }

  /// As `savez`, compressed.
  public static func savezCompressed(_ file: String, _ arrays: [String: any TensorConvertible]) throws {
    try NpzWriter.write(file, arrays, isCompressed: true)
  }

  /// As `savez`, compressed.
  public static func savezCompressed(_ file: String, _ arrays: any TensorConvertible...) throws {
    try NpzWriter.write(file, numbered(arrays), isCompressed: true)
  }

  package static func numbered(_ arrays: [any TensorConvertible]) -> [String: any TensorConvertible] {
    Dictionary(uniqueKeysWithValues: arrays.enumerated().map { ("arr_\($0)", $1) })
  }

  /// NumPy's less used parts.
  public enum lib {
    /// Files of arrays.
    public enum npyio {
      public typealias NpzFile = Tensors.NpzFile
    }
  }
}

/// The arrays of a `.npz` file; each is read when it is asked for.
public final class NpzFile {
  private let archive: OpaquePointer
  private let path: String
  /// The names of the arrays, in the file's order.
  public let files: [String]

  /// Opens a file that `np.savez` wrote, here or in Python.
  public init(_ file: String) throws {
    var code: Int32 = 0
    guard let archive = zip_open(file, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      throw FileError(file, "is not an archive of arrays: " + zipReason(code))
    }
    self.archive = archive
    path = file
    let names = (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, UInt64(index), 0).map { String(cString: $0) }
    }
    files = names.map { $0.hasSuffix(".npy") ? String($0.dropLast(4)) : $0 }
  }

  deinit { zip_discard(archive) }

  /// How many arrays there are.
  public var count: Int { files.count }

  /// The array of that name.
  public subscript(_ name: String) -> NDArray {
    get throws {
      let bytes = try bytes(of: name)
      return NDArray(try bytes.withUnsafeBytes { try NumPyFormat.read($0, "\(path), array '\(name)'") })
    }
  }

  /// What the file holds under that name, as it is.
  package func bytes(of name: String) throws -> [UInt8] {
    guard let index = files.firstIndex(of: name) else {
      throw FileError(path, "has no array '\(name)'; it has \(files.joined(separator: ", "))")
    }
    var status = zip_stat_t()
    guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, status.size <= UInt64(Int.max) else {
      throw FileError(path, "array '\(name)': its size is not known")
    }
    guard let entry = zip_fopen_index(archive, UInt64(index), 0) else { throw damaged(name) }
    defer { zip_fclose(entry) }
    // A damaged size is found out piece by piece, not by reserving it.
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let got = zip_fread(entry, &piece, UInt64(piece.count))
      guard got >= 0 else { throw damaged(name) }
      if got == 0 { break }
      bytes += piece[..<Int(got)]
    }
    guard bytes.count == Int(status.size) else { throw FileError(path, "array '\(name)' ends after \(bytes.count) of \(status.size) bytes") }
    return bytes
  }

  private func damaged(_ name: String) -> FileError {
    FileError(path, "array '\(name)' is damaged: " + String(cString: zip_strerror(archive)))
  }
}

private func zipReason(_ code: Int32) -> String {
  var error = zip_error_t()
  zip_error_init_with_code(&error, code)
  defer { zip_error_fini(&error) }
  return String(cString: zip_error_strerror(&error))
}

private enum NpzWriter {
  static func write(_ file: String, _ arrays: [String: any TensorConvertible], isCompressed: Bool) throws {
    let path = file.hasSuffix(".npz") ? file : file + ".npz"
    let beside = "\(path).tmp-\(getpid())"
    let names = arrays.keys.sorted { Attributes.precedes($0, $1) }
    // The archive refers to these bytes until it is closed.
    var contents: [(name: String, bytes: UnsafeMutableRawBufferPointer)] = []
    defer { for content in contents { content.bytes.deallocate() } }
    for name in names {
      let array = Tensors.array(arrays[name]!, "savez")
      if array.isInert { return }
      let header = try NumPyFormat.header(array, path)
      NumPyFormat.withElements(array) { elements in
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: header.count + elements.count, alignment: 16)
        bytes.copyBytes(from: header)
        UnsafeMutableRawBufferPointer(rebasing: bytes[header.count...]).copyMemory(from: elements)
        contents.append((name, bytes))
      }
    }
    var code: Int32 = 0
    guard let archive = zip_open(beside, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw FileError(path, zipReason(code)) }
    for (name, bytes) in contents {
      guard let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0) else { throw discard(archive, path) }
      let index = zip_file_add(archive, name + ".npy", source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8)
      guard index >= 0 else {
        zip_source_free(source)
        throw discard(archive, path)
      }
      let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
      guard zip_set_file_compression(archive, UInt64(index), Int32(method), 0) == 0 else { throw discard(archive, path) }
    }
    guard zip_close(archive) == 0 else { throw discard(archive, path) }
    // An archive without entries is no file to libzip.
    if contents.isEmpty { try WholeFile.write(path, [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 18)) }
    else if rename(beside, path) != 0 {
      unlink(beside)
      throw FileError(path, String(cString: strerror(errno)))
    }
  }

  private static func discard(_ archive: OpaquePointer, _ path: String) -> FileError {
    let reason = String(cString: zip_strerror(archive))
    zip_discard(archive)
    return FileError(path, reason)
  }
}
