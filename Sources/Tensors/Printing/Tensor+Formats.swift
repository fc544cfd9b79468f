import TextFormats

extension Tensor: TextFormattable {
  /// The only number of a tensor without axes in a format of Python's mini-language; the empty format shows any tensor.
  ///
  ///     let loss = tf.constant(0.034567)
  ///     print("loss: \(loss, ".4f")")      // loss: 0.0346
  public final func text(in format: FormatSpecification) throws(FormatError) -> String {
    if format.isEmpty { return description }
    guard rank == 0, !isSymbolic else {
      throw FormatError("a tensor of shape \(shape) is not one number: reduce it or take an element before it is formatted")
    }
    if dtype == .string {
      throw FormatError("a string tensor has no number to format; .numpy().decode() gives its text")
    }
    if dtype == .bool { return try (item() != 0).text(in: format) }
    if dtype.isInteger {
      let value = readInteger(pointer, 0, dtype)
      return dtype == .uint64 ? try UInt64(bitPattern: Int64(value)).text(in: format) : try Int64(value).text(in: format)
    }
    return dtype == .float32 ? try Float(item()).text(in: format) : try item().text(in: format)
  }
}

extension NDArray: TextFormattable {
  /// The only number of an array without axes in a format of Python's mini-language; the empty format shows any array.
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    format.isEmpty ? description : try base.text(in: format)
  }
}
