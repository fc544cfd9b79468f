/// The box of `model.summary()`: columns of fixed width, long cells wrapped at spaces.
///
///     ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
///     ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
///     ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
///     │ dense (Dense)                   │ (None, 10)             │         7,850 │
///     └─────────────────────────────────┴────────────────────────┴───────────────┘
///
/// Keras hands its columns to the `rich` library, whose arithmetic of widths is followed here to
/// the character.
package struct SummaryTable {
  package enum Alignment { case left, right, center }

  private let header: [String]
  private let alignments: [Alignment]
  /// Widths between the bars, one space of padding on either side included.
  private let widths: [Int]
  private var rows: [[String]] = []

  /// `positions` are the right ends of the columns as fractions of the line.
  package init(
    header: [String], alignments: [Alignment], positions: [Double], lineLength: Int
  ) {
    self.header = header
    self.alignments = alignments
    widths = Self.columnWidths(positions: positions, lineLength: lineLength)
  }

  package mutating func addRow(_ cells: [String]) { rows.append(cells) }

  package var lines: [String] {
    var result = [rule("┏", "━", "┳", "┓")]
    result += cellLines(header, bar: "┃")
    result.append(rule("┡", "━", "╇", "┩"))
    for (index, row) in rows.enumerated() {
      if index > 0 { result.append(rule("├", "─", "┼", "┤")) }
      result += cellLines(row, bar: "│")
    }
    result.append(rule("└", "─", "┴", "┘"))
    return result
  }

  /// The asked-for widths and their padding exceed the line, so all columns shrink alike; what does
  /// not divide evenly is rounded column by column, ties to even.
  private static func columnWidths(positions: [Double], lineLength: Int) -> [Int] {
    var widths: [Int] = []
    var used = 0
    for position in positions {
      let width = Int(position * Double(lineLength)) - used
      widths.append(width + 2)
      used += width
    }
    let borders = positions.count + 1
    var excess = widths.reduce(0, +) - (lineLength - borders)
    guard excess > 0 else { return widths }
    for index in widths.indices {
      let share = Double(excess) / Double(widths.count - index)
      let taken = min(widths[index], Int(share.rounded(.toNearestOrEven)))
      widths[index] -= taken
      excess -= taken
    }
    return widths.map { max($0, 3) }
  }

  private func rule(_ left: String, _ line: Character, _ middle: String, _ right: String) -> String {
    left + widths.map { String(repeating: line, count: $0) }.joined(separator: middle) + right
  }

  private func cellLines(_ cells: [String], bar: String) -> [String] {
    let wrapped = zip(cells, widths).map { Self.wrap($0, width: $1 - 2) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = wrapped.indices.map { column in
        let text = line < wrapped[column].count ? wrapped[column][line] : ""
        return " " + Self.pad(text, to: widths[column] - 2, alignments[column]) + " "
      }
      return bar + parts.joined(separator: bar) + bar
    }
  }

  private static func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let missing = max(0, width - text.count)
    switch alignment {
    case .left: return text + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + text
    case .center:
      let left = missing / 2
      return String(repeating: " ", count: left) + text
        + String(repeating: " ", count: missing - left)
    }
  }

  /// Breaks at spaces; a word longer than the column stands alone, cut short with an ellipsis.
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line: String?
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if let started = line, started.count + 1 + word.count <= width {
        line = started + " " + word
      } else {
        if let started = line { lines.append(started) }
        line = word
      }
    }
    lines.append(line ?? "")
    return lines.map { $0.count > width ? $0.prefix(max(0, width - 1)) + "…" : $0 }
  }
}
