/// A decimal number `0.d1d2d3… × 10^point`, without trailing zeros.
struct Decimal {
  let digits: [Character]
  let point: Int

  /// Reads `12.5`, `1e-07`, `-1.25E+10`; the sign is left out.
  init(reading text: String) {
    let parts = text.lowercased().split(separator: "e")
    var digits: [Character] = []
    var point: Int?
    for character in parts[0] where character != "-" {
      if character == "." { point = digits.count } else { digits.append(character) }
    }
    let zeros = digits.prefix { $0 == "0" }.count
    let exponent = parts.count > 1 ? Int(parts[1])! : 0
    self.point = zeros == digits.count ? 1 : (point ?? digits.count) - zeros + exponent
    digits.removeFirst(zeros)
    while digits.last == "0" { digits.removeLast() }
    self.digits = digits.isEmpty ? ["0"] : digits
  }

  /// With a digit behind the point, or with an exponent where the number is below 0.0001 or has more than `exponentFrom`
  /// digits in front of its point; at least `keeps` digits altogether.
  func text(exponentFrom limit: Int, keeps: Int, isAlternate: Bool) -> String {
    var all = digits
    while all.count < keeps { all.append("0") }
    guard point > -4 && point <= limit else {
      let fraction = String(all.dropFirst())
      let exponent = point - 1
      return String(all[0]) + (fraction.isEmpty && !isAlternate ? "" : ".") + fraction
        + (exponent < 0 ? "e-" : "e+") + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + String(all) }
    while all.count <= point { all.append("0") }
    return String(all[..<point]) + "." + String(all[point...])
  }
}
