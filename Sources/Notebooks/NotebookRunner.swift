package import Display
import Foundation
package import Sessions

/// Runs a notebook cell by cell, without a client.
///
///     var notebook = try Notebook(contentsOf: url)
///     let ending = NotebookRunner(session: session, view: view).run(&notebook)
///     // .finished, with every output in the notebook
package struct NotebookRunner {
  package enum Ending: Equatable, Sendable {
    case finished
    /// The cell, counted from 1 over all cells, and its error in a line.
    case failed(cell: Int, message: String)
    case timedOut(cell: Int, seconds: Double)
  }

  private let session: any CellSession
  private let view: any NotebookView
  /// Seconds one cell may take.
  private let timeout: Double?

  package init(session: any CellSession, view: any NotebookView, timeout: Double? = nil) {
    self.session = session
    self.view = view
    self.timeout = timeout
  }

  /// Executes the code cells in order up to the first that fails, and leaves what they put out in the notebook.
  package func run(_ notebook: inout Notebook) -> Ending {
    var displays = DisplayPlaces()
    for index in notebook.cells.indices where notebook.cells[index].kind == .code {
      notebook.cells[index].outputs = []
      notebook.cells[index].executionCount = nil
    }
    for index in notebook.cells.indices {
      let cell = notebook.cells[index]
      guard cell.kind == .code, !cell.tags.contains("skip-execution"), !cell.source.allSatisfy(\.isWhitespace) else {
        if cell.kind != .code { view.show(prose: cell) }
        continue
      }
      view.begin(cell, count: session.nextExecutionCount)
      let collector = OutputCollector(live: view.sink)
      let watch = timeout.map { CellTimer(seconds: $0, session: session) }
      let outcome = session.run(CellRequest(cell.source), sink: collector)
      let timedOut = watch?.stop() ?? false
      record(outcome, collector, timedOut: timedOut, in: &notebook, at: index, &displays)
      view.end(outcome)
      if timedOut { return .timedOut(cell: index + 1, seconds: timeout ?? 0) }
      if let failure = outcome.failure, !cell.tags.contains("raises-exception") || failure.kind == .interrupted {
        return .failed(cell: index + 1, message: failure.message)
      }
    }
    return .finished
  }

  private func record(
    _ outcome: CellOutcome, _ collector: OutputCollector, timedOut: Bool, in notebook: inout Notebook, at index: Int,
    _ displays: inout DisplayPlaces
  ) {
    var outputs: [NotebookOutput] = []
    for (output, identifier) in collector.outputs {
      if let identifier { displays.note(identifier, cell: index, output: outputs.count) }
      outputs.append(output)
    }
    if let value = outcome.value {
      outputs.append(.result(value, executionCount: outcome.executionCount))
    }
    if let failure = outcome.failure {
      let name = timedOut ? "CellTimeoutError" : failure.kind.rawValue
      let message = timedOut ? "the cell ran past its timeout of \(timeout ?? 0) s" : failure.message
      outputs.append(
        .error(
          name: name, value: message,
          traceback: failure.report.colored.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)))
    }
    notebook.cells[index].outputs = outputs
    notebook.cells[index].executionCount = outcome.executionCount
    for update in collector.foreignUpdates { displays.apply(update.bundle, to: update.identifier, in: &notebook) }
  }
}

/// Where each display of the notebook stands, so that a later cell can replace it.
private struct DisplayPlaces {
  private var places: [String: [(cell: Int, output: Int)]] = [:]

  mutating func note(_ identifier: String, cell: Int, output: Int) {
    places[identifier, default: []].append((cell, output))
  }

  func apply(_ bundle: MIMEBundle, to identifier: String, in notebook: inout Notebook) {
    for place in places[identifier] ?? [] {
      var outputs = notebook.cells[place.cell].outputs
      guard outputs.indices.contains(place.output) else { continue }
      outputs[place.output].fields["data"] = .object(NotebookOutput.data(of: bundle))
      notebook.cells[place.cell].outputs = outputs
    }
  }
}

/// Interrupts a session's cell when its time is over.
private final class CellTimer: @unchecked Sendable {
  private let source: any DispatchSourceTimer
  private let lock = NSLock()
  private var fired = false
  private var isStopped = false

  init(seconds: Double, session: any CellSession) {
    source = DispatchSource.makeTimerSource(queue: .global())
    nonisolated(unsafe) let session = session
    // Again every second: an interrupt may fall between two cells' worth of cleared flags.
    source.schedule(deadline: .now() + seconds, repeating: 1)
    source.setEventHandler { [weak self] in
      guard let self else { return }
      lock.withLock {
        guard !self.isStopped else { return }
        self.fired = true
        session.interrupt()
      }
    }
    source.resume()
  }

  /// Whether the time was over before.
  func stop() -> Bool {
    lock.withLock {
      isStopped = true
      source.cancel()
      return fired
    }
  }
}
