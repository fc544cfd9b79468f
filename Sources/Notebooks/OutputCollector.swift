package import Display
import Foundation

/// Gathers what a cell puts out, in the form of the file, and passes it on to whoever shows it live.
package final class OutputCollector: OutputSink {
  private enum Entry {
    case stream(OutputStream, String)
    case output(NotebookOutput, displayIdentifier: String?)
  }

  private let lock = NSLock()
  private var entries: [Entry] = []
  private var clearsBeforeNext = false
  /// Updates of displays that earlier cells made.
  private(set) var foreignUpdates: [(identifier: String, bundle: MIMEBundle)] = []
  private let live: (any OutputSink)?

  package init(live: (any OutputSink)? = nil) { self.live = live }

  package func write(_ text: String, to stream: OutputStream) {
    lock.withLock {
      applyPendingClear()
      if case .stream(stream, let earlier)? = entries.last {
        entries[entries.count - 1] = .stream(stream, earlier + text)
      } else {
        entries.append(.stream(stream, text))
      }
    }
    live?.write(text, to: stream)
  }

  package func display(_ bundle: MIMEBundle, identifier: String?) {
    lock.withLock {
      applyPendingClear()
      entries.append(.output(.display(bundle), displayIdentifier: identifier))
    }
    live?.display(bundle, identifier: identifier)
  }

  package func updateDisplay(_ bundle: MIMEBundle, identifier: String) {
    lock.withLock {
      for (index, entry) in entries.enumerated() {
        if case .output(_, identifier) = entry {
          entries[index] = .output(.display(bundle), displayIdentifier: identifier)
        }
      }
      foreignUpdates.append((identifier, bundle))
    }
    live?.updateDisplay(bundle, identifier: identifier)
  }

  package func clearOutput(wait: Bool) {
    lock.withLock {
      if wait { clearsBeforeNext = true } else { entries.removeAll() }
    }
    live?.clearOutput(wait: wait)
  }

  private func applyPendingClear() {
    guard clearsBeforeNext else { return }
    clearsBeforeNext = false
    entries.removeAll()
  }

  package func readLine(prompt: String, isPassword: Bool) throws -> String? {
    try live?.readLine(prompt: prompt, isPassword: isPassword)
  }

  package var terminalWidth: Int? { live?.terminalWidth }

  /// The outputs so far; streams as a terminal would have left them.
  package var outputs: [(output: NotebookOutput, displayIdentifier: String?)] {
    lock.withLock {
      entries.map { entry in
        switch entry {
        case .stream(let stream, let text): (.stream(stream, StreamText.settled(text)), nil)
        case .output(let output, let identifier): (output, identifier)
        }
      }
    }
  }
}
