import ArgumentParser
import Foundation
import Notebooks
import Sessions
import SourceText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report what is wrong with a script or notebook without running it.",
    discussion: "Exit status: 0 nothing is wrong, 1 there are errors, 2 misuse.")

  @Argument(help: "The notebook or script.", completion: .file(extensions: ["ipynb", "swift"]))
  var file: String

  func validate() throws {
    guard file.hasSuffix(".ipynb") || file.hasSuffix(".swift") else {
      throw ValidationError("'\(file)' is neither a notebook (.ipynb) nor a script (.swift)")
    }
  }

  func run() throws {
    try SessionThread.run {
      do {
        let diagnostics = try self.diagnostics()
        let renderer = DiagnosticRenderer(usesColor: Terminal.usesColor(STDERR_FILENO))
        for diagnostic in diagnostics {
          Terminal.write(renderer.render(diagnostic) + "\n", to: .standardError)
        }
        if diagnostics.containsErrors { throw Status.failure }
      } catch let error as NotebookError {
        throw CommandFailure(message: error.description)
      }
    }
  }

  private func diagnostics() throws -> [Diagnostic] {
    let url = URL(fileURLWithPath: file)
    let session = Session()
    guard file.hasSuffix(".ipynb") else {
      return session.declare(try TextFiles.text(of: url), named: file)
    }
    let notebook = try Notebook(contentsOf: url)
    var diagnostics: [Diagnostic] = []
    // A cell with errors declares nothing, and the cells after it would only repeat them.
    for (index, cell) in notebook.cells.enumerated() where cell.kind == .code {
      diagnostics += session.declare(cell.source, named: "\(file) cell \(index + 1)")
      if diagnostics.containsErrors { break }
    }
    return diagnostics
  }
}
