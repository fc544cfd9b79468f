import Tensors

/// The format of the MNIST files: two zero bytes, a number type, the number of axes, their lengths, the elements.
///
/// Source: http://yann.lecun.com/exdb/mnist/
package enum IDX {
  /// The array in a file, which may be compressed with gzip.
  package static func read(_ path: String) throws -> Tensor { try parse(Gzip.read(path), path) }

  static func parse(_ bytes: [UInt8], _ path: String) throws -> Tensor {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else { throw FileError(path, "is no IDX file: it does not begin with two zeros") }
    guard bytes[2] == 8 else { throw FileError(path, "elements of type \(bytes[2]); only unsigned bytes, 8, are read") }
    let rank = Int(bytes[3])
    guard rank >= 1, rank <= 4, bytes.count >= 4 + 4 * rank else {
      throw FileError(path, "announces \(rank) axes, the header has \(bytes.count) bytes")
    }
    let dims: [Int] = (0..<rank).map { axis in
      let first = 4 + 4 * axis
      return bytes[first..<(first + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    var wanted = 4 + 4 * rank
    var elements = 1
    for length in dims {
      let (product, overflow) = elements.multipliedReportingOverflow(by: length)
      guard !overflow, product < 1 << 40 else { throw FileError(path, "shape \(dims.shapeText) is not one of an array") }
      elements = product
    }
    wanted += elements
    guard bytes.count == wanted else {
      throw FileError(path, "is truncated or altered: shape \(dims.shapeText) takes \(wanted) bytes, \(bytes.count) are there")
    }
    return bytes.withUnsafeBytes { Tensor(copyingFrom: $0.baseAddress! + 4 + 4 * rank, dtype: .uint8, dims: dims) }
  }
}
