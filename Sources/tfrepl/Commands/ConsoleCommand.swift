import ArgumentParser
import Console
import Display
import Foundation
import Sessions

struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Read, run and print, cell by cell (the default).",
    discussion: """
      A cell may span lines: the prompt changes to '...:' while something is open. Tab completes, Ctrl-C stops a \
      running cell or clears the line, Ctrl-D leaves. History is kept between sessions.
      """)

  func run() throws {
    try SessionThread.run { try self.runConsole() }
  }

  private func runConsole() throws {
    let session = Session()
    InterruptSignal.send(to: session.execution)
    let usesColor = Terminal.usesColor(STDOUT_FILENO)
    let isInteractive = Terminal.inputIsTerminal
    var reader: (any LineReader)?
    if isInteractive {
      InterruptSignal.install()
      reader = EditedLineReader(historyPath: EditedLineReader.defaultHistoryPath, usesColor: usesColor)
    }
    let console = Console(
      session: session, reader: reader ?? PipeLineReader(), output: TerminalSink(), usesColor: usesColor,
      isInteractive: isInteractive)
    console.run(banner: "tfrepl \(TfreplCommand.version), Swift for machine learning. Ctrl-D leaves.")
    if !isInteractive, console.failures > 0 { throw Status.failure }
  }
}

/// A thread whose stack is large enough for deep recursion in cells; only touched pages cost memory.
enum SessionThread {
  static func run(_ body: @escaping () throws -> Void) throws {
    nonisolated(unsafe) var result: Result<Void, any Error> = .success(())
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) let work = body
    let thread = Thread {
      result = Result { try work() }
      done.signal()
    }
    thread.stackSize = 256 << 20
    thread.start()
    done.wait()
    try result.get()
  }
}
