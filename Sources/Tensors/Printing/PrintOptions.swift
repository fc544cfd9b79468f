/// How arrays and tensors are printed; `np.setPrintoptions` changes it.
struct PrintOptions {
  /// Digits after the point at most.
  var precision = 8
  /// Arrays of more elements are printed without their middle.
  var threshold = 1000
  /// Elements shown at each end of an axis whose middle is left out.
  var edgeItems = 3
  /// Columns of a line.
  var lineWidth = 75
  /// Whether small numbers are printed as 0 rather than with exponents.
  var suppressesSmall = false

  nonisolated(unsafe) static var current = PrintOptions()
}

extension np {
  /// Sets how arrays and tensors are printed from now on; what is not given stays as it is.
  ///
  /// - Parameters:
  ///   - precision: digits after the point at most, 8 at the start.
  ///   - threshold: arrays of more elements are printed without their middle, 1000; `np.inf` prints all.
  ///   - edgeitems: elements shown at each end of such an axis, 3.
  ///   - linewidth: columns of a line, 75.
  ///   - suppress: whether small numbers are printed as 0 rather than with exponents.
  ///
  ///     np.setPrintoptions(precision: 3, suppress: true)
  ///     print(np.array([1.23456, 0.00001]))      // [1.235 0.   ]
  public static func setPrintoptions(
    precision: Int? = nil, threshold: Double? = nil, edgeitems: Int? = nil, linewidth: Int? = nil,
    suppress: Bool? = nil
  ) {
    var options = PrintOptions.current
    // More digits than these exist in no number.
    if let precision { options.precision = Swift.min(Swift.max(precision, 0), 400) }
    if let threshold { options.threshold = Int(Int64(saturating: Swift.max(threshold, 0))) }
    if let edgeitems { options.edgeItems = Swift.min(Swift.max(edgeitems, 0), 1 << 30) }
    if let linewidth { options.lineWidth = Swift.max(linewidth, 0) }
    if let suppress { options.suppressesSmall = suppress }
    PrintOptions.current = options
  }
}
