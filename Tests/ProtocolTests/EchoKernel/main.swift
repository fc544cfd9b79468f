import Foundation
import JupyterKernel
import JupyterSockets

// EchoKernel CONNECTION_FILE [HISTORY_FILE]
let arguments = CommandLine.arguments
var configuration = Kernel.Configuration()
configuration.implementation = "echo"
configuration.log = .fromEnvironment()
let history: any HistoryStore =
  arguments.count > 2 ? FileHistory(path: arguments[2]) : InMemoryHistory()
do {
  let ending = try KernelProcess.run(
    connectionFile: arguments[1], session: EchoSession(), history: history,
    configuration: configuration)
  configuration.log.note("\(ending)")
  exit(0)
} catch {
  try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
  exit(1)
}
