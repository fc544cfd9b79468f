import CHDF5
import Tensors

/// Groups, arrays and texts of an HDF5 file, held in memory as a whole.
///
/// Files from anywhere are read: links that lead elsewhere, arrays kept outside of the file and shapes that are not the
/// expected ones are refused before anything is allocated for them.
package final class HDF5File {
  private let id: Int64
  /// What messages call the file.
  private let file: String

  /// An empty file, to be filled and taken out with `bytes`.
  package init(named file: String) throws {
    self.file = file
    id = ch_create()
    if id < 0 { throw Self.unavailable(file, "no file can be made in memory") }
  }

  /// The file these bytes are.
  package init(_ bytes: [UInt8], named file: String) throws {
    self.file = file
    id = bytes.withUnsafeBytes { ch_open($0.baseAddress, $0.count) }
    if id < 0 { throw Self.unavailable(file, "is not an HDF5 file, or is damaged") }
  }

  private static func unavailable(_ file: String, _ problem: String) -> FileError {
    FileError(file, ch_unavailable().map { String(cString: $0) } ?? problem)
  }

  deinit { if id >= 0 { ch_close(id) } }

  // MARK: writing

  /// Makes a group, with a text if one is given.
  package func makeGroup(_ path: String, name: String) throws {
    guard ch_make_group(id, path) != 0, ch_write_text(id, path, "name", name) != 0 else {
      throw FileError(file, "\(path): the group could not be made")
    }
  }

  package func write(_ path: String, _ tensor: Tensor) throws {
    let value = tensor.dtype.storedDType == tensor.dtype ? tensor : tf.cast(tensor, tensor.dtype.storedDType)
    guard let type = value.dtype.hdf5 else { throw FileError(file, "\(path): texts are not kept in weights") }
    let lengths = value.dims.map { UInt64($0) }
    // Nothing is written of an array without elements but its shape, and a pointer is asked for all the same.
    let done = ch_write_array(id, path, type, Int32(lengths.count), lengths, value.pointer)
    if done == 0 { throw FileError(file, "\(path): the array could not be written") }
  }

  /// The whole file.
  package func bytes() throws -> [UInt8] {
    let count = ch_image(id, nil, 0)
    guard count > 0 else { throw FileError(file, "the file could not be put together in memory") }
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, written in
      written = max(0, Int(ch_image(id, buffer.baseAddress, Int(count))))
    }
  }

  // MARK: reading

  package enum Kind { case nothing, group, array, link }

  package func kind(_ path: String) -> Kind {
    switch ch_kind(id, path) {
    case Int32(CH_GROUP.rawValue): .group
    case Int32(CH_ARRAY.rawValue): .array
    case Int32(CH_LINK.rawValue): .link
    default: .nothing
    }
  }

  /// The elements of an array that must have this shape, as this dtype; `title` is what they are meant for.
  package func tensor(_ path: String, like spec: TensorSpec, for title: String) throws -> Tensor {
    switch kind(path) {
    case .array: break
    case .link: throw FileError(file, "\(path) is a link that leads elsewhere, which is not followed")
    default: throw FileError(file, "\(path) is missing, which \(title) needs")
    }
    var (type, rank, stored): (Int32, Int32, UInt64) = (0, 0, 0)
    var lengths = [UInt64](repeating: 0, count: Int(ch_max_rank))
    guard ch_describe(id, path, &type, &rank, &lengths, &stored) != 0 else {
      throw FileError(file, "\(path) is damaged, or kept outside of the file")
    }
    let shape = lengths.prefix(Int(rank)).map { Int(clamping: $0) }
    guard shape == spec.dims else {
      throw FileError(file, "\(path) has shape \(TensorShape(shape)), \(title) has shape \(spec.shape)")
    }
    let isFloating = [CH_FLOAT16, CH_FLOAT32, CH_FLOAT64].contains { Int32($0.rawValue) == type }
    let isBoolean = Int32(CH_BOOL.rawValue) == type
    guard type != Int32(CH_OTHER.rawValue), isFloating ? spec.dtype.isFloating : true,
      isBoolean ? spec.dtype == .bool : true
    else { throw FileError(file, "\(path) holds elements that are not \(spec.dtype.name), which \(title) is made of") }
    let dtype = spec.dtype.storedDType
    guard var code = dtype.hdf5 else { throw FileError(file, "\(path): texts are not kept in weights") }
    if isBoolean { code = Int32(CH_BOOL.rawValue) }
    let storage = Storage(byteCount: shape.reduce(dtype.size, *))
    guard ch_read_array(id, path, code, storage.pointer) != 0 else {
      throw FileError(file, "\(path) is damaged: its elements cannot be read")
    }
    let tensor = Tensor(dtype: dtype, dims: shape, storage: storage)
    return dtype == spec.dtype ? tensor : tf.cast(tensor, spec.dtype)
  }

  /// The texts of an attribute; nil if there is none.
  package func texts(_ path: String, _ name: String) -> [String]? {
    var count = 0
    guard let texts = ch_read_texts(id, path, name, &count) else { return nil }
    defer { ch_free_texts(texts, count) }
    return (0..<count).map { String(cString: texts[$0]!) }
  }
}

extension DType {
  /// What files hold: numbers of two bytes are written as float32, truth values as bytes.
  fileprivate var storedDType: DType { self == .float16 || self == .bfloat16 ? .float32 : self }

  fileprivate var hdf5: Int32? {
    let type: ch_type? =
      switch self {
      case .bool, .uint8: CH_UINT8
      case .int8: CH_INT8
      case .uint16: CH_UINT16
      case .int16: CH_INT16
      case .uint32: CH_UINT32
      case .int32: CH_INT32
      case .uint64: CH_UINT64
      case .int64: CH_INT64
      case .float32: CH_FLOAT32
      case .float64: CH_FLOAT64
      default: nil
      }
    return type.map { Int32($0.rawValue) }
  }
}
