import Tensors

extension tfds {
  /// Writes a small set of drawn pictures, folders `circle`, `cross` and `square` of PNG files, for exercises with
  /// `keras.utils.imageDatasetFromDirectory`; the folder's path.
  ///
  ///     let folder = try tfds.writeSyntheticShapes("shapes")
  ///     let data = try keras.utils.imageDatasetFromDirectory(folder, imageSize: (32, 32))
  @discardableResult
  public static func writeSyntheticShapes(_ directory: String, perClass: Int = 60, side: Int = 32) throws -> String {
    guard perClass > 0, side >= 8, side <= 512 else { throw DatasetError("perClass is positive and side from 8 to 512, found \(perClass) and \(side)") }
    for (label, name) in ["circle", "cross", "square"].enumerated() {
      try WholeFile.makeFolder(directory + "/" + name)
      for number in 0..<perClass {
        var random = SplitMix64(seed: UInt64(label * 1_000_003 + number))
        let picture = shape(label, side, &random)
        do {
          try WholeFile.write("\(directory)/\(name)/\(number).png", ImageFiles.encodePNG(picture))
        } catch let problem as ImageFiles.Problem {
          throw FileError(directory, problem.text)
        }
      }
    }
    return directory
  }

  /// Writes the texts of "synthetic_reviews" into folders `neg` and `pos`, for exercises with
  /// `keras.utils.textDatasetFromDirectory`; the folder's path.
  @discardableResult
  public static func writeSyntheticReviews(_ directory: String, perClass: Int = 200) throws -> String {
    guard perClass > 0 else { throw DatasetError("perClass is positive, found \(perClass)") }
    var written = [0, 0]
    for name in WrittenReviews.names { try WholeFile.makeFolder(directory + "/" + name) }
    var number = 0
    while written.contains(where: { $0 < perClass }) {
      let (text, label) = WrittenReviews.make(first: number, count: 1)
      let kind = Int(label.elements(as: Int64.self)[0])
      if written[kind] < perClass {
        try WholeFile.write("\(directory)/\(WrittenReviews.names[kind])/\(number).txt", text.strings[0])
        written[kind] += 1
      }
      number += 1
    }
    return directory
  }

  private static func shape(_ label: Int, _ side: Int, _ random: inout SplitMix64) -> Tensor {
    var pixels = [UInt8](repeating: 0, count: side * side * 3)
    func between(_ low: Float, _ high: Float) -> Float { Float.random(in: low...high, using: &random) }
    let (x, y, size) = (between(0.3, 0.7), between(0.3, 0.7), between(0.15, 0.28))
    let (ground, ink) = ((0..<3).map { _ in between(0, 110) }, (0..<3).map { _ in between(140, 255) })
    for row in 0..<side {
      for column in 0..<side {
        let (dx, dy) = (Float(column) / Float(side) - x, Float(row) / Float(side) - y)
        let isInside: Bool
        switch label {
        case 0: isInside = dx * dx + dy * dy < size * size
        case 1: isInside = max(abs(dx), abs(dy)) < size && min(abs(dx), abs(dy)) < size * 0.35
        default: isInside = max(abs(dx), abs(dy)) < size * 0.85
        }
        for channel in 0..<3 {
          let value = (isInside ? ink[channel] : ground[channel]) + between(-20, 20)
          pixels[(row * side + column) * 3 + channel] = UInt8(min(max(value, 0), 255))
        }
      }
    }
    return Tensor(pixels, dtype: .uint8, dims: [side, side, 3])
  }
}
