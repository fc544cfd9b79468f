/// Colours for numbers from 0 to 1.
package struct ColorMap {
  private let colors: [Color]
  private let isQualitative: Bool

  /// matplotlib's map of that name; `_r` at its end turns it round.
  package init?(named name: String) {
    let isReversed = name.hasSuffix("_r")
    let plain = isReversed ? String(name.dropLast(2)) : name
    let own = plain == "grey" ? "gray" : plain
    let continuous = ColorMapTables.continuous[own]
    guard let table = continuous ?? ColorMapTables.qualitative[own] else { return nil }
    let colors = table.split(whereSeparator: \.isWhitespace).map { Color(hexadecimal: $0)! }
    self.colors = isReversed ? colors.reversed() : colors
    isQualitative = continuous == nil
  }

  package static var names: [String] { (Array(ColorMapTables.continuous.keys) + Array(ColorMapTables.qualitative.keys)).sorted() }

  /// Places beyond the ends take the end's colour, and what is no number the first one.
  package subscript(_ place: Double) -> Color {
    let place = place.isNaN ? 0 : min(max(place, 0), 1)
    if isQualitative { return colors[min(Int(place * Double(colors.count)), colors.count - 1)] }
    let position = place * Double(colors.count - 1)
    let index = min(Int(position), colors.count - 2)
    let share = position - Double(index)
    func mixed(_ channel: KeyPath<Color, UInt8>) -> UInt8 {
      let (low, high) = (Double(colors[index][keyPath: channel]), Double(colors[index + 1][keyPath: channel]))
      return UInt8((low + (high - low) * share).rounded())
    }
    return Color(mixed(\.red), mixed(\.green), mixed(\.blue))
  }

  /// The map as gnuplot defines a palette.
  var gnuplotPalette: String {
    let stops = (0...32).map { step in
      // A palette's colours are opaque: six digits.
      return "\(step) \"#\(self[Double(step) / 32].gnuplotText.dropFirst(4))"
    }
    return "set palette defined (\(stops.joined(separator: ", ")))"
  }
}
