/// Turns diagnostics and traces into text for a terminal, a notebook or a log.
///
///     cell 1:2:7: error: cannot find 'y' in scope
///      2 | print(y)
///        |       ^
package struct DiagnosticRenderer: Sendable {
  /// Whether ANSI colours are written; notebooks understand them as terminals do.
  package var usesColor: Bool

  package init(usesColor: Bool = false) { self.usesColor = usesColor }

  package func render(_ diagnostic: Diagnostic) -> String {
    let location = SourceLocation(file: diagnostic.file, range: diagnostic.range)
    let style: Style = diagnostic.severity == .error ? .error : .warning
    var lines = [
      paint(location.description + ": ", .bold) + paint(diagnostic.severity.rawValue + ": ", style)
        + paint(diagnostic.message, .bold)
    ]
    lines += excerpt(location, style: style)
    for fixIt in diagnostic.fixIts {
      lines.append(gutter(for: location) + paint("= fix: ", .fix) + fixIt.message)
      lines += preview(of: fixIt, in: location)
    }
    for note in diagnostic.notes {
      if let place = note.location {
        lines.append(
          paint(place.description + ": ", .bold) + paint("note: ", .note) + note.message)
        lines += excerpt(place, style: .note)
      } else {
        lines.append(gutter(for: location) + paint("= note: ", .note) + note.message)
      }
    }
    return lines.joined(separator: "\n")
  }

  package func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.inSourceOrder.map(render).joined(separator: "\n")
  }

  /// The source line of a location with a caret below it; empty when the file has no such line.
  package func excerpt(_ location: SourceLocation) -> [String] { excerpt(location, style: .error) }

  private func excerpt(_ location: SourceLocation, style: Style) -> [String] {
    let file = location.file
    let lineIndex = file.lineIndex(at: location.range.lowerBound)
    let lineRange = file.rangeOfLine(lineIndex)
    let start = min(location.range.lowerBound, lineRange.upperBound)
    let end = min(max(location.range.upperBound, start), lineRange.upperBound)
    let before = DisplayWidth.of(file.substring(SourceRange(lineRange.lowerBound, start)))
    let through = DisplayWidth.of(file.substring(SourceRange(lineRange.lowerBound, end)))
    let text = DisplayWidth.expandingTabs(file.substring(lineRange))
    let number = String(lineIndex + 1)
    let marker = "^" + String(repeating: "~", count: max(0, through - before - 1))
    let margin = String(repeating: " ", count: number.count + 1)
    return [
      paint(" \(number) | ", .dim) + text,
      paint("\(margin) | ", .dim) + String(repeating: " ", count: before) + paint(marker, style),
    ]
  }

  private func gutter(for location: SourceLocation) -> String {
    String(repeating: " ", count: String(location.position.line).count + 2)
  }

  /// The line as it would read, when the edits stay on the line shown.
  private func preview(of fixIt: Diagnostic.FixIt, in location: SourceLocation) -> [String] {
    let file = location.file
    let lineIndex = file.lineIndex(at: location.range.lowerBound)
    let lineRange = file.rangeOfLine(lineIndex)
    let staysOnLine = fixIt.edits.allSatisfy {
      lineRange.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= lineRange.upperBound
        && !$0.replacement.contains("\n")
    }
    guard staysOnLine, !fixIt.edits.isEmpty else { return [] }
    let moved = Diagnostic.FixIt(
      fixIt.message,
      edits: fixIt.edits.map {
        .init(
          range: SourceRange(
            $0.range.lowerBound - lineRange.lowerBound, $0.range.upperBound - lineRange.lowerBound),
          replacement: $0.replacement)
      })
    let line = moved.applied(to: String(file.substring(lineRange)))
    let margin = String(repeating: " ", count: String(lineIndex + 1).count + 1)
    return [paint("\(margin) + ", .fix) + DisplayWidth.expandingTabs(line)]
  }

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case fix = "1;32"
  }

  private func paint(_ text: String, _ style: Style) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension DiagnosticRenderer {
  /// A line that stands out as an error's first.
  package func heading(_ text: String) -> String { usesColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }
}
