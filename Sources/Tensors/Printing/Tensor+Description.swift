extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// What `print` shows: `tf.Tensor([1 2 3], shape=(3,), dtype=int32)`.
  public var description: String {
    if let text = graphDescription { return text }
    if let symbol = self as? KerasTensor { return symbol.text }
    if let variable { return variable.representation }
    if isSymbolic { return "Tensor(shape=\(shape), dtype=\(dtype.name))" }
    return "tf.Tensor(\(onOwnLines(ArrayText.plain(self))), shape=\(shape), dtype=\(dtype.name))"
  }

  /// What a cell shows as its value: `<tf.Tensor: shape=(), dtype=int32, numpy=36>`.
  public var debugDescription: String {
    if let text = graphRepresentation { return text }
    if let symbol = self as? KerasTensor { return symbol.text }
    if let variable { return variable.representation }
    if isSymbolic { return "<tf.Tensor: shape=\(shape), dtype=\(dtype.name)>" }
    return "<tf.Tensor: shape=\(shape), dtype=\(dtype.name), numpy=\(numpyText)>"
  }

  fileprivate final var numpyText: String {
    dims.isEmpty ? ArrayText.pythonScalar(self) : onOwnLines(ArrayText.representation(self))
  }

  private final func onOwnLines(_ text: String) -> String {
    text.contains("\n") ? "\n" + text : text
  }
}

extension Variable {
  fileprivate var representation: String {
    "<tf.Variable '\(name)' shape=\(shape) dtype=\(dtype.name), numpy=\(numpyText)>"
  }
}

extension NDArray: CustomStringConvertible, CustomDebugStringConvertible {
  /// NumPy's `str`: `[1. 2. 3.]`; a rank-0 array is a bare number.
  public var description: String { ArrayText.plain(base) }

  /// NumPy's `repr`: `array([1., 2., 3.])`; of a rank-0 array `np.float64(0.5)`.
  public var debugDescription: String {
    guard base.dims.isEmpty else { return ArrayText.representation(base) }
    // NumPy has no scalar types of its own for these.
    if dtype == .string || dtype == .bfloat16 { return ArrayText.scalar(base) }
    if dtype == .bool { return "np.\(ArrayText.scalar(base))_" }
    return "np.\(dtype.name)(\(ArrayText.scalar(base)))"
  }
}
