import Display
import Glibc

extension tf {
  /// Prints values at each run, tensors among them as TensorFlow does: in a traced function where
  /// Swift's own `print` says something only while tracing. Goes to the standard error stream.
  ///
  ///     tf.print("loss:", tf.constant([0.5, 2.0]))      // loss: [0.5 2]
  ///
  /// - Parameters:
  ///   - sep: stands between the values.
  ///   - end: follows the last one.
  ///   - summarize: so many elements are shown at both ends of a long axis; -1 for all.
  public static func print(_ a: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a], sep, end, summarize)
  }

  /// Prints two values at each run.
  public static func print(_ a: Any, _ b: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b], sep, end, summarize)
  }

  /// Prints three values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c], sep, end, summarize)
  }

  /// Prints four values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, _ d: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c, d], sep, end, summarize)
  }

  /// Prints five values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, _ d: Any, _ e: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c, d, e], sep, end, summarize)
  }

  /// Prints six values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, _ d: Any, _ e: Any, _ f: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c, d, e, f], sep, end, summarize)
  }

  /// Prints seven values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, _ d: Any, _ e: Any, _ f: Any, _ g: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c, d, e, f, g], sep, end, summarize)
  }

  /// Prints eight values at each run.
  public static func print(_ a: Any, _ b: Any, _ c: Any, _ d: Any, _ e: Any, _ f: Any, _ g: Any, _ h: Any, sep: String = " ", end: String = "\n", summarize: Int = 3) {
    printed([a, b, c, d, e, f, g, h], sep, end, summarize)
  }

  private static func printed(_ values: [Any], _ sep: String, _ end: String, _ summarize: Int) {
    var template = PrintTemplate()
    for (index, value) in values.enumerated() {
      if index > 0 { template.add(sep) }
      template.add(value, isNested: false)
    }
    template.add(end)
    EffectOps.run("print", template.tensors) { tensors in
      ExecutionContext.current.sink.write(template.text(tensors, summarize), to: .standardError)
    }
  }
}

/// A line to print, in which tensors are still open.
private struct PrintTemplate {
  private enum Piece {
    case text(String)
    case tensor(Int)
  }
  private var pieces: [Piece] = []
  private(set) var tensors: [Tensor] = []

  mutating func add(_ text: String) { pieces.append(.text(text)) }

  /// Python's text of a value; strings inside lists are quoted.
  mutating func add(_ value: Any, isNested: Bool) {
    switch value {
    case let tensor as Tensor:
      pieces.append(.tensor(tensors.count))
      tensors.append(tensor)
    case let array as NDArray: add(array.base, isNested: isNested)
    case let flag as Bool: add(flag ? "True" : "False")
    case let text as String: add(isNested ? "'\(text)'" : text)
    case let list as [Any]: add(list, "[", "]")
    case let named as [String: Any]:
      add("{")
      for (index, key) in named.keys.sorted().enumerated() {
        add((index > 0 ? ", '" : "'") + key + "': ")
        add(named[key]!, isNested: true)
      }
      add("}")
    default:
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .tuple: add(mirror.children.map(\.value), "(", ")")
      case .optional:
        if let wrapped = mirror.children.first?.value { add(wrapped, isNested: isNested) } else { add("None") }
      default: add("\(value)")
      }
    }
  }

  private mutating func add(_ list: [Any], _ open: String, _ close: String) {
    add(open)
    for (index, element) in list.enumerated() {
      if index > 0 { add(", ") }
      add(element, isNested: true)
    }
    add(close)
  }

  func text(_ tensors: [Tensor], _ summarize: Int) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .tensor(let index): tensors[index].printedText(summarize)
      }
    }.joined()
  }
}

extension Tensor {
  /// As `tf.print` shows it: shortest numbers, unpadded, long axes cut.
  final func printedText(_ summarize: Int) -> String {
    printed(0, 0, summarize, "")
  }

  private final func printed(_ axis: Int, _ first: Int, _ summarize: Int, _ indent: String) -> String {
    if axis == rank { return element(first) }
    let stride = dims[(axis + 1)...].reduce(1, *)
    let length = dims[axis]
    let isCut = summarize >= 0 && length > 2 * summarize
    let shown = isCut ? Array(0..<summarize) + Array((length - summarize)..<length) : Array(0..<length)
    let inner = indent + " "
    let isLast = axis == rank - 1
    let separator = isLast ? " " : String(repeating: "\n", count: rank - axis - 1) + inner
    var parts = shown.map { printed(axis + 1, first + $0 * stride, summarize, inner) }
    if isCut { parts.insert("...", at: summarize) }
    return "[" + parts.joined(separator: separator) + "]"
  }

  private final func element(_ index: Int) -> String {
    switch dtype {
    case .string: "\"" + String(decoding: readString(pointer, index), as: UTF8.self) + "\""
    case .bool: readDouble(pointer, index, dtype) != 0 ? "1" : "0"
    case .float64: shortest(readDouble(pointer, index, dtype), (15, 17)) { $0 }
    case let real where real.isFloating:
      shortest(readDouble(pointer, index, dtype), (6, 9)) { Double(Float($0)) }
    default: integerText(pointer, index, dtype)
    }
  }

  /// Few digits if they are enough to tell the number, else many.
  private final func shortest(_ value: Double, _ digits: (Int, Int), _ rounded: (Double) -> Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let short = formatted(value, digits.0)
    if let read = Double(short), rounded(read) == value { return short }
    return formatted(value, digits.1)
  }

  private final func formatted(_ value: Double, _ digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*g", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
