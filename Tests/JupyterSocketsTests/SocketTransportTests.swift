import CZeroMQ
import Foundation
import JupyterKernel
import JupyterMessages
import JupyterSockets
import Testing

/// Loopback tests of the real sockets. Signals are tried on whole processes, in `ProtocolTests`:
/// here they would reach every other test.
@Suite struct SocketTransportTests {
  /// Answers every message with its own frames, on its own channel.
  private final class Echo: KernelTransportClient, @unchecked Sendable {
    weak var transport: SocketTransport?
    private let lock = NSLock()
    private var notes: [String] = []
    var events: [String] { lock.withLock { notes } }
    func received(_ frames: [Data], on channel: Channel) {
      lock.withLock { notes.append("\(channel)") }
      transport?.send(channel == .iopub ? [Data("topic".utf8)] : frames, on: channel)
    }
    func interrupted() { lock.withLock { notes.append("interrupted") } }
    func terminated(reason: String) {
      lock.withLock { notes.append(reason) }
      transport?.stop()
    }
  }

  private func serving(
    _ connection: ConnectionFile, _ body: (SocketTransport, Echo, SocketContext) throws -> Void
  ) throws {
    let transport = try SocketTransport(connection: connection)
    let echo = Echo()
    echo.transport = transport
    let thread = KernelThread(name: "serve", stackSize: 1024 * 1024) {
      try? transport.run(echo, handlingSignals: false)
    }
    let context = try SocketContext()
    defer {
      transport.stop()
      #expect(thread.join(timeout: 5))
      context.terminate()
    }
    try body(transport, echo, context)
  }

  private func client(
    _ context: SocketContext, _ type: Int32, _ endpoint: String
  ) throws -> Socket {
    let socket = try Socket(context, type: type, name: "client")
    try socket.set(ZMQ_LINGER, 0)
    try socket.set(ZMQ_RCVTIMEO, 5000)
    try socket.connect(endpoint)
    return socket
  }

  private let anyPorts = ConnectionFile(
    ports: .init(shell: 0, control: 0, stdin: 0, iopub: 0, heartbeat: 0), key: "")

  @Test func everyChannelCarriesMultipartMessages() throws {
    try serving(anyPorts) { transport, _, context in
      let ports = transport.ports
      let message = [Data("a".utf8), Data(), Data(repeating: 7, count: 100_000)]
      for port in [ports.shell, ports.control, ports.stdin, ports.heartbeat] {
        #expect(port > 0)
        let socket = try client(context, ZMQ_DEALER, "tcp://127.0.0.1:\(port)")
        defer { socket.close() }
        for _ in 0..<3 {
          socket.send(message)
          #expect(socket.receive(waiting: true) == message)
        }
      }
    }
  }

  @Test func everySubscriberIsAnnounced() throws {
    try serving(anyPorts) { transport, echo, context in
      for number in 1...3 {
        let socket = try client(
          context, ZMQ_SUB, "tcp://127.0.0.1:\(transport.ports.iopub)")
        defer { socket.close() }
        try socket.set(ZMQ_SUBSCRIBE, "")
        #expect(socket.receive(waiting: true) == [Data("topic".utf8)])
        #expect(echo.events.filter { $0 == "iopub" }.count >= number)
      }
    }
  }

  @Test func messagesFromOtherThreadsLeaveInOrder() throws {
    try serving(anyPorts) { transport, _, context in
      let socket = try client(context, ZMQ_SUB, "tcp://127.0.0.1:\(transport.ports.iopub)")
      defer { socket.close() }
      try socket.set(ZMQ_SUBSCRIBE, "")
      _ = socket.receive(waiting: true)
      for number in 0..<5000 { transport.send([Data("\(number)".utf8)], on: .iopub) }
      for number in 0..<5000 {
        guard socket.receive(waiting: true) == [Data("\(number)".utf8)] else {
          Issue.record("message \(number) is lost or out of order")
          return
        }
      }
    }
  }

  @Test func socketFilesOfIPCAreRemoved() throws {
    let prefix = NSTemporaryDirectory() + "sockets-\(getpid())"
    let connection = ConnectionFile(
      transport: .ipc, ip: prefix,
      ports: .init(shell: 0, control: 0, stdin: 0, iopub: 0, heartbeat: 0), key: "")
    try serving(connection) { transport, _, context in
      let shell = transport.ports.shell
      #expect(access("\(prefix)-\(shell)", F_OK) == 0)
      let socket = try client(context, ZMQ_DEALER, "ipc://\(prefix)-\(shell)")
      defer { socket.close() }
      socket.send([Data("x".utf8)])
      #expect(socket.receive(waiting: true) == [Data("x".utf8)])
    }
    #expect((1...5).allSatisfy { access("\(prefix)-\($0)", F_OK) != 0 })
  }

  @Test func failuresToBindNameSocketAndAddress() throws {
    let holder = try SocketTransport(connection: anyPorts)
    var taken = anyPorts
    taken.ports.stdin = holder.ports.shell
    let error = try #require(throws: SocketError.self) { try SocketTransport(connection: taken) }
    #expect("\(error)".contains("stdin") && "\(error)".contains("\(holder.ports.shell)"))
    let long = ConnectionFile(
      transport: .ipc, ip: "/tmp/" + String(repeating: "x", count: 120),
      ports: anyPorts.ports, key: "")
    let path = try #require(throws: SocketError.self) { try SocketTransport(connection: long) }
    #expect("\(path)".contains("at most"))
  }

  @Test func withoutALauncherNoParentIsWatched() {
    #expect(!ParentWatch(environment: [:]).isWatching)
    #expect(!ParentWatch(environment: ["JPY_PARENT_PID": "x"]).isWatching)
    let watch = ParentWatch(environment: ["JPY_PARENT_PID": "\(getppid())"])
    #expect(watch.isWatching && !watch.isParentGone)
    // A process that cannot be seen may live in another container.
    #expect(!ParentWatch(environment: ["JPY_PARENT_PID": "4194303"]).isWatching)
  }
}
