import Display

extension DefaultStringInterpolation {
  /// A value in a format of Python's mini-language.
  ///
  ///     let loss = 0.034567
  ///     print("loss: \(loss, ".4f")")      // loss: 0.0346
  ///
  /// A format that does not fit the value ends a compiled program with a message.
  public mutating func appendInterpolation(_ value: some TextFormattable, _ format: String) {
    do {
      appendLiteral(try value.text(in: FormatSpecification(format)))
    } catch {
      ExecutionContext.current.fail(OperationFailure("\(error)"))
    }
  }
}
