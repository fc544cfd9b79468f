import CZeroMQ
import Foundation
import JupyterKernel
import JupyterMessages

/// The five ZeroMQ sockets of a kernel.
///
/// One thread, the one that calls `run`, owns shell, control, stdin and iopub: it waits for
/// messages, signals and wake-ups in one poll without ever sleeping for a fixed time, and it is
/// the only writer, so messages leave in the order the kernel sent them. Other threads hand their
/// messages over. The heartbeat has a thread of its own.
public final class SocketTransport: KernelTransport, @unchecked Sendable {
  private let connection: ConnectionFile
  private let context: SocketContext
  private let control: Socket
  private let shell: Socket
  private let stdin: Socket
  private let iopub: Socket
  private let heartbeat: Heartbeat
  private let outbox: Outbox
  private let log: KernelLog

  /// The ports in use, chosen ones included.
  public let ports: ConnectionFile.Ports

  /// Binds all five sockets. Throws `SocketError` naming the socket and the address.
  public init(connection: ConnectionFile, log: KernelLog = .silent) throws(SocketError) {
    try SocketTransport.check(connection)
    self.connection = connection
    self.log = log
    let listeners = try Listeners(connection)
    let context = try SocketContext()
    self.context = context
    outbox = try Outbox()

    func bind(_ socket: Socket, _ listener: Listener) throws(SocketError) -> Int {
      try socket.set(ZMQ_LINGER, 1000)
      // A slow reader should lose nothing (the default would drop after 1000 messages), but one
      // that has stopped reading must not take memory without end.
      try socket.set(ZMQ_SNDHWM, 10_000)
      if let keys = connection.curveKeys {
        try socket.set(ZMQ_CURVE_SERVER, 1)
        try socket.set(ZMQ_CURVE_PUBLICKEY, keys.publicKey)
        try socket.set(ZMQ_CURVE_SECRETKEY, keys.secretKey)
      }
      return try SocketTransport.bind(socket, connection, listener)
    }
    func router(_ name: String, _ listener: Listener) throws(SocketError) -> (Socket, Int) {
      let socket = try Socket(context, type: ZMQ_ROUTER, name: name)
      // A client that reconnects under its identity takes over from its dead connection.
      try socket.set(ZMQ_ROUTER_HANDOVER, 1)
      return (socket, try bind(socket, listener))
    }
    let (shell, shellPort) = try router("shell", listeners.shell)
    self.shell = shell
    iopub = try Socket(context, type: ZMQ_XPUB, name: "iopub")
    // Every subscriber is announced, not only the first one per topic: each gets its welcome.
    try iopub.set(ZMQ_XPUB_VERBOSE, 1)
    let iopubPort = try bind(iopub, listeners.iopub)
    let (control, controlPort) = try router("control", listeners.control)
    let (stdin, stdinPort) = try router("stdin", listeners.stdin)
    self.control = control
    self.stdin = stdin
    heartbeat = try Heartbeat(listeners.heartbeat, bind: bind)
    ports = ConnectionFile.Ports(
      shell: shellPort, control: controlPort, stdin: stdinPort, iopub: iopubPort,
      heartbeat: heartbeat.port)
  }

  public func send(_ frames: [Data], on channel: Channel) {
    outbox.append(frames, on: channel)
  }

  public func sendFirst(_ frames: [Data], on channel: Channel) {
    outbox.append(frames, on: channel, isFirst: true)
  }

  public func stop() {
    outbox.stop()
  }

  /// Serves `client` on the calling thread until `stop`; then sends what is queued and closes.
  ///
  /// The parent's death becomes `terminated`. With `handlingSignals` SIGTERM does so too, and
  /// SIGINT becomes `interrupted`; leave it out in a process that has other plans for them.
  public func run(
    _ client: any KernelTransportClient, handlingSignals: Bool = true
  ) throws(SocketError) {
    let signals = try SignalWatch(handlingSignals ? [SIGINT, SIGTERM] : [])
    heartbeat.start()
    serve(client, signals, ParentWatch())
    close()
    signals.stop()
  }

