extension tf {
  /// Writes its arguments when the operation runs: at once, and in a traced function at every call, where Swift's own
  /// `print` writes only while tracing. Long axes show `summarize` elements at both ends (all, with -1).
  ///
  ///     tf.print("x:", tf.range(10), outputStream: .stdout)      // x: [0 1 2 ... 7 8 9]
  ///
  /// Source: TensorFlow, tf.print.
  public static func print(
    _ inputs: any TensorConvertible..., outputStream: PrintStream = .stderr, summarize: Int = 3, sep: String = " ",
    end: String = "\n"
  ) {
    print(all: inputs, outputStream: outputStream, summarize: summarize, sep: sep, end: end)
  }

  package static func print(
    all inputs: [any TensorConvertible], outputStream: PrintStream, summarize: Int, sep: String, end: String
  ) {
    _ = dispatch(
      PrintOps.print, inputs.map { operand(shown($0), "print") },
      .text(.printing(separator: sep, end: end, summarize: summarize, stream: outputStream)))
  }

  /// Swift numbers and booleans print as Python's do, without becoming tensors.
  private static func shown(_ value: any TensorConvertible) -> any TensorConvertible {
    switch value.tensorSource {
    case .integer(let number, nil): String(number)
    case .real(let number, nil): DecimalText.scalar(number, .float64)
    case .boolean(let flag): flag ? "True" : "False"
    default: value
    }
  }
}
