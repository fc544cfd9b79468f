/// What an operation on strings is asked for. Part of a graph node, hence hashable.
package enum TextRequest: Hashable {
  case join(separator: [UInt8])
  /// Axes in the order in which they are joined.
  case reduceJoin(axes: [Int], separator: [UInt8], keepdims: Bool)
  case encoding(TextEncoding)
  case unit(TextUnit)
  case replacement(pattern: String, rewrite: String, everywhere: Bool)
  case pattern(String)
  case numberText(NumberText)
  case number(DType)
  case buckets(Int)
  case printing(separator: String, end: String, summarize: Int, stream: PrintStream)
}

/// Where `tf.print` writes.
public enum PrintStream: Hashable, Sendable {
  case stderr, stdout
}

/// How text is read by operations that look at letters.
public enum TextEncoding: Hashable, Sendable {
  /// Only the letters of ASCII count.
  case ascii
  /// Letters of all alphabets, in UTF-8.
  case utf8
}

/// What lengths and positions in text count.
public enum TextUnit: Hashable, Sendable {
  case byte
  /// Code points of UTF-8.
  case utf8Char

  /// The pieces of `bytes` that count as one each.
  func pieces(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    switch self {
    case .byte: return bytes.indices.map { bytes[$0...$0] }
    case .utf8Char:
      // A byte 10xxxxxx continues a code point.
      var starts = bytes.indices.filter { $0 == 0 || bytes[$0] & 0xc0 != 0x80 }
      starts.append(bytes.count)
      return zip(starts, starts.dropFirst()).map { bytes[$0..<$1] }
    }
  }
}

/// How a number is written as text: C's `printf` with these flags.
package struct NumberText: Hashable {
  package enum Style: Hashable { case positional, scientific, shortest }
  var style: Style
  /// -1 stands for what `printf` does without one.
  var precision: Int
  var width: Int
  var fill: String
}
