import CKernels

/// Named tensors in TensorFlow's files: `prefix.index` says what and where, `prefix.data-00000-of-00001` holds
/// the elements.
///
/// Source: https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/tensor_bundle.proto
package struct TensorBundle {
  /// One tensor as the index describes it.
  package struct Entry {
    package let dtype: Int
    package let dims: [Int]
    let shard: Int
    let offset: Int
    let size: Int
    let checksum: UInt32
    let isSliced: Bool

    /// The dtype here, if there is one.
    package var knownDType: DType? { DType.allCases.first { $0.protoNumber == dtype } }
  }

  package let prefix: String
  package let entries: [String: Entry]
  private let shardCount: Int

  package var names: [String] { entries.keys.sorted { Attributes.precedes($0, $1) } }
  private var indexPath: String { prefix + ".index" }

  // MARK: reading

  /// Reads the index; the tensors' elements stay where they are.
  package init(reading prefix: String) throws {
    self.prefix = prefix
    let path = prefix + ".index"
    guard WholeFile.exists(path) else {
      throw FileError(path, "there is no such file; a checkpoint's path is without '.index', and with its number, as in 'path/to/ckpt-1'")
    }
    do {
      var found: [String: Entry] = [:]
      var shards: Int?
      for (key, value) in try SortedTable.decoded(try WholeFile.read(path)) {
        if key.isEmpty { shards = try Self.header(value) } else { found[String(decoding: key, as: UTF8.self)] = try Self.entry(value) }
      }
      guard let shards else { throw DamagedBytes("the header is missing") }
      shardCount = shards
      entries = found
    } catch let damage as DamagedBytes {
      throw FileError(path, damage.problem)
    }
  }

  private static func header(_ bytes: ArraySlice<UInt8>) throws -> Int {
    var (shards, reader) = (0, ByteReader(bytes))
    while let (field, value) = try reader.field() {
      if field == 1 { shards = try value.int() }
      if field == 2, try value.int() != 0 { throw DamagedBytes("the tensors are big endian") }
    }
    guard (1...100_000).contains(shards) else { throw DamagedBytes("the header tells of \(shards) data files") }
    return shards
  }

  private static func entry(_ bytes: ArraySlice<UInt8>) throws -> Entry {
    var (dtype, dims, shard, offset, size, checksum, isSliced) = (0, [Int](), 0, 0, 0, UInt32(0), false)
    var reader = ByteReader(bytes)
    while let (field, value) = try reader.field() {
      switch field {
      case 1: dtype = try value.int()
      case 2: dims = try shape(value.bytes())
      case 3: shard = try value.int()
      case 4: offset = try value.int()
      case 5: size = try value.int()
      case 6: checksum = try value.fixed()
      case 7: isSliced = true
      default: break
      }
    }
    return Entry(dtype: dtype, dims: dims, shard: shard, offset: offset, size: size, checksum: checksum, isSliced: isSliced)
  }

  private static func shape(_ bytes: ArraySlice<UInt8>) throws -> [Int] {
    var (dims, reader) = ([Int](), ByteReader(bytes))
    while let (field, value) = try reader.field() {
      guard field == 2 else { continue }
      var (length, inner) = (0, ByteReader(try value.bytes()))
      while let (field, value) = try inner.field() { if field == 1 { length = try value.int() } }
      dims.append(length)
    }
    return dims
  }

  /// The elements of one tensor, compared with their checksum.
  package func tensor(_ name: String) throws -> Tensor {
    guard let entry = entries[name] else { throw FileError(indexPath, "has no tensor '\(name)'") }
    guard let dtype = entry.knownDType else {
      throw FileError(indexPath, "tensor '\(name)' has TensorFlow's dtype number \(entry.dtype), which has no counterpart here")
    }
    if entry.isSliced { throw FileError(indexPath, "tensor '\(name)' is stored in slices, which are not read") }
    var count = 1
    for length in entry.dims {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { throw FileError(indexPath, "tensor '\(name)' has the shape \(entry.dims.shapeText)") }
      count = product
    }
    let bytes = try elements(name, entry)
    let path = dataPath(entry.shard)
    if dtype == .string {
      do {
        return Tensor(strings: try StringBlock.decoded(bytes, count: count, checksum: entry.checksum), dims: entry.dims)
      } catch let damage as DamagedBytes {
        throw FileError(path, "tensor '\(name)': \(damage.problem)")
      }
    }
    let (wanted, overflow) = count.multipliedReportingOverflow(by: dtype.size)
    guard !overflow, wanted == bytes.count else {
      throw FileError(path, "tensor '\(name)' of shape \(entry.dims.shapeText) takes \(overflow ? "too many" : "\(wanted)") bytes, the index announces \(bytes.count)")
    }
    let found = bytes.withUnsafeBytes { MaskedChecksum.masked(MaskedChecksum.crc($0)) }
    guard found == entry.checksum else {
      throw FileError(path, "tensor '\(name)' is damaged: its checksum is \(found), \(entry.checksum) was expected")
    }
    let result = Tensor.uninitialized(dtype, entry.dims)
    bytes.withUnsafeBytes { if let base = $0.baseAddress { result.pointer.copyMemory(from: base, byteCount: $0.count) } }
    return result
  }

  private func elements(_ name: String, _ entry: Entry) throws -> [UInt8] {
    guard (0..<shardCount).contains(entry.shard) else {
      throw FileError(indexPath, "tensor '\(name)' is said to lie in data file \(entry.shard) of \(shardCount)")
    }
    return try WholeFile.read(dataPath(entry.shard), from: entry.offset, count: entry.size, part: "tensor '\(name)'")
  }

  private func dataPath(_ shard: Int) -> String { Self.dataPath(prefix, shard, shardCount) }

  private static func dataPath(_ prefix: String, _ shard: Int, _ count: Int) -> String {
    func five(_ number: Int) -> String { String(repeating: "0", count: max(0, 5 - "\(number)".count)) + "\(number)" }
    return "\(prefix).data-\(five(shard))-of-\(five(count))"
  }

  // MARK: writing

  /// Writes both files, each as a whole.
  package static func write(_ prefix: String, _ tensors: [String: Tensor]) throws {
    var header = ProtoWriter()
    header.number(1, 1)
    header.message(3) { $0.number(1, 1) }
    var table: [(key: [UInt8], value: [UInt8])] = [([], header.bytes)]
    var parts: [UnsafeRawBufferPointer] = []
    var blocks: [StringBlock] = []
    var offset = 0
    for (name, tensor) in tensors.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let part: UnsafeRawBufferPointer
      var checksum: UInt32
      if tensor.dtype == .string {
        let block = StringBlock(tensor.strings)
        blocks.append(block)
        (part, checksum) = (UnsafeRawBufferPointer(block.bytes), block.checksum)
      } else {
        part = UnsafeRawBufferPointer(start: tensor.pointer, count: tensor.byteCount)
        checksum = MaskedChecksum.masked(MaskedChecksum.crc(part))
      }
      var entry = ProtoWriter()
      entry.number(1, tensor.dtype.protoNumber)
      entry.message(2) { shape in for length in tensor.dims { shape.message(2) { $0.number(1, length) } } }
      entry.number(4, offset)
      entry.number(5, part.count)
      entry.fixed32(6, checksum)
      table.append((Array(name.utf8), entry.bytes))
      parts.append(part)
      offset += part.count
    }
    try withExtendedLifetime((tensors, blocks)) {
      try WholeFile.write(dataPath(prefix, 0, 1), parts)
      try WholeFile.write(prefix + ".index", SortedTable.encoded(table))
    }
  }
}

