/// The text of an integer given by sign and magnitude.
struct IntegerText {
  let magnitude: UInt64
  let isNegative: Bool

  func text(in format: FormatSpecification) throws(FormatError) -> String {
    try format.check(.integer)
    if format.isReal {
      let value = Double(magnitude)
      return try RealText(value: isNegative ? -value : value, shortest: "").text(in: format)
    }
    switch format.type {
    case "b": return layout(2, "0b", groupSize: 4).text(in: format)
    case "o": return layout(8, "0o", groupSize: 4).text(in: format)
    case "x": return layout(16, "0x", groupSize: 4).text(in: format)
    case "X": return layout(16, "0X", groupSize: 4).text(in: format)
    case "c": return NumberLayout(isNegative: false, digits: "", rest: try character()).text(in: format)
    default: return NumberLayout(isNegative: isNegative, digits: String(magnitude)).text(in: format)
    }

    func layout(_ radix: Int, _ prefix: String, groupSize: Int) -> NumberLayout {
      NumberLayout(
        isNegative: isNegative, prefix: format.isAlternate ? prefix : "",
        digits: String(magnitude, radix: radix, uppercase: format.type == "X"), groupSize: groupSize)
    }
  }

  private func character() throws(FormatError) -> String {
    guard !isNegative, let scalar = UInt32(exactly: magnitude).flatMap(Unicode.Scalar.init) else {
      throw FormatError("\(isNegative ? "-" : "")\(magnitude) is the number of no character")
    }
    return String(Character(scalar))
  }
}
