import CImageCodecs
import Glibc
import Tensors

/// Pictures as files: JPEG and PNG.
package enum ImageFiles {
  /// What is wrong with a picture; whoever knows the file says which.
  struct Problem: Error {
    let text: String
  }

  private static let pixelLimit = 1 << 28

  static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xff, 0xd8, 0xff]) }
  static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) }

  /// The picture as uint8 (height, width, channels); 0 channels are those of the file.
  package static func decode(_ bytes: [UInt8], channels: Int) throws -> Tensor {
    if isJPEG(bytes) { return try decodeJPEG(bytes, channels: channels) }
    if isPNG(bytes) { return try decodePNG(bytes, channels: channels) }
    throw Problem(text: "is neither JPEG nor PNG: it begins with the bytes \(bytes.prefix(4))")
  }

  static func decodeJPEG(_ bytes: [UInt8], channels: Int) throws -> Tensor {
    guard [0, 1, 3].contains(channels) else { throw Problem(text: "a JPEG has 1 or 3 channels, \(channels) are asked for") }
    var (width, height, own): (Int32, Int32, Int32) = (0, 0, 0)
    try checked { ci_jpeg_size(bytes, bytes.count, &width, &height, &own, $0) }
    let wanted = channels == 0 ? Int(own) : channels
    let picture = try canvas(width, height, wanted)
    let pixels = picture.pointer.assumingMemoryBound(to: UInt8.self)
    try checked { ci_jpeg_decode(bytes, bytes.count, Int32(wanted), pixels, $0) }
    return picture
  }

  static func decodePNG(_ bytes: [UInt8], channels: Int) throws -> Tensor {
    guard (0...4).contains(channels) else { throw Problem(text: "a PNG has 1 to 4 channels, \(channels) are asked for") }
    var (width, height, own): (Int32, Int32, Int32) = (0, 0, 0)
    try checked { ci_png_size(bytes, bytes.count, &width, &height, &own, $0) }
    let picture = try canvas(width, height, Int(own))
    let pixels = picture.pointer.assumingMemoryBound(to: UInt8.self)
    try checked { ci_png_decode(bytes, bytes.count, pixels, $0) }
    return channels == 0 || channels == Int(own) ? picture : withChannels(picture, channels)
  }

  static func encodeJPEG(_ picture: Tensor, quality: Int) throws -> [UInt8] {
    let dims = try picturesDims(picture, channels: [1, 3])
    return try encoded(dims) { count, message in
      ci_jpeg_encode(
        picture.pointer.assumingMemoryBound(to: UInt8.self), Int32(dims[1]), Int32(dims[0]), Int32(dims[2]),
        Int32(min(max(quality, 0), 100)), &count, message)
    }
  }

  static func encodePNG(_ picture: Tensor) throws -> [UInt8] {
    let dims = try picturesDims(picture, channels: [1, 2, 3, 4])
    return try encoded(dims) { count, message in
      ci_png_encode(
        picture.pointer.assumingMemoryBound(to: UInt8.self), Int32(dims[1]), Int32(dims[0]), Int32(dims[2]), &count, message)
    }
  }

  private static func picturesDims(_ picture: Tensor, channels: [Int]) throws -> [Int] {
    let dims = picture.dims
    guard picture.dtype == .uint8, dims.count == 3, channels.contains(dims[2]), dims[0] > 0, dims[1] > 0, dims[0] < 65_500, dims[1] < 65_500
    else { throw Problem(text: "a picture is uint8 (height, width, \(channels.map(String.init).joined(separator: " or "))), found \(picture.dtype.name) \(picture.shape)") }
    return dims
  }

  private static func encoded(
    _ dims: [Int], _ body: (inout Int, UnsafeMutablePointer<CChar>) -> UnsafeMutablePointer<UInt8>?
  ) throws -> [UInt8] {
    var message = [CChar](repeating: 0, count: Int(ci_message_size))
    var count = 0
    guard let file = message.withUnsafeMutableBufferPointer({ body(&count, $0.baseAddress!) }) else {
      throw Problem(text: String(cString: message))
    }
    defer { free(file) }
    return Array(UnsafeBufferPointer(start: file, count: count))
  }

  private static func checked(_ body: (UnsafeMutablePointer<CChar>) -> Int32) throws {
    var message = [CChar](repeating: 0, count: Int(ci_message_size))
    let worked = message.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    if worked == 0 { throw Problem(text: String(cString: message)) }
  }

  private static func canvas(_ width: Int32, _ height: Int32, _ channels: Int) throws -> Tensor {
    guard width > 0, height > 0, Int(width) * Int(height) <= pixelLimit else {
      throw Problem(text: "a picture of \(height) x \(width) pixels is larger than any that is read")
    }
    let picture = Tensor.uninitialized(.uint8, [Int(height), Int(width), channels])
    // Rows that a damaged file does not fill are black, not what was in memory.
    memset(picture.pointer, 0, picture.byteCount)
    return picture
  }

  /// Grey becomes three equal colours, colour its brightness; transparency is left out or full.
  private static func withChannels(_ picture: Tensor, _ wanted: Int) -> Tensor {
    let own = picture.dims[2]
    let result = Tensor.uninitialized(.uint8, [picture.dims[0], picture.dims[1], wanted])
    let source = picture.pointer.assumingMemoryBound(to: UInt8.self)
    let target = result.pointer.assumingMemoryBound(to: UInt8.self)
    let (isColour, hasAlpha) = (own >= 3, own % 2 == 0)
    for place in 0..<picture.dims[0] * picture.dims[1] {
      let pixel = source + place * own
      let out = target + place * wanted
      if wanted >= 3 {
        for channel in 0..<3 { out[channel] = pixel[isColour ? channel : 0] }
      } else if isColour {
        // TensorFlow's weights of red, green and blue, in units of 1 / 32768.
        let (red, green, blue) = (9797 * Int(pixel[0]), 19234 * Int(pixel[1]), 3737 * Int(pixel[2]))
        out[0] = UInt8((red + green + blue) >> 15)
      } else {
        out[0] = pixel[0]
      }
      if wanted % 2 == 0 { out[wanted - 1] = hasAlpha ? pixel[own - 1] : 255 }
    }
    return withExtendedLifetime(picture) { result }
  }
}
