import ArgumentParser
import Glibc

/// The root of the command line; without a subcommand it is the console.
struct TfreplCommand: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tfrepl",
    abstract: "Machine learning in Swift, cell by cell: console, notebooks, Jupyter kernel.",
    discussion: "Without a subcommand, starts the console.",
    version: version,
    subcommands: [
      ConsoleCommand.self, RunCommand.self, CheckCommand.self, KernelCommand.self, KernelspecCommand.self,
      ExportCommand.self, LookupCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)
}

/// Exit statuses: 0 success, 1 a program that failed, 2 a command line or file that could not be used.
enum Status {
  static let failure = ExitCode(1)
  static let misuse = ExitCode(2)
}

/// A reason to stop with a line on standard error.
struct CommandFailure: Error {
  var message: String
  var status = Status.misuse
}

@main
enum Main {
  static func main() {
    // A reader that goes away ends the writer quietly, by an error of `write`.
    signal(SIGPIPE, SIG_IGN)
    setvbuf(stdout, nil, isatty(STDOUT_FILENO) == 1 ? _IOLBF : _IOFBF, 1 << 16)
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let failure as CommandFailure {
      finish("tfrepl: \(failure.message)", failure.status.rawValue)
    } catch let code as ExitCode {
      finish(nil, code.rawValue)
    } catch {
      let message = TfreplCommand.fullMessage(for: error)
      if TfreplCommand.exitCode(for: error).isSuccess {
        fputs(message + "\n", stdout)
        finish(nil, 0)
      }
      finish(message, Status.misuse.rawValue)
    }
    finish(nil, 0)
  }

  /// A client waits for the kernel to listen, so its command is read without building the tree of all the others.
  private static func run(_ arguments: [String]) throws {
    if arguments.count == 3, arguments[0] == "kernel", ["-f", "--connection-file"].contains(arguments[1]) {
      return try KernelCommand.serve(connectionFile: arguments[2])
    }
    var command = try TfreplCommand.parseAsRoot(arguments)
    try command.run()
  }

  private static func finish(_ message: String?, _ status: Int32) -> Never {
    let isFlushed = fflush(stdout) == 0
    if let message { fputs(message + "\n", stderr) }
    // Threads of a session may still run; a normal exit would take the process down under them.
    _exit(status == 0 && !isFlushed ? 1 : status)
  }
}