/// How strings lie in a data file: their lengths, a checksum of these, then the strings one after the other.
final class StringBlock {
  let bytes: UnsafeMutableRawBufferPointer
  let checksum: UInt32

  init(_ strings: [[UInt8]]) {
    var head: [UInt8] = []
    for string in strings { head.appendVarint(UInt64(string.count)) }
    let lengths = Self.lengthsChecksum(strings.map(\.count))
    var masked: [UInt8] = []
    masked.appendWord(MaskedChecksum.masked(lengths))
    let rest = masked + strings.joined()
    checksum = MaskedChecksum.masked(rest.withUnsafeBytes { MaskedChecksum.crc($0, after: lengths) })
    bytes = .allocate(byteCount: head.count + rest.count, alignment: 1)
    bytes.copyBytes(from: head + rest)
  }

  deinit { bytes.deallocate() }

  /// Lengths count as numbers of 32 bits, of 64 where they do not fit.
  private static func lengthsChecksum(_ lengths: [Int]) -> UInt32 {
    lengths.reduce(0) { crc, length in
      if let short = UInt32(exactly: length) { return withUnsafeBytes(of: short.littleEndian) { MaskedChecksum.crc($0, after: crc) } }
      return withUnsafeBytes(of: UInt64(length).littleEndian) { MaskedChecksum.crc($0, after: crc) }
    }
  }

  static func decoded(_ bytes: [UInt8], count: Int, checksum: UInt32) throws -> [[UInt8]] {
    guard count <= bytes.count else { throw DamagedBytes("\(count) strings do not fit \(bytes.count) bytes") }
    var reader = ByteReader(bytes[...])
    let lengths = try (0..<count).map { _ in try reader.length() }
    let lengthsCRC = lengthsChecksum(lengths)
    let rest = reader.place
    guard try reader.word() == MaskedChecksum.masked(lengthsCRC) else { throw DamagedBytes("the lengths of the strings are damaged") }
    let found = MaskedChecksum.masked(bytes[rest...].withUnsafeBytes { MaskedChecksum.crc($0, after: lengthsCRC) })
    guard found == checksum else { throw DamagedBytes("the checksum is \(found), \(checksum) was expected") }
    let strings = try lengths.map { Array(try reader.take($0)) }
    guard reader.isAtEnd else { throw DamagedBytes("there is more than the strings announced") }
    return strings
  }
}

extension DType {
  /// TensorFlow's `DataType`.
  package var protoNumber: Int {
    switch self {
    case .float32: 1
    case .float64: 2
    case .int32: 3
    case .uint8: 4
    case .int16: 5
    case .int8: 6
    case .string: 7
    case .int64: 9
    case .bool: 10
    case .bfloat16: 14
    case .uint16: 17
    case .float16: 19
    case .uint32: 22
    case .uint64: 23
    }
  }
}
