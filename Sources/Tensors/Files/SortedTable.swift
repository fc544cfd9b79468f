import CKernels

/// The checksum of TensorFlow's files: CRC-32C, mixed so that checksums of checksums stay good.
package enum MaskedChecksum {
  package static func crc(_ bytes: UnsafeRawBufferPointer, after crc: UInt32 = 0) -> UInt32 {
    ck_crc32c(crc, bytes.baseAddress, bytes.count)
  }

  package static func masked(_ crc: UInt32) -> UInt32 { (crc >> 15 | crc << 17) &+ 0xa282_ead8 }
}

/// The sorted table of keys and values that an `.index` file is: LevelDB's format without compression.
///
/// Source: https://github.com/google/leveldb/blob/main/doc/table_format.md
enum SortedTable {
  private static let magic: UInt64 = 0xdb47_7524_8b80_fb57
  private static let footerSize = 48

  // MARK: writing

  /// The table's bytes; the entries are in the order of their keys.
  static func encoded(_ entries: [(key: [UInt8], value: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var blocks: [(key: [UInt8], value: [UInt8])] = []
    var pending: [(key: [UInt8], value: [UInt8])] = []
    var size = 0
    func flush() {
      guard let last = pending.last else { return }
      let place = append(block(pending, restartInterval: 16), to: &file)
      blocks.append((last.key, place))
      pending = []
      size = 0
    }
    for entry in entries {
      pending.append(entry)
      size += entry.key.count + entry.value.count + 8
      if size >= 262_144 { flush() }
    }
    flush()
    let meta = append(block([], restartInterval: 1), to: &file)
    let index = append(block(blocks, restartInterval: 1), to: &file)
    var footer = meta + index
    footer += [UInt8](repeating: 0, count: footerSize - 8 - footer.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) { footer.append(UInt8(truncatingIfNeeded: magic >> shift)) }
    return file + footer
  }

  /// Keys share what they begin with, except at every so many entries.
  private static func block(_ entries: [(key: [UInt8], value: [UInt8])], restartInterval: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var restarts: [UInt32] = []
    var previous: [UInt8] = []
    for (position, entry) in entries.enumerated() {
      var shared = 0
      if position % restartInterval == 0 {
        restarts.append(UInt32(bytes.count))
      } else {
        while shared < min(previous.count, entry.key.count), previous[shared] == entry.key[shared] { shared += 1 }
      }
      bytes.appendVarint(UInt64(shared))
      bytes.appendVarint(UInt64(entry.key.count - shared))
      bytes.appendVarint(UInt64(entry.value.count))
      bytes += entry.key[shared...] + entry.value
      previous = entry.key
    }
    if restarts.isEmpty { restarts = [0] }
    for restart in restarts { bytes.appendWord(restart) }
    bytes.appendWord(UInt32(restarts.count))
    return bytes
  }

  /// Adds a block with its checksum, and says where it is.
  private static func append(_ block: [UInt8], to file: inout [UInt8]) -> [UInt8] {
    var place: [UInt8] = []
    place.appendVarint(UInt64(file.count))
    place.appendVarint(UInt64(block.count))
    let whole = block + [0]
    file += whole
    file.appendWord(MaskedChecksum.masked(whole.withUnsafeBytes { MaskedChecksum.crc($0) }))
    return place
  }

  // MARK: reading

  /// All entries in order; every checksum is compared.
  static func decoded(_ file: [UInt8]) throws -> [(key: [UInt8], value: ArraySlice<UInt8>)] {
    guard file.count >= footerSize else {
      throw DamagedBytes("the file is \(file.count) bytes, its last part alone takes \(footerSize)")
    }
    let footer = file[(file.count - footerSize)...]
    guard footer.suffix(8).reversed().reduce(UInt64(0), { $0 << 8 | UInt64($1) }) == magic else {
      throw DamagedBytes("the file does not end as an index does: it is cut off or no index at all")
    }
    var reader = ByteReader(footer)
    _ = (try reader.length(), try reader.length())
    let index = try block(file, "the table of blocks", at: reader.length(), count: reader.length())
    var entries: [(key: [UInt8], value: ArraySlice<UInt8>)] = []
    for (number, place) in index.enumerated() {
      var reader = ByteReader(place.value)
      entries += try block(file, "block \(number)", at: reader.length(), count: reader.length())
    }
    return entries
  }

  private static func block(_ file: [UInt8], _ part: String, at offset: Int, count: Int) throws
    -> [(key: [UInt8], value: ArraySlice<UInt8>)]
  {
    let limit = file.count - footerSize - 5
    guard offset >= 0, count >= 4, offset <= limit, count <= limit - offset else {
      throw DamagedBytes("\(part) would lie at \(offset), \(count) bytes long, outside of the file")
    }
    let end = offset + count
    let stored = file[(end + 1)..<(end + 5)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let found = file[offset...end].withUnsafeBytes { MaskedChecksum.masked(MaskedChecksum.crc($0)) }
    guard stored == found else { throw DamagedBytes("\(part): the checksum is \(found), \(stored) was expected") }
    guard file[end] == 0 else { throw DamagedBytes("\(part) is compressed, which TensorFlow's checkpoints are not") }
    let restarts = file[(end - 4)..<end].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard restarts <= (count - 4) / 4 else { throw DamagedBytes("\(part) has no room for \(restarts) restarts") }
    var reader = ByteReader(file[offset..<(end - 4 - restarts * 4)])
    var entries: [(key: [UInt8], value: ArraySlice<UInt8>)] = []
    var key: [UInt8] = []
    while !reader.isAtEnd {
      let (shared, own, value) = (try reader.length(), try reader.length(), try reader.length())
      guard shared <= key.count else { throw DamagedBytes("\(part): a key repeats more than there is") }
      key = Array(key[..<shared]) + (try reader.take(own))
      entries.append((key, try reader.take(value)))
    }
    return entries
  }
}
