import Glibc

/// An address that a client can connect to, taken with the system's own calls.
///
/// Loading ZeroMQ takes milliseconds, and a client that finds a port closed tries again only after a tenth of a second;
/// one that finds it open waits for the handshake. So the addresses are taken first, and handed to ZeroMQ when it is there.
struct Listener {
  let port: Int
  /// Nil where ZeroMQ opens the address itself: socket files, names and IPv6.
  let descriptor: Int32?

  /// Throws `SocketError` naming the socket and the address.
  init(_ name: String, _ connection: ConnectionFile, port wanted: Int) throws(SocketError) {
    var address = sockaddr_in()
    guard connection.transport == .tcp, inet_pton(AF_INET, connection.ip, &address.sin_addr) == 1 else {
      port = wanted
      descriptor = nil
      return
    }
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(wanted)).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    var reuse: Int32 = 1
    // As ZeroMQ does: a port whose last user ended a moment ago is free.
    let isOpen =
      descriptor >= 0
      && setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size)) == 0
      && withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, size) == 0 && listen(descriptor, 100) == 0 && getsockname(descriptor, $0, &size) == 0
        }
      }
    guard isOpen else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw SocketError("bind the \(name) socket to \(connection.endpoint(port: wanted))", reason: reason)
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.descriptor = descriptor
  }

  func closeEnd() { if let descriptor { close(descriptor) } }
}

/// The addresses of the five sockets of a kernel: all of them or none.
struct Listeners {
  let shell: Listener
  let control: Listener
  let stdin: Listener
  let iopub: Listener
  let heartbeat: Listener

  init(_ connection: ConnectionFile) throws(SocketError) {
    var open: [Listener] = []
    func listener(_ name: String, _ port: Int) throws(SocketError) -> Listener {
      do {
        open.append(try Listener(name, connection, port: port))
      } catch {
        for listener in open { listener.closeEnd() }
        throw error
      }
      return open[open.count - 1]
    }
    let ports = connection.ports
    // The shell first: what a client waits for at a start comes through it.
    shell = try listener("shell", ports.shell)
    iopub = try listener("iopub", ports.iopub)
    control = try listener("control", ports.control)
    stdin = try listener("stdin", ports.stdin)
    heartbeat = try listener("heartbeat", ports.heartbeat)
  }
}
