import Tensors

extension tf {
  /// Files, pictures and records.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/io
  public enum io {
    /// The contents of a file as one string.
    public static func readFile(_ filename: some TensorConvertible) throws -> Tensor {
      guard let path = text(filename, "io.readFile") else { return .inert }
      return Tensor(strings: [try WholeFile.read(path)], dims: [])
    }

    /// Writes a string into a file; folders on the way are made.
    public static func writeFile(_ filename: some TensorConvertible, _ contents: some TensorConvertible) throws {
      guard let path = text(filename, "io.writeFile"), let bytes = bytes(contents, "io.writeFile") else { return }
      if let folder = WholeFile.folder(of: path) { try WholeFile.makeFolder(folder) }
      try WholeFile.write(path, bytes)
    }

    /// The picture in a JPEG, uint8 (height, width, channels); 0 channels are the file's own.
    ///
    ///     let picture = try tf.io.decodeJpeg(tf.io.readFile("cat.jpg"), channels: 3)
    public static func decodeJpeg(_ contents: some TensorConvertible, channels: Int = 0) throws -> Tensor {
      try decoded(contents, "io.decodeJpeg") { try ImageFiles.decodeJPEG($0, channels: channels) }
    }

    /// The picture in a PNG, uint8 (height, width, channels); 0 channels are the file's own.
    public static func decodePng(_ contents: some TensorConvertible, channels: Int = 0) throws -> Tensor {
      try decoded(contents, "io.decodePng") { try ImageFiles.decodePNG($0, channels: channels) }
    }

    /// The picture in a JPEG or PNG, uint8 (height, width, channels).
    public static func decodeImage(_ contents: some TensorConvertible, channels: Int = 0) throws -> Tensor {
      try decoded(contents, "io.decodeImage") { try ImageFiles.decode($0, channels: channels) }
    }

    /// A JPEG of a picture, uint8 (height, width, 1 or 3); `quality` is from 0 to 100.
    public static func encodeJpeg(_ image: some TensorConvertible, quality: Int = 95) -> Tensor {
      encoded(image, "io.encodeJpeg") { try ImageFiles.encodeJPEG($0, quality: quality) }
    }

    /// A PNG of a picture, uint8 (height, width, 1 to 4).
    public static func encodePng(_ image: some TensorConvertible) -> Tensor {
      encoded(image, "io.encodePng") { try ImageFiles.encodePNG($0) }
    }

    private static func decoded(
      _ contents: some TensorConvertible, _ operation: String, _ decode: ([UInt8]) throws -> Tensor
    ) throws -> Tensor {
      guard let bytes = bytes(contents, operation) else { return .inert }
      do {
        return try decode(bytes)
      } catch let problem as ImageFiles.Problem {
        throw FileError("the picture", problem.text)
      }
    }

    private static func encoded(
      _ image: some TensorConvertible, _ operation: String, _ encode: (Tensor) throws -> [UInt8]
    ) -> Tensor {
      let picture = image.asTensor
      if picture.isSymbolic { return failed(operation, "runs on pictures, not inside a traced function") }
      do {
        return Tensor(strings: [try encode(picture)], dims: [])
      } catch let problem as ImageFiles.Problem {
        return failed(operation, problem.text)
      } catch {
        return failed(operation, "\(error)")
      }
    }

    static func bytes(_ value: some TensorConvertible, _ operation: String) -> [UInt8]? {
      let tensor = value.asTensor
      guard tensor.dtype == .string, tensor.elementCount == 1, !tensor.isSymbolic else {
        _ = failed(operation, tensor.isSymbolic ? "runs on strings, not inside a traced function" : "takes one string, found \(tensor.dtype.name) of shape \(tensor.shape)")
        return nil
      }
      return tensor.strings[0]
    }

    static func text(_ value: some TensorConvertible, _ operation: String) -> String? {
      bytes(value, operation).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
