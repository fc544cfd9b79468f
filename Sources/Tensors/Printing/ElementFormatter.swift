/// Formats the elements of one array so that they line up, by NumPy's rules: precision 8, scientific
/// notation for the whole array where the range of its numbers asks for it.
struct ElementFormatter {
  private enum Style {
    case boolean(padded: Bool)
    /// Each element as it is: strings, and bfloat16, which NumPy does not know as numbers.
    case loose
    case integer(width: Int)
    case positional(left: Int, right: Int)
    case scientific(left: Int, precision: Int, exponentDigits: Int, right: Int)
  }

  private let style: Style
  private let dtype: DType

  private static var precision: Int { PrintOptions.current.precision }

  /// `shown` are the elements that will be printed, after the middle of a long array was left out.
  init(dtype: DType, shown: [Int], pointer: UnsafeRawPointer, isScalar: Bool) {
    self.dtype = dtype
    if dtype == .bool {
      style = .boolean(padded: !isScalar)
    } else if dtype == .string || dtype == .bfloat16 {
      style = .loose
    } else if dtype.isInteger {
      let widths = shown.map { integerText(pointer, $0, dtype).utf8.count }
      style = .integer(width: widths.max() ?? 0)
    } else {
      style = Self.floatingStyle(shown.map { readDouble(pointer, $0, dtype) }, dtype)
    }
  }

  func text(_ pointer: UnsafeRawPointer, _ index: Int) -> String {
    switch style {
    case .boolean(let padded):
      let value = pointer.load(fromByteOffset: index, as: UInt8.self) != 0
      return value ? (padded ? " True" : "True") : "False"
    case .loose:
      return dtype == .string
        ? pythonText(readString(pointer, index)) : DecimalText.sixDigits(readDouble(pointer, index, dtype))
    case .integer(let width): return integerText(pointer, index, dtype).padded(to: width)
    case .positional(let left, let right):
      let value = readDouble(pointer, index, dtype)
      guard value.isFinite else { return Self.special(value).padded(to: left + right + 1) }
      let (integer, fraction) = DecimalText(value, dtype).positional(
        precision: Self.precision)
      return integer.padded(to: left) + "." + fraction.padding(right: right)
    case .scientific(let left, let precision, let exponentDigits, let right):
      let value = readDouble(pointer, index, dtype)
      guard value.isFinite else { return Self.special(value).padded(to: left + right + 1) }
      // Digits beyond the shortest that identify the number are its exact ones, as NumPy has them.
      let (integer, fraction, exponent) = DecimalText.exactScientific(value, precision: precision)
      return integer.padded(to: left) + "." + fraction + "e"
        + DecimalText.exponentText(exponent, digits: exponentDigits)
    }
  }

  private static func floatingStyle(_ values: [Double], _ dtype: DType) -> Style {
    let finite = values.filter(\.isFinite)
    let sizes = finite.map(\.magnitude).filter { $0 != 0 }
    var isScientific = false
    if let largest = sizes.max(), let smallest = sizes.min() {
      // The limits are compared, and the ratio taken, in the array's own precision.
      let (ratio, limit, least) =
        switch dtype {
        case .float16: (Double(Float16(largest) / Float16(smallest)), 1e3, Double(Float16(0.0001)))
        case .float32: (Double(Float(largest) / Float(smallest)), 1e6, Double(Float(0.0001)))
        default: (largest / smallest, 1e8, 0.0001)
        }
      let asksForExponents = !PrintOptions.current.suppressesSmall && (smallest < least || ratio > 1000)
      isScientific = largest >= limit || asksForExponents
    }
    let texts = finite.map { DecimalText($0, dtype) }
    var left = 0
    var right = 0
    var style: Style
    if finite.isEmpty {
      style = .positional(left: 0, right: 0)
    } else if isScientific {
      let parts = texts.map { $0.scientific(precision: precision) }
      let digits = parts.map { $0.fraction.utf8.count }.max()!
      let exponentDigits = parts.map { max(2, String($0.exponent.magnitude).utf8.count) }.max()!
      left = parts.map { $0.integer.utf8.count }.max()!
      right = exponentDigits + 2 + digits
      style = .scientific(left: left, precision: digits, exponentDigits: exponentDigits, right: right)
    } else {
      let parts = texts.map { $0.positional(precision: precision) }
      left = parts.map { $0.integer.utf8.count }.max()!
      right = parts.map { $0.fraction.utf8.count }.max()!
      style = .positional(left: left, right: right)
    }
    let specials = values.filter { !$0.isFinite }
    if let widest = specials.map({ special($0).utf8.count }).max(), widest - right - 1 > left {
      left = widest - right - 1
      switch style {
      case .scientific(_, let precision, let digits, let right):
        style = .scientific(left: left, precision: precision, exponentDigits: digits, right: right)
      default: style = .positional(left: left, right: right)
      }
    }
    return style
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "nan" : (value < 0 ? "-inf" : "inf")
  }
}

func integerText(_ pointer: UnsafeRawPointer, _ index: Int, _ dtype: DType) -> String {
  dtype == .uint64
    ? String(pointer.load(fromByteOffset: index * 8, as: UInt64.self))
    : String(readInteger(pointer, index, dtype))
}

extension String {
  /// Spaces in front up to a width; element texts are ASCII.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - utf8.count)) + self
  }
  fileprivate func padding(right width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
