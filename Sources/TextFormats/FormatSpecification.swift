/// A format of Python's format mini-language, taken apart: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
///
///     let format = try FormatSpecification(">12,.2f")
///     try 1234.5.text(in: format)      // "    1,234.50"
///
/// It means what it means to Python's `format`, whose documentation is its reference; widths count characters as Swift does.
public struct FormatSpecification: Equatable, Sendable {
  public enum Alignment: Character, Sendable {
    case left = "<"
    case right = ">"
    case center = "^"
    /// Padding stands between the sign and the digits.
    case afterSign = "="
  }

  /// What stands in front of numbers.
  public enum Sign: Character, Sendable {
    /// A sign in front of every number.
    case always = "+"
    /// A space in front of numbers that are not negative.
    case space = " "
    /// A sign in front of negative numbers alone.
    case negativeOnly = "-"
  }

  /// The character that pads, if one is written.
  public internal(set) var fill: Character?
  public internal(set) var alignment: Alignment?
  public internal(set) var sign: Sign?
  /// `z`: a number that rounds to zero has no minus sign.
  public internal(set) var dropsNegativeZero = false
  /// `#`: `0x` and the like in front of integers; reals keep their point and zeros.
  public internal(set) var isAlternate = false
  /// `0` in front of the width.
  public internal(set) var padsWithZeros = false
  public internal(set) var width: Int?
  /// `,` or `_` between groups of digits.
  public internal(set) var grouping: Character?
  public internal(set) var precision: Int?
  /// `d`, `f`, `s`, …; none for the type's usual form.
  public internal(set) var type: Character?

  /// Whether nothing is asked for: values keep the text they print as.
  public var isEmpty: Bool { self == FormatSpecification() }

  init() {}
}

/// Why a text is no format, or does not fit a value.
///
///     'q' is not a format type
public struct FormatError: Error, Equatable, CustomStringConvertible, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }

  public var description: String { message }
}
