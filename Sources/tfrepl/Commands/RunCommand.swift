import ArgumentParser
import Console
import Display
import Foundation
import Notebooks
import Sessions
import SourceText

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Execute a notebook (.ipynb) or a script (.swift).",
    discussion: """
      A notebook is executed cell by cell, with its outputs printed, up to the first cell that fails. A script's \
      standard output is the script's alone. Exit status: 0 success, 1 a failed program, 2 misuse.
      """)

  @Argument(help: "The notebook or script.", completion: .file(extensions: ["ipynb", "swift"]))
  var file: String

  @Option(help: ArgumentHelp("Write the executed notebook here.", valueName: "OUT.ipynb"))
  var output: String?

  @Option(help: ArgumentHelp("Interrupt a cell after so many seconds.", valueName: "SECONDS"))
  var timeout: Double?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Values for the cell tagged 'parameters'.", valueName: "NAME=VALUE"))
  var parameters: [String] = []

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout must be a positive number of seconds") }
    let isNotebook = file.hasSuffix(".ipynb")
    guard isNotebook || file.hasSuffix(".swift") else {
      throw ValidationError("'\(file)' is neither a notebook (.ipynb) nor a script (.swift)")
    }
    if !isNotebook, output != nil || !parameters.isEmpty {
      throw ValidationError("--output and --parameters are for notebooks")
    }
  }

  func run() throws {
    try SessionThread.run {
      do {
        if self.file.hasSuffix(".ipynb") { try self.runNotebook() } else { try self.runScript() }
      } catch let error as NotebookError {
        throw CommandFailure(message: error.description)
      } catch let error as NotebookParameters.ParameterError {
        throw CommandFailure(message: error.description)
      }
    }
  }

  private func makeSession() -> Session {
    let session = Session()
    InterruptSignal.send(to: session.execution)
    InterruptSignal.install()
    return session
  }

  // MARK: Notebooks

  private func runNotebook() throws {
    let parameters = try NotebookParameters(parameters)
    var notebook = try Notebook(contentsOf: URL(fileURLWithPath: file))
    try parameters.inject(into: &notebook)
    let view = TextNotebookView(
      isTerminal: Terminal.outputIsTerminal, usesColor: Terminal.usesColor(STDOUT_FILENO),
      width: ProcessOutputSink().terminalWidth, write: Terminal.write)
    let ending = NotebookRunner(session: makeSession(), view: view, timeout: timeout).run(&notebook)
    if let output { try notebook.write(to: URL(fileURLWithPath: output)) }
    switch ending {
    case .finished: return
    case .failed(let cell, _):
      throw CommandFailure(message: "\(file): cell \(cell) failed; the cells after it were not run", status: Status.failure)
    case .timedOut(let cell, let seconds):
      throw CommandFailure(
        message: "\(file): cell \(cell) was stopped after its timeout of \(seconds) s", status: Status.failure)
    }
  }

  // MARK: Scripts

  private func runScript() throws {
    let text = try TextFiles.text(of: URL(fileURLWithPath: file))
    let session = makeSession()
    let sink = TerminalSink(flushes: Terminal.outputIsTerminal)
    let watch = timeout.map { ScriptTimer(seconds: $0, session: session) }
    let outcome = session.run(CellRequest(text, name: file, wantsValue: false), sink: sink)
    let timedOut = watch?.stop() ?? false
    guard let failure = outcome.failure else { return }
    fflush(stdout)
    let report = Terminal.usesColor(STDERR_FILENO) ? failure.report.colored : failure.report.plain
    Terminal.write(report + "\n", to: .standardError)
    if timedOut {
      throw CommandFailure(message: "\(file): stopped after its timeout of \(timeout ?? 0) s", status: Status.failure)
    }
    throw Status.failure
  }
}

/// Interrupts a script when its time is over.
private final class ScriptTimer {
  private let source = DispatchSource.makeTimerSource(queue: .global())
  private let lock = NSLock()
  nonisolated(unsafe) private var fired = false

  init(seconds: Double, session: Session) {
    nonisolated(unsafe) let session = session
    source.schedule(deadline: .now() + seconds, repeating: 1)
    nonisolated(unsafe) unowned let timer = self
    source.setEventHandler {
      timer.lock.withLock { timer.fired = true }
      session.interrupt()
    }
    source.resume()
  }

  func stop() -> Bool {
    source.cancel()
    return lock.withLock { fired }
  }
}
