extension FormatSpecification {
  /// Wider or longer texts are taken for mistakes.
  static let longest = 1_000_000

  /// Reads a format; says what is wrong with a text that is none.
  public init(_ text: String) throws(FormatError) {
    self.init()
    var rest = Array(text)[...]
    readAlignment(&rest)
    if let first = rest.first, let known = Sign(rawValue: first) {
      sign = known
      rest.removeFirst()
    }
    dropsNegativeZero = Self.skip("z", &rest)
    isAlternate = Self.skip("#", &rest)
    if fill == nil { padsWithZeros = Self.skip("0", &rest) }
    width = try Self.number(&rest, "width")
    try readGrouping(&rest)
    if Self.skip(".", &rest) {
      precision = try Self.number(&rest, "precision")
      if precision == nil { throw FormatError("the format '\(text)' has no precision after its '.'") }
    }
    guard rest.count <= 1 else {
      throw FormatError("'\(text)' is not a format: '\(String(rest))' is left over after '\(text.dropLast(rest.count))'")
    }
    type = rest.first
    try checkType()
  }

  private mutating func readAlignment(_ rest: inout ArraySlice<Character>) {
    if let second = rest.dropFirst().first, let known = Alignment(rawValue: second) {
      (fill, alignment) = (rest.first, known)
      rest.removeFirst(2)
    } else if let first = rest.first, let known = Alignment(rawValue: first) {
      alignment = known
      rest.removeFirst()
    }
  }

  private mutating func readGrouping(_ rest: inout ArraySlice<Character>) throws(FormatError) {
    while let first = rest.first, first == "," || first == "_" {
      if grouping != nil {
        throw FormatError(grouping == first ? "'\(first)' is written twice" : "digits are grouped by ',' or by '_', not both")
      }
      grouping = first
      rest.removeFirst()
    }
  }

  private func checkType() throws(FormatError) {
    guard let type else { return }
    guard "bcdeEfFgGnosxX%".contains(type) else { throw FormatError("'\(type)' is not a format type") }
    let groups: String
    switch grouping {
    case ",": groups = "deEfFgG%"
    case "_": groups = "deEfFgG%boxX"
    default: return
    }
    guard groups.contains(type) else { throw FormatError("'\(grouping!)' does not group the digits of '\(type)'") }
  }

  private static func skip(_ character: Character, _ rest: inout ArraySlice<Character>) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout ArraySlice<Character>, _ what: String) throws(FormatError) -> Int? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    guard let value = Int(String(digits)), value <= longest else {
      throw FormatError("the \(what) \(String(digits)) is too large")
    }
    return value
  }
}
