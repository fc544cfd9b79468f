import CZeroMQ
import Foundation
import JupyterKernel

/// Echoes whatever a client sends, on a thread and a context of its own: it answers however busy
/// the rest of the process is.
final class Heartbeat {
  private let context: SocketContext
  private let socket: Socket
  private var thread: KernelThread?

  /// Binds with `bind`, which gives the port that was really taken.
  init(
    _ listener: Listener, bind: (Socket, Listener) throws(SocketError) -> Int
  ) throws(SocketError) {
    context = try SocketContext()
    socket = try Socket(context, type: ZMQ_ROUTER, name: "heartbeat")
    self.port = try bind(socket, listener)
  }

  let port: Int

  func start() {
    thread = KernelThread(name: "heartbeat", stackSize: 256 * 1024) { [socket] in
      while true {
        if let frames = socket.receive(waiting: true) {
          socket.send(frames)
        } else if zmq_errno() == ETERM {
          return socket.close()
        }
      }
    }
  }

  func stop() {
    context.shutDown()
    if thread == nil { socket.close() } else { _ = thread?.join(timeout: 1) }
    context.terminate()
  }
}
