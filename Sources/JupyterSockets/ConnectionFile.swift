import Foundation
import JSONText
import JupyterMessages

/// What a client tells a kernel about where to listen and how to sign.
///
///     let connection = try ConnectionFile(path: "/tmp/kernel-1.json")
///     connection.endpoint(port: connection.ports.shell)   // "tcp://127.0.0.1:50321"
public struct ConnectionFile: Sendable, Hashable {
  public enum Transport: String, Sendable {
    case tcp
    case ipc
  }

  /// One port per socket. A port of 0 asks the kernel to choose, and to write its choice back.
  public struct Ports: Sendable, Hashable {
    public var shell: Int
    public var control: Int
    public var stdin: Int
    public var iopub: Int
    public var heartbeat: Int

    public init(shell: Int, control: Int, stdin: Int, iopub: Int, heartbeat: Int) {
      self.shell = shell
      self.control = control
      self.stdin = stdin
      self.iopub = iopub
      self.heartbeat = heartbeat
    }
  }

  public var transport: Transport
  /// An address for tcp; for ipc the path prefix of the socket files.
  public var ip: String
  public var ports: Ports
  /// The signing key; empty for no signing.
  public var key: String
  /// The pair of Z85 keys when the connection is to be encrypted.
  public var curveKeys: CurveKeys?

  public struct CurveKeys: Sendable, Hashable {
    public var publicKey: String
    public var secretKey: String
  }

  public init(
    transport: Transport = .tcp, ip: String = "127.0.0.1", ports: Ports, key: String,
    curveKeys: CurveKeys? = nil
  ) {
    self.transport = transport
    self.ip = ip
    self.ports = ports
    self.key = key
    self.curveKeys = curveKeys
  }

  /// Reads a connection file. Throws `ConnectionFileError`, which names the file and the part of
  /// it that is wrong.
  public init(path: String) throws(ConnectionFileError) {
    do {
      try self.init(json: try Self.contents(path))
    } catch {
      throw ConnectionFileError(path: path, problem: error)
    }
  }

  /// Read with plain system calls: this is the first thing a kernel does, and a client waits.
  private static func contents(_ path: String) throws(ConnectionFileError.Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return contents }
      if count > 0 { contents += piece[..<count] } else if errno != EINTR {
        throw .unreadable(String(cString: strerror(errno)))
      }
    }
  }

  /// Reads the text of a connection file.
  public init(json: some Sequence<UInt8>) throws(ConnectionFileError.Problem) {
    guard let fields = try? jsonMembers(parsing: json) else { throw .notAnObject }
    if Self.field(fields, "registration_ip") != nil { throw .registrationFile }

    let transportName = try Self.text(fields, "transport", default: "tcp")
    guard let transport = Transport(rawValue: transportName) else {
      throw .unsupportedTransport(transportName)
    }
    let scheme = try Self.text(fields, "signature_scheme", default: "hmac-sha256")
    guard scheme == "hmac-sha256" else { throw .unsupportedScheme(scheme) }

    let publicKey = try Self.text(fields, "curve_publickey", default: "")
    let secretKey = try Self.text(fields, "curve_secretkey", default: "")
    guard publicKey.isEmpty == secretKey.isEmpty else { throw .halfACurveKeyPair }

    self.init(
      transport: transport,
      ip: try Self.text(fields, "ip", default: transport == .tcp ? "127.0.0.1" : nil),
      ports: Ports(
        shell: try Self.port(fields, "shell_port"),
        control: try Self.port(fields, "control_port"),
        stdin: try Self.port(fields, "stdin_port"),
        iopub: try Self.port(fields, "iopub_port"),
        heartbeat: try Self.port(fields, "hb_port")),
      key: try Self.text(fields, "key", default: ""),
      curveKeys: publicKey.isEmpty
        ? nil : CurveKeys(publicKey: publicKey, secretKey: secretKey))
  }

  /// Of two fields of one name the last counts.
  private static func field(_ fields: [(name: String, value: JSONValue)], _ name: String) -> JSONValue? {
    fields.last { $0.name == name }?.value
  }

  private static func text(
    _ fields: [(name: String, value: JSONValue)], _ name: String, default fallback: String?
  ) throws(ConnectionFileError.Problem) -> String {
    switch field(fields, name) {
    case .string(let text): return text
    case nil, .null:
      guard let fallback else { throw .missing(name) }
      return fallback
    default: throw .notText(name)
    }
  }

  private static func port(
    _ fields: [(name: String, value: JSONValue)], _ name: String
  ) throws(ConnectionFileError.Problem) -> Int {
    switch field(fields, name) {
    case .int(let port) where (0...65535).contains(port): return port
    case nil, .null: throw .missing(name)
    default: throw .notAPort(name)
    }
  }
}

extension ConnectionFile {
  /// The address of one socket, as ZeroMQ spells it.
  public func endpoint(port: Int) -> String {
    switch transport {
    case .tcp: "tcp://\(ip):\(port == 0 ? "*" : String(port))"
    case .ipc: "ipc://\(ip)-\(port)"
    }
  }

  /// Puts the ports that were really bound into the file at `path`, keeping every other field.
  ///
  /// The file is replaced as a whole, readable by its owner only: a client never sees half of it.
  public static func write(
    ports: Ports, to path: String
  ) throws(ConnectionFileError) {
    do throws(ConnectionFileError.Problem) {
      guard case .object(var fields)? = try? JSONValue(parsing: try contents(path)) else {
        throw ConnectionFileError.Problem.notAnObject
      }
      fields["shell_port"] = .int(ports.shell)
      fields["control_port"] = .int(ports.control)
      fields["stdin_port"] = .int(ports.stdin)
      fields["iopub_port"] = .int(ports.iopub)
      fields["hb_port"] = .int(ports.heartbeat)
      let temporary = path + ".new"
      let isCreated = FileManager.default.createFile(
        atPath: temporary, contents: Data(JSONWriter().text(of: .object(fields)).utf8),
        attributes: [.posixPermissions: 0o600])
      guard isCreated, rename(temporary, path) == 0 else {
        throw ConnectionFileError.Problem.unwritable(String(cString: strerror(errno)))
      }
    } catch {
      throw ConnectionFileError(path: path, problem: error)
    }
  }
}
