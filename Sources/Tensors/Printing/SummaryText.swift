/// A tensor's elements as `tf.strings.format` and `tf.print` show them: unaligned, each number by itself, `...` in
/// place of the middle of long axes.
package enum SummaryText {
  /// `summarize` elements at both ends of every axis; all of them when it is negative. A single string has no quotes.
  package static func of(_ spec: TensorSpec, _ pointer: UnsafeRawPointer, summarize: Int) -> String {
    if spec.dims.isEmpty && spec.dtype == .string { return String(decoding: readString(pointer, 0), as: UTF8.self) }
    return quoting(spec, pointer, summarize: summarize)
  }

  /// As the other form, with quotes around every string.
  package static func quoting(_ spec: TensorSpec, _ pointer: UnsafeRawPointer, summarize: Int) -> String {
    let ends = min(summarize < 0 ? Int.max / 4 : summarize, spec.elementCount)
    return part(spec, pointer, axis: 0, offset: 0, ends)
  }

  private static func part(
    _ spec: TensorSpec, _ pointer: UnsafeRawPointer, axis: Int, offset: Int, _ ends: Int
  ) -> String {
    let dims = spec.dims
    if axis == dims.count { return element(spec.dtype, pointer, offset) }
    let length = dims[axis]
    let stride = dims[(axis + 1)...].reduce(1, *)
    let gap = axis == dims.count - 1
      ? " " : String(repeating: "\n", count: dims.count - axis - 1) + String(repeating: " ", count: axis + 1)
    func inner(_ place: Int) -> String {
      part(spec, pointer, axis: axis + 1, offset: offset + place * stride, ends)
    }
    let head = (0..<min(ends, length)).map(inner).joined(separator: gap)
    let tail = (max(ends, length - ends)..<max(length, ends)).map { gap + inner($0) }.joined()
    return "[" + head + (length > 2 * ends ? gap + "..." : "") + tail + "]"
  }

  private static func element(_ dtype: DType, _ pointer: UnsafeRawPointer, _ index: Int) -> String {
    switch dtype {
    case .string: quoted(readString(pointer, index))
    case .float64: number(readDouble(pointer, index, .float64), 15, 17) { $0 }
    case .float16, .bfloat16, .float32: number(readDouble(pointer, index, dtype), 6, 9) { Double(Float($0)) }
    default: integerText(pointer, index, dtype)
    }
  }

  /// As few digits as C's `%g` needs of the two.
  private static func number(_ value: Double, _ few: Int, _ many: Int, _ rounded: (Double) -> Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let short = DecimalText.general(value, digits: few)
    return Double(short).map(rounded) == value ? short : DecimalText.general(value, digits: many)
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    for byte in bytes {
      switch byte {
      case 10: text += "\\n"
      case 13: text += "\\r"
      case 9: text += "\\t"
      case 34: text += "\\\""
      case 39: text += "\\'"
      case 92: text += "\\\\"
      case 0x20...0x7e: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return text + "\""
  }
}
