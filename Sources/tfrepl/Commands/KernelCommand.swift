import ArgumentParser
import Display
import JupyterKernel
import JupyterSockets
import Sessions

struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel", abstract: "Serve a Jupyter client (started by Jupyter).")

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp("Where to listen and how to sign, written by the client.", valueName: "F"))
  var connectionFile: String

  func run() throws { try Self.serve(connectionFile: connectionFile) }

  static func serve(connectionFile: String) throws {
    var configuration = Kernel.Configuration()
    configuration.implementation = "tfrepl"
    configuration.implementationVersion = TfreplCommand.version
    configuration.log = .fromEnvironment()
    do {
      let ending = try KernelProcess.run(
        connectionFile: connectionFile, session: KernelAdapter(), history: FileHistory(path: historyPath),
        configuration: configuration)
      configuration.log.note("\(ending)")
    } catch {
      throw CommandFailure(message: "\(error)", status: Status.failure)
    }
  }

  /// Beside the console's history.
  private static var historyPath: String { UserDirectories.state + "/tfrepl/kernel-history" }
}
