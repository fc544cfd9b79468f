extension FormatSpecification {
  /// What a value is to a format.
  public enum ValueKind: String, Sendable {
    /// Integers of every width, and Bool, which counts as 0 and 1.
    case integer = "an integer"
    case real = "a floating-point number"
    case text = "a string"
  }

  /// Says why values of that kind cannot be shown in this format, whatever the value.
  ///
  ///     try FormatSpecification("d").check(.text)      // throws "a string cannot be formatted as 'd'"
  public func check(_ kind: ValueKind) throws(FormatError) {
    let types: String
    switch kind {
    case .integer: types = "bcdnoxXeEfFgG%"
    case .real: types = "eEfFgGn%"
    case .text: types = "s"
    }
    if let type, !types.contains(type) { throw FormatError("\(kind.rawValue) cannot be formatted as '\(type)'") }
    switch kind {
    case .integer where !isReal: try checkInteger()
    case .text: try checkText()
    default: break
    }
  }

  /// Whether the type is one of floating-point numbers.
  var isReal: Bool { type.map { "eEfFgG%".contains($0) } ?? false }

  private func checkInteger() throws(FormatError) {
    if precision != nil { throw FormatError("an integer has no precision: leave '.\(precision!)' out, or add the type 'f'") }
    if dropsNegativeZero { throw FormatError("'z' is for floating-point numbers") }
    guard type == "c" else { return }
    if sign != nil { throw FormatError("the character of 'c' has no sign") }
    if isAlternate { throw FormatError("'#' has no meaning for 'c'") }
  }

  private func checkText() throws(FormatError) {
    if let sign { throw FormatError("a string has no sign: leave '\(sign.rawValue)' out") }
    if dropsNegativeZero { throw FormatError("'z' is for floating-point numbers") }
    if isAlternate { throw FormatError("'#' is for numbers") }
    if let grouping { throw FormatError("'\(grouping)' is for numbers") }
    if alignment == .afterSign { throw FormatError("'=' aligns numbers; strings have '<', '>' and '^'") }
  }
}
