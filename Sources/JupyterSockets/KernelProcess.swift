import Foundation
import JupyterKernel
import JupyterMessages

/// A kernel process from connection file to last message.
///
///     let ending = try KernelProcess.run(
///       connectionFile: path, session: session, history: FileHistory(path: historyPath))
///     // .shutdown(restart: false)
public enum KernelProcess {
  /// Listens where the connection file says and serves until the kernel is shut down, asked to
  /// end by a signal, or left alone by its parent. Blocks the calling thread.
  ///
  /// Throws `ConnectionFileError` or `SocketError` before anything is served. A cell that does not
  /// stop within a second of the end is left behind: leave the process soon after.
  ///
  /// The sockets listen before `session` and `history` are made: a client that finds them closed tries again only after
  /// a tenth of a second.
  public static func run(
    connectionFile path: String, session: @autoclosure () -> any KernelSession,
    history: @autoclosure () -> any HistoryStore, configuration: Kernel.Configuration = Kernel.Configuration()
  ) throws -> Kernel.Ending {
    let connection = try ConnectionFile(path: path)
    let transport = try SocketTransport(connection: connection, log: configuration.log)
    if transport.ports != connection.ports {
      try ConnectionFile.write(ports: transport.ports, to: path)
    }
    let kernel = Kernel(
      session: session(), transport: transport, signer: MessageSigner(key: connection.key),
      history: history(), configuration: configuration)
    kernel.start()
    try transport.run(kernel)
    _ = kernel.waitForExecutionThread(timeout: 1)
    return kernel.ending ?? .terminated(reason: "the sockets were closed")
  }
}
