import Display
import Glibc

/// Keras's progress display: one line that is redrawn while an epoch runs.
///
///     5/5 ━━━━━━━━━━━━━━━━━━━━ 1s 39ms/step - loss: 2.4713 - mae: 1.3104
///
/// Redraws are at least 50 ms apart. The line starts to show after the first 50 ms, so that an
/// epoch shorter than this writes its final line alone.
package final class ProgressBar {
  package enum Style {
    /// The line is redrawn in colour: a terminal or a notebook.
    case redrawn
    /// Text goes to a file or a pipe: final lines alone, no escape sequences.
    case plain
  }

  private static let width = 20
  private static let interval = 0.05

  private var target: Int?
  private let verbose: Int
  private let style: Style
  private let now: () -> Double
  private let start: Double
  private var lastUpdate: Double
  private var timeAfterFirstStep: Double?
  private var previousWidth = 0
  private var values: [(name: String, value: Double)] = []

  /// `target` is the number of steps, nil while it is not known.
  package init(
    target: Int?, verbose: Int, style: Style, now: @escaping () -> Double = monotonicSeconds
  ) {
    self.target = target
    self.verbose = verbose
    self.style = style
    self.now = now
    start = now()
    lastUpdate = start
  }

  /// Draws the line if it is time to; `values` is asked only then.
  package func advance(to step: Int, values: () -> Logs) -> String? {
    let time = now()
    let perStep = timePerStep(step, time)
    guard verbose == 1, style == .redrawn, time - lastUpdate >= Self.interval else { return nil }
    remember(values())
    lastUpdate = time
    return line(step, time, perStep, isFinal: false)
  }

  /// The final line of the epoch.
  package func finish(at step: Int, values: Logs) -> String? {
    let time = now()
    let count = target ?? step
    target = count
    remember(values)
    let perStep = timePerStep(count, time)
    switch verbose {
    case 1: return line(count, time, perStep, isFinal: true)
    case 2: return count > 0 ? summaryLine(count, time, perStep) : nil
    default: return nil
    }
  }

  /// True while the cursor stands behind a line that is not final.
  package private(set) var isLineOpen = false

  /// Values keep the place where their name first appeared.
  private func remember(_ logs: Logs) {
    for (name, value) in logs.entries {
      if let index = values.firstIndex(where: { $0.name == name }) {
        values[index].value = value
      } else {
        values.append((name, value))
      }
    }
  }

  /// Says that values of these names will come, so that they stand first on the line.
  package func reserve(_ names: [String]) {
    for name in names where !values.contains(where: { $0.name == name }) { values.append((name, 0)) }
  }

  /// The first step, which is slow, counts only while it is the only one.
  private func timePerStep(_ step: Int, _ time: Double) -> Double {
    guard step > 0 else { return 0 }
    defer { if step == 1 { timeAfterFirstStep = time } }
    if let first = timeAfterFirstStep, step > 1 { return (time - first) / Double(step - 1) }
    return (time - start) / Double(step)
  }

  private func line(_ step: Int, _ time: Double, _ perStep: Double, isFinal: Bool) -> String {
    var text = ProgressText()
    appendCountAndBar(step, to: &text)
    text.append(" ")
    escape("\u{1B}[1m", &text)
    if let target, target > 0, !isFinal {
      appendRemaining(perStep * Double(target - step), to: &text)
    } else {
      text.appendWhole(time - start)
      text.append("s")
    }
    escape("\u{1B}[0m", &text)
    text.appendDuration(perStep: perStep)
    appendValues(to: &text, comparingMagnitude: true)
    let width = text.visibleWidth
    // Covers what a longer earlier line has left on the screen.
    text.appendSpaces(previousWidth - width)
    if isFinal { text.append("\n") }
    // The cursor is at the start of the line unless the line has been drawn before.
    let head = previousWidth > 0 ? "\r" : ""
    previousWidth = width
    isLineOpen = !isFinal
    return head + text.string
  }

  private func appendCountAndBar(_ step: Int, to text: inout ProgressText) {
    guard let target, target > 0 else {
      text.append(step, width: 7)
      return text.append("/Unknown")
    }
    escape("\u{1B}[1m", &text)
    text.append(step, width: String(target).count)
    text.append("/")
    text.append(target)
    escape("\u{1B}[0m", &text)
    text.append(" ")
    let filled = Int(Double(Self.width) * (Double(step) / Double(target)))
    if filled > 0 {
      escape("\u{1B}[32m", &text)
      text.appendBar(filled)
      escape("\u{1B}[0m", &text)
    }
    escape("\u{1B}[37m", &text)
    text.appendBar(Self.width - filled)
    escape("\u{1B}[0m", &text)
  }

  private func escape(_ code: StaticString, _ text: inout ProgressText) {
    if style == .redrawn { text.appendEscape(code) }
  }

  private func appendRemaining(_ seconds: Double, to text: inout ProgressText) {
    let whole = Int(seconds)
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    if seconds > 3600 {
      text.append("\(whole / 3600):\(twoDigits(whole % 3600 / 60)):\(twoDigits(whole % 60))")
    } else if seconds > 60 {
      text.append("\(whole / 60):\(twoDigits(whole % 60))")
    } else {
      text.append(whole)
      text.append("s")
    }
  }

  private func summaryLine(_ step: Int, _ time: Double, _ perStep: Double) -> String {
    var text = ProgressText()
    text.append(step, width: String(step).count)
    text.append("/")
    text.append(step)
    text.append(" - ")
    text.appendWhole(time - start)
    text.append("s -")
    text.appendDuration(perStep: perStep)
    // Keras compares without taking the magnitude here.
    appendValues(to: &text, comparingMagnitude: false)
    text.append("\n")
    return text.string
  }

  private func appendValues(to text: inout ProgressText, comparingMagnitude: Bool) {
    for (name, value) in values {
      text.append(" - ")
      text.append(name)
      text.append(": ")
      text.appendMetric(value, comparingMagnitude: comparingMagnitude)
    }
  }
}

/// Seconds of a clock that never jumps.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

extension ProgressBar.Style {
  /// What whoever reads the sink of the running code can show.
  package static func fitting(_ sink: OutputSink) -> ProgressBar.Style {
    sink.redrawsLines ? .redrawn : .plain
  }
}
