import Display

extension tf.strings {
  /// The parts of a string between separators; without `sep` between runs of whitespace, those at the ends left
  /// out. Strings in a tensor must have equally many parts, which become a last axis.
  ///
  ///     print(tf.strings.split("hello world"))      // tf.Tensor([b'hello' b'world'], shape=(2,), dtype=string)
  ///
  /// How many parts there are depends on values: inside a traced function this is an error.
  public static func split(_ input: some TensorConvertible, sep: String? = nil, maxsplit: Int = -1) -> Tensor {
    parts(input, "strings.split") { Self.split($0, Array((sep ?? "").utf8), maxsplit) }
  }

  /// The bytes of a string, each as a string of its own.
  ///
  ///     print(tf.strings.bytesSplit("abc"))      // tf.Tensor([b'a' b'b' b'c'], shape=(3,), dtype=string)
  public static func bytesSplit(_ input: some TensorConvertible) -> Tensor {
    parts(input, "strings.bytesSplit") { $0.map { [$0] } }
  }

  /// The code points of a string in UTF-8, each as a string of its own.
  ///
  ///     print(tf.strings.unicodeSplit("hé"))      // tf.Tensor([b'h' b'\xc3\xa9'], shape=(2,), dtype=string)
  public static func unicodeSplit(_ input: some TensorConvertible) -> Tensor {
    parts(input, "strings.unicodeSplit") { TextUnit.utf8Char.pieces($0).map(Array.init) }
  }

  private static func parts(
    _ input: some TensorConvertible, _ operation: String, _ body: ([UInt8]) -> [[UInt8]]
  ) -> Tensor {
    let x = operand(input, operation)
    if ExecutionContext.current.mustStop { return .inert }
    guard x.dtype == .string else { return failed(operation, "takes string, found \(x.dtype.name)") }
    guard !x.isSymbolic else {
      return failed(operation, "the shape of the result depends on values, which a traced function does not know")
    }
    let rows = x.strings.map(body)
    let length = rows.first?.count ?? 0
    if let other = rows.first(where: { $0.count != length }) {
      return failed(
        operation, "the strings have \(length) and \(other.count) parts; this version has no ragged tensors")
    }
    return Tensor(strings: rows.flatMap { $0 }, dims: x.dims + [length])
  }

  /// Python's `str.split`; an empty separator stands for whitespace.
  private static func split(_ bytes: [UInt8], _ separator: [UInt8], _ maxsplit: Int) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var position = 0
    func isSpace(_ place: Int) -> Bool { bytes[place] == 32 || (9...13).contains(bytes[place]) }
    func mayGoOn() -> Bool { maxsplit < 0 || parts.count < maxsplit }
    if separator.isEmpty {
      while true {
        while position < bytes.count && isSpace(position) { position += 1 }
        if position == bytes.count { return parts }
        guard mayGoOn() else { return parts + [Array(bytes[position...])] }
        let start = position
        while position < bytes.count && !isSpace(position) { position += 1 }
        parts.append(Array(bytes[start..<position]))
      }
    }
    while mayGoOn(), let match = place(of: separator, in: bytes, from: position) {
      parts.append(Array(bytes[position..<match]))
      position = match + separator.count
    }
    return parts + [Array(bytes[position...])]
  }

  private static func place(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + part.count <= bytes.count {
      if bytes[position..<position + part.count].elementsEqual(part) { return position }
      position += 1
    }
    return nil
  }

  /// A text with tensors in place of its placeholders, each showing `summarize` elements at both ends of every axis
  /// (all, with -1).
  ///
  ///     print(tf.strings.format("tensor: {}", tf.range(3)))      // tf.Tensor(b'tensor: [0 1 2]', shape=(), dtype=string)
  public static func format(
    _ template: String, _ inputs: any TensorConvertible..., placeholder: String = "{}", summarize: Int = 3
  ) -> Tensor {
    format(template, all: inputs, placeholder: placeholder, summarize: summarize)
  }

  package static func format(
    _ template: String, all inputs: [any TensorConvertible], placeholder: String, summarize: Int
  ) -> Tensor {
    let tensors = inputs.map { operand($0, "strings.format") }
    if ExecutionContext.current.mustStop { return .inert }
    let pieces = split(Array(template.utf8), Array(placeholder.utf8), -1)
    guard !placeholder.isEmpty, pieces.count == tensors.count + 1 else {
      return failed(
        "strings.format", "the template has \(placeholder.isEmpty ? 0 : pieces.count - 1) placeholders for \(tensors.count) tensors")
    }
    guard !tensors.contains(where: \.isSymbolic) else {
      return failed("strings.format", "a symbolic tensor has no values; they exist when the traced function runs")
    }
    var text = pieces[0]
    for (tensor, piece) in zip(tensors, pieces.dropFirst()) {
      text += Array(SummaryText.quoting(tensor.spec, tensor.pointer, summarize: summarize).utf8) + piece
    }
    return Tensor(strings: [text], dims: [])
  }
}
