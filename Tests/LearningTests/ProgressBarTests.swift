import Display
import Learning
import Testing

@Suite struct ProgressBarTests {
  private func run(_ golden: Goldens.ProgressCase, style: ProgressBar.Style) -> String {
    var time = 1000.0
    let bar = ProgressBar(
      target: golden.target, verbose: golden.verbose, style: style, now: { time })
    var text = ""
    for step in golden.steps {
      time = 1000 + step.time
      let logs = Logs(sorting: step.values.map { ($0.key, $0.value) })
      text += (step.final ? bar.finish(at: step.step, values: logs) : bar.advance(to: step.step) { logs }) ?? ""
    }
    return text
  }

  private let goldens = Goldens.load("progress.json", as: [Goldens.ProgressCase].self)

  @Test func screenShowsWhatKerasShows() {
    for golden in goldens {
      // Keras counts a finished line of unknown length as its last step; so does the golden.
      let text = run(golden, style: .redrawn)
      #expect(screen(text) == golden.screen)
    }
  }

  @Test func finalLinesCarryKerasEscapeSequences() {
    for golden in goldens where golden.target != nil && golden.steps.last!.final {
      let text = run(golden, style: .redrawn)
      let last = text.unicodeScalars.split(separator: "\r").last.map { String(String.UnicodeScalarView($0)) }
      #expect(last?.trimmingSpaces == golden.last.trimmingSpaces)
    }
  }

  @Test func plainStyleWritesFinalLinesAloneAndNoEscapes() {
    for golden in goldens where golden.steps.last!.final {
      let text = run(golden, style: .plain)
      #expect(!text.contains("\u{1B}") && !text.unicodeScalars.contains("\r"))
      #expect(text.filter { $0 == "\n" }.count == 1)
      #expect(screen(text) == golden.screen)
    }
  }

  @Test func shortEpochsWriteOneLine() {
    var time = 0.0
    let bar = ProgressBar(target: 3, verbose: 1, style: .redrawn, now: { time })
    for step in 1...3 {
      time += 0.01
      #expect(bar.advance(to: step) { Logs() } == nil)
    }
    #expect(bar.finish(at: 3, values: Logs())?.hasSuffix("\n") == true)
  }

  @Test func metricsAreRoundedAsPrintfRounds() {
    for value in [0.00015, 0.12345, 0.123449999, 0.5, 2.5, 1.00005, 0.99995, 123456.78905, 0.0010001, 7.00025] {
      var fast = ProgressText()
      fast.appendMetric(value, comparingMagnitude: true)
      var exact = ProgressText()
      exact.append(value, format: value > 1e-3 ? "%.4f" : "%.4e")
      #expect(fast.string == exact.string)
    }
  }

  @Test func everyFourthDecimalAgreesWithPrintf() {
    var source = RandomSource(seed: 3)
    for _ in 0..<20_000 {
      let value = source.uniform() * 50
      var fast = ProgressText()
      fast.appendMetric(value, comparingMagnitude: true)
      var exact = ProgressText()
      exact.append(value, format: value > 1e-3 ? "%.4f" : "%.4e")
      guard fast.string == exact.string else {
        Issue.record("\(value): \(fast.string), printf says \(exact.string)")
        return
      }
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self
    while let last = text.last, last == " " || last == "\n" { text.removeLast() }
    return text
  }
}
