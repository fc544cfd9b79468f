/// The parts of a number's text, put together as a format asks: padding, sign, prefix, grouped digits, and the rest.
struct NumberLayout {
  let isNegative: Bool
  /// `0x` and the like.
  var prefix = ""
  /// Digits in front of the point, which may be grouped.
  let digits: String
  /// What follows them: the point, the fraction, the exponent, `%`; or `inf` and `nan`.
  var rest = ""
  /// Digits in a group.
  var groupSize = 3

  func text(in format: FormatSpecification) -> String {
    let sign = sign(format)
    let fill = format.fill ?? (format.padsWithZeros ? "0" : " ")
    let alignment = format.alignment ?? (format.padsWithZeros ? .afterSign : .right)
    let width = format.width ?? 0
    let fixed = sign.count + prefix.count + rest.count
    let least = fill == "0" && alignment == .afterSign ? width - fixed : 0
    let grouped = digits.isEmpty ? "" : groupedDigits(format.grouping, atLeast: least)
    let padding = max(0, width - fixed - grouped.count)
    func fills(_ count: Int) -> String { String(repeating: fill, count: count) }
    let number = prefix + (alignment == .afterSign ? fills(padding) : "") + grouped + rest
    switch alignment {
    case .left: return sign + number + fills(padding)
    case .right: return fills(padding) + sign + number
    case .center: return fills(padding / 2) + sign + number + fills(padding - padding / 2)
    case .afterSign: return sign + number
    }
  }

  private func sign(_ format: FormatSpecification) -> String {
    if isNegative { return "-" }
    switch format.sign {
    case .always: return "+"
    case .space: return " "
    case .negativeOnly, nil: return ""
    }
  }

  /// The digits with separators, led by zeros until they are `width` wide; a separator never comes first.
  private func groupedDigits(_ separator: Character?, atLeast width: Int) -> String {
    guard let separator else { return String(repeating: "0", count: max(0, width - digits.count)) + digits }
    var groups: [String] = []
    var remaining = digits[...]
    var room = width
    while true {
      let length = min(groupSize, max(remaining.count, room, 1))
      let taken = remaining.suffix(length)
      groups.append(String(repeating: "0", count: length - taken.count) + taken)
      remaining = remaining.dropLast(taken.count)
      room -= length
      if remaining.isEmpty && room <= 0 { break }
      room -= 1
    }
    return groups.reversed().joined(separator: String(separator))
  }
}
