import ArgumentParser
import Foundation
import Notebooks
import Sessions
import SourceText

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a notebook as a Swift package that compiles to a program.",
    discussion: """
      The package builds with 'swift build -c release' and prints what the notebook prints. TensorKit comes from the \
      checkout that the current folder is in, or from where --tensorkit says. Exit status: 0 success, 1 the notebook \
      has errors, 2 misuse.
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["ipynb"]))
  var file: String

  @Option(help: ArgumentHelp("Write the package into this folder.", valueName: "DIR"))
  var output: String

  @Option(help: ArgumentHelp("A folder with a checkout of tfrepl, or the address of its repository.", valueName: "PATH-OR-URL"))
  var tensorkit: String?

  @Option(help: ArgumentHelp("With a repository: the tag to take.", valueName: "TAG"))
  var version = TfreplCommand.version

  func validate() throws {
    guard file.hasSuffix(".ipynb") else { throw ValidationError("'\(file)' is not a notebook (.ipynb)") }
  }

  func run() throws {
    try SessionThread.run {
      do {
        let source = try self.tensorKitSource()
        let url = URL(fileURLWithPath: self.file)
        let program = try SwiftProgram(of: try Notebook(contentsOf: url), named: self.file)
        let name = url.deletingPathExtension().lastPathComponent
        try SwiftPackage(name: name, program: program, tensorKit: source).write(to: URL(fileURLWithPath: self.output))
        Terminal.write("swift run -c release --package-path \(self.output)\n", to: .standardOutput)
      } catch let refused as CheckedProgram.Refused {
        let renderer = DiagnosticRenderer(usesColor: Terminal.usesColor(STDERR_FILENO))
        Terminal.write(renderer.render(refused.diagnostics) + "\n", to: .standardError)
        throw CommandFailure(message: "\(self.file): has errors; nothing was written", status: Status.failure)
      } catch let error as NotebookError {
        throw CommandFailure(message: error.description)
      } catch let error as ExportError {
        throw CommandFailure(message: error.description)
      }
    }
  }

  private func tensorKitSource() throws -> SwiftPackage.TensorKitSource {
    guard let tensorkit else {
      guard let path = SwiftPackage.checkout(around: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)) else {
        throw ExportError(.noTensorKit)
      }
      return .folder(path)
    }
    if tensorkit.contains("://") || tensorkit.hasPrefix("git@") { return .repository(tensorkit, version: version) }
    return .folder(URL(fileURLWithPath: tensorkit).standardizedFileURL.path)
  }
}
