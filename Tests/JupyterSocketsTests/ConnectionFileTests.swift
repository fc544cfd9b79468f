import Foundation
import JupyterSockets
import Testing

@Suite struct ConnectionFileTests {
  private let good: [String: Any] = [
    "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
    "ip": "127.0.0.1", "key": "secret", "transport": "tcp", "signature_scheme": "hmac-sha256",
    "kernel_name": "tfrepl",
  ]

  private func parse(_ changes: [String: Any]) throws -> ConnectionFile {
    var fields = good
    for (name, value) in changes { fields[name] = value }
    return try ConnectionFile(json: JSONSerialization.data(withJSONObject: fields))
  }

  private func problem(_ changes: [String: Any]) -> ConnectionFileError.Problem? {
    do {
      _ = try parse(changes)
      return nil
    } catch {
      return error as? ConnectionFileError.Problem
    }
  }

  @Test func aCompleteFileIsRead() throws {
    let connection = try parse([:])
    #expect(
      connection
        == ConnectionFile(
          ports: .init(shell: 1, control: 4, stdin: 3, iopub: 2, heartbeat: 5), key: "secret"))
    #expect(connection.endpoint(port: 7) == "tcp://127.0.0.1:7")
    #expect(connection.endpoint(port: 0) == "tcp://127.0.0.1:*")
    let local = try parse(["transport": "ipc", "ip": "/tmp/k"])
    #expect(local.endpoint(port: 2) == "ipc:///tmp/k-2")
  }

  @Test func whatIsWrongIsNamed() {
    #expect(problem(["shell_port": NSNull()]) == .missing("shell_port"))
    #expect(problem(["hb_port": "5"]) == .notAPort("hb_port"))
    #expect(problem(["hb_port": 70_000]) == .notAPort("hb_port"))
    #expect(problem(["key": 5]) == .notText("key"))
    #expect(problem(["transport": "udp"]) == .unsupportedTransport("udp"))
    #expect(problem(["signature_scheme": "hmac-md5"]) == .unsupportedScheme("hmac-md5"))
    #expect(problem(["curve_publickey": "x"]) == .halfACurveKeyPair)
    #expect(problem(["registration_ip": "127.0.0.1"]) == .registrationFile)
    for text in ["", "[]", "{", "null", "\u{FF}"] {
      #expect(throws: ConnectionFileError.Problem.notAnObject) {
        try ConnectionFile(json: Data(text.utf8))
      }
    }
  }

  @Test func aMissingFileIsNamedWithTheSystemsReason() throws {
    let error = try #require(throws: ConnectionFileError.self) {
      try ConnectionFile(path: "/nowhere/kernel.json")
    }
    #expect(
      "\(error)"
        == "connection file /nowhere/kernel.json: cannot be read: No such file or directory")
  }

  @Test func chosenPortsAreWrittenBackAndTheRestIsKept() throws {
    let path = NSTemporaryDirectory() + "connection-\(UUID().uuidString).json"
    defer { unlink(path) }
    try JSONSerialization.data(withJSONObject: good).write(to: URL(fileURLWithPath: path))
    let ports = ConnectionFile.Ports(
      shell: 11, control: 12, stdin: 13, iopub: 14, heartbeat: 15)
    try ConnectionFile.write(ports: ports, to: path)
    let connection = try ConnectionFile(path: path)
    #expect(connection.ports == ports && connection.key == "secret")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(#""kernel_name": "tfrepl""#))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }
}