  private func serve(
    _ client: any KernelTransportClient, _ signals: SignalWatch, _ parent: ParentWatch
  ) {
    // Control first: an interrupt must not queue behind a flood on the shell.
    let inputs: [(Socket, Channel)] = [
      (control, .control), (stdin, .stdin), (iopub, .iopub), (shell, .shell),
    ]
    var items = inputs.map { socket, _ in
      zmq_pollitem_t(socket: socket.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }
    for descriptor in [outbox.descriptor, signals.descriptor] {
      items.append(
        zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
    }
    let wakeUp = inputs.count
    let signal = inputs.count + 1

    var parentCheck = MonotonicTime.now + 1
    while true {
      // The parent is looked for once a second, also while messages keep coming; without one to
      // watch, the wait has no end.
      let ready = zmq_poll(&items, Int32(items.count), parent.isWatching ? 1000 : -1)
      if ready < 0, zmq_errno() == ETERM { return }
      if parent.isWatching, MonotonicTime.now >= parentCheck {
        parentCheck = MonotonicTime.now + 1
        if parent.isParentGone { client.terminated(reason: "the parent process ended") }
      }
      if items[signal].revents != 0 { deliver(signals.take(), to: client) }
      for (index, (socket, channel)) in inputs.enumerated() where items[index].revents != 0 {
        deliver(socket, channel, to: client)
      }
      if items[wakeUp].revents != 0 || ready >= 0 {
        // Whoever subscribed meanwhile is greeted before anything more is published.
        deliver(iopub, .iopub, to: client)
        let (waiting, isLast) = outbox.take()
        for item in waiting { send(item) }
        if isLast { return }
      }
      for index in items.indices { items[index].revents = 0 }
    }
  }

  /// What has arrived. Not until it is empty: a flood of requests must not hold up what is to be sent.
  private func deliver(_ socket: Socket, _ channel: Channel, to client: any KernelTransportClient) {
    for _ in 0..<64 {
      guard let frames = socket.receive() else { return }
      client.received(frames, on: channel)
    }
  }

  private func deliver(_ signals: [Int32], to client: any KernelTransportClient) {
    for number in signals {
      if number == SIGINT {
        client.interrupted()
      } else {
        client.terminated(reason: "signal \(number)")
      }
    }
  }

  private func send(_ item: Outbox.Item) {
    let socket =
      switch item.channel {
      case .shell: shell
      case .control: control
      case .stdin: stdin
      case .iopub: iopub
      }
    if !socket.send(item.frames) {
      log.note("could not send on \(item.channel): \(String(cString: zmq_strerror(zmq_errno())))")
    }
  }

  private func close() {
    for socket in [control, stdin, iopub, shell] { socket.close() }
    heartbeat.stop()
    context.terminate()
    guard connection.transport == .ipc else { return }
    for port in [ports.shell, ports.control, ports.stdin, ports.iopub, ports.heartbeat] {
      unlink("\(connection.ip)-\(port)")
    }
  }
}

extension SocketTransport {
  /// What can be refused before any socket is open.
  private static func check(_ connection: ConnectionFile) throws(SocketError) {
    if connection.curveKeys != nil, zmq_has("curve") == 0 {
      throw SocketError(
        "encrypt the connection", reason: "this ZeroMQ library was built without CURVE")
    }
    // The system's limit on the path of a socket file, its final zero included, is 108.
    if connection.transport == .ipc, connection.ip.utf8.count > 107 - "-65535".utf8.count {
      throw SocketError(
        "bind to ipc://\(connection.ip)-*",
        reason: "the path is \(connection.ip.utf8.count) bytes long, at most 101 are possible")
    }
  }

  /// Gives the address that is taken to the socket; where none is, binds to the wanted port, or to a free one if none
  /// is named. Gives the port.
  private static func bind(
    _ socket: Socket, _ connection: ConnectionFile, _ listener: Listener
  ) throws(SocketError) -> Int {
    let port = listener.port
    if let descriptor = listener.descriptor { try socket.set(ZMQ_USE_FD, descriptor) }
    guard port == 0 else {
      try socket.bind(connection.endpoint(port: port))
      return port
    }
    if connection.transport == .tcp {
      try socket.bind(connection.endpoint(port: 0))
      return try socket.boundPort()
    }
    // For ipc a port is the number in a file's name: the first that no file has.
    let free = (1...65535).first { access("\(connection.ip)-\($0)", F_OK) != 0 }
    guard let free else {
      throw SocketError("find a free number for \(connection.ip)", reason: "all are taken")
    }
    try socket.bind(connection.endpoint(port: free))
    return free
  }
}
