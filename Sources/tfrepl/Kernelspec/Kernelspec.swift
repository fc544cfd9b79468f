import Foundation

/// The folder that tells Jupyter how to start this kernel.
struct Kernelspec {
  let executable: String

  /// The absolute path of this program, by which Jupyter will start it.
  static func runningExecutable() -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  private var json: [String: Any] {
    [
      "argv": [executable, "kernel", "--connection-file", "{connection_file}"],
      "display_name": "Swift (tfrepl)",
      "language": "swift",
      "interrupt_mode": "message",
      // Read when the library loads: without it OpenBLAS starts a thread that nothing here uses.
      "env": ["OPENBLAS_NUM_THREADS": "1"],
      "kernel_protocol_version": "5.4",
      "metadata": ["tfrepl": true],
    ]
  }

  /// Replaces the folder as a whole. Jupyter never sees half of it.
  func install(in directory: URL) throws {
    let manager = FileManager.default
    let parent = directory.deletingLastPathComponent()
    try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    let fresh = parent.appendingPathComponent(".\(directory.lastPathComponent)-\(getpid())", isDirectory: true)
    try manager.createDirectory(at: fresh, withIntermediateDirectories: true)
    do {
      let data = try JSONSerialization.data(
        withJSONObject: json, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      try (data + Data("\n".utf8)).write(to: fresh.appendingPathComponent("kernel.json"))
      for (name, bytes) in Logos.files { try bytes.write(to: fresh.appendingPathComponent(name)) }
      if manager.fileExists(atPath: directory.path) { try manager.removeItem(at: directory) }
      try manager.moveItem(at: fresh, to: directory)
    } catch {
      try? manager.removeItem(at: fresh)
      throw error
    }
  }

  private static func contents(of directory: URL) -> [String: Any]? {
    guard let data = try? Data(contentsOf: directory.appendingPathComponent("kernel.json")) else { return nil }
    return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
  }

  static func isOurs(_ directory: URL) -> Bool {
    (contents(of: directory)?["metadata"] as? [String: Any])?["tfrepl"] as? Bool == true
  }

  static func executable(of directory: URL) -> String? {
    (contents(of: directory)?["argv"] as? [String])?.first
  }
}
