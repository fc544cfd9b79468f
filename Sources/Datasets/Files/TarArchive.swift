import Tensors

/// The files of a tar archive.
///
/// Source: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
struct TarArchive {
  private let bytes: [UInt8]
  private var places: [String: Range<Int>] = [:]

  init(_ bytes: [UInt8], _ path: String) throws {
    self.bytes = bytes
    var place = 0
    while place + 512 <= bytes.count, bytes[place] != 0 {
      let header = bytes[place..<(place + 512)]
      func text(_ range: Range<Int>) -> String {
        String(decoding: header[(place + range.lowerBound)..<(place + range.upperBound)].prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
      }
      guard let size = Int(text(124..<136), radix: 8), size >= 0, size <= bytes.count - place - 512 else {
        throw FileError(path, "is truncated or altered at byte \(place)")
      }
      places[WholeFile.name(of: text(0..<100))] = (place + 512)..<(place + 512 + size)
      place += 512 + (size + 511) / 512 * 512
    }
    guard !places.isEmpty else { throw FileError(path, "is no tar archive, or an empty one") }
  }

  /// The contents of the file of that name, in whatever folder.
  subscript(_ name: String) -> [UInt8]? { places[name].map { Array(bytes[$0]) } }
}
