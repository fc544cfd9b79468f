/// NumPy's `array2string`: brackets, line breaks at 75 columns, and dots in place of the middle of
/// arrays of more than 1000 elements.
package struct ArrayText {
  private static var threshold: Int { PrintOptions.current.threshold }
  private static var edgeItems: Int { PrintOptions.current.edgeItems }
  private static var lineWidth: Int { PrintOptions.current.lineWidth }

  private let dims: [Int]
  private let strides: [Int]
  private let pointer: UnsafeRawPointer
  private let separator: String
  private let isSummarized: Bool
  private let formatter: ElementFormatter

  private init(_ tensor: Tensor, separator: String) {
    dims = tensor.dims
    strides = tensor.dims.contiguousStrides
    pointer = UnsafeRawPointer(tensor.pointer)
    self.separator = separator
    isSummarized = tensor.elementCount > Self.threshold
    formatter = ElementFormatter(
      dtype: tensor.dtype, shown: Self.shownElements(tensor.dims, strides, isSummarized),
      pointer: pointer, isScalar: tensor.dims.isEmpty)
  }

  /// `str(array)`.
  package static func plain(_ tensor: Tensor) -> String {
    if tensor.dims.isEmpty { return scalar(tensor) }
    return nested(tensor, separator: " ", prefix: 0, suffix: 0)
  }

  /// `repr(array)`.
  package static func representation(_ tensor: Tensor) -> String {
    let prefix = "array("
    let body = nested(tensor, separator: ", ", prefix: prefix.count, suffix: 1)
    var extras: [String] = []
    let isLong = tensor.elementCount > threshold
    if (tensor.elementCount == 0 && tensor.dims != [0]) || isLong {
      extras.append("shape=\(tensor.dims.shapeText)")
    }
    let isImplied = tensor.dtype == .int64 || tensor.dtype == .float64 || tensor.dtype == .bool
    // NumPy keeps TensorFlow's strings as objects.
    let name = tensor.dtype == .string ? "object" : tensor.dtype.name
    if !isImplied || tensor.elementCount == 0 { extras.append("dtype=\(name)") }
    if extras.isEmpty { return prefix + body + ")" }
    let head = prefix + body + ","
    let tail = extras.joined(separator: ", ") + ")"
    let lastLine = head.utf8.count - (head.utf8.lastIndex(of: UInt8(ascii: "\n")).map {
      head.utf8.distance(from: head.utf8.startIndex, to: $0) + 1
    } ?? 0)
    let fits = lastLine + tail.utf8.count + 1 <= lineWidth
    return head + (fits ? " " : "\n" + String(repeating: " ", count: prefix.count)) + tail
  }

  /// A rank-0 value as `str` of a NumPy scalar shows it.
  package static func scalar(_ tensor: Tensor) -> String {
    switch tensor.dtype {
    case .bool: readInteger(tensor.pointer, 0, .bool) != 0 ? "True" : "False"
    case .float16, .float32, .float64:
      DecimalText.scalar(readDouble(tensor.pointer, 0, tensor.dtype), tensor.dtype)
    case .bfloat16: DecimalText.sixDigits(readDouble(tensor.pointer, 0, .bfloat16))
    case .string: pythonText(readString(tensor.pointer, 0))
    default: integerText(tensor.pointer, 0, tensor.dtype)
    }
  }

  /// A rank-0 value as `repr` of the Python number it holds: any floating one with float64's digits.
  package static func pythonScalar(_ tensor: Tensor) -> String {
    tensor.dtype.isFloating
      ? DecimalText.scalar(readDouble(tensor.pointer, 0, tensor.dtype), .float64) : scalar(tensor)
  }

  private static func nested(_ tensor: Tensor, separator: String, prefix: Int, suffix: Int) -> String {
    if tensor.elementCount == 0 { return "[]" }
    let text = ArrayText(tensor, separator: separator)
    return text.nested(
      axis: 0, offset: 0, indent: String(repeating: " ", count: prefix + 1), width: lineWidth - suffix)
  }

  private func nested(axis: Int, offset: Int, indent: String, width: Int) -> String {
    if axis == dims.count { return formatter.text(pointer, offset) }
    let positions = Self.shownPositions(dims[axis], isSummarized)
    let inner = { (position: Int) in
      self.nested(
        axis: axis + 1, offset: offset + position * strides[axis], indent: indent + " ",
        width: width - 1)
    }
    var text = ""
    if axis == dims.count - 1 {
      let available = width - max(separator.last == " " ? separator.count - 1 : separator.count, 1)
      var line = indent
      for (order, position) in positions.enumerated() {
        let word = position.map(inner) ?? "..."
        if line.utf8.count + word.utf8.count > available && line.utf8.count > indent.utf8.count {
          while line.hasSuffix(" ") { line.removeLast() }
          text += line + "\n"
          line = indent
        }
        line += word
        if order < positions.count - 1 { line += separator }
      }
      text += line
    } else {
      let rowEnd = (separator.hasPrefix(",") ? "," : "") + String(repeating: "\n", count: dims.count - axis - 1)
      text = positions.map { indent + ($0.map(inner) ?? "...") }.joined(separator: rowEnd)
    }
    return "[" + text.dropFirst(indent.count) + "]"
  }

  /// The positions of an axis that are printed; nil stands for the dots.
  private static func shownPositions(_ length: Int, _ isSummarized: Bool) -> [Int?] {
    guard isSummarized && length > 2 * edgeItems else { return Array(0..<length) }
    return Array(0..<edgeItems) + [nil] + Array(length - edgeItems..<length)
  }

  private static func shownElements(_ dims: [Int], _ strides: [Int], _ isSummarized: Bool) -> [Int] {
    var offsets = [0]
    for (axis, length) in dims.enumerated() {
      let positions = shownPositions(length, isSummarized).compactMap { $0 }
      offsets = offsets.flatMap { offset in positions.map { offset + $0 * strides[axis] } }
    }
    return offsets
  }
}
