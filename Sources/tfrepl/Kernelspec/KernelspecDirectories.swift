import Display
import Foundation

/// Where Jupyter looks for kernelspecs.
enum KernelspecDirectories {
  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  private static func path(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  static var user: URL {
    let data: URL
    if let chosen = path("JUPYTER_DATA_DIR") {
      data = URL(fileURLWithPath: chosen)
    } else if let home = path("XDG_DATA_HOME") {
      data = URL(fileURLWithPath: home).appendingPathComponent("jupyter")
    } else {
      data = URL(fileURLWithPath: UserDirectories.home).appendingPathComponent(".local/share/jupyter")
    }
    return data.appendingPathComponent("kernels", isDirectory: true)
  }

  static var activeEnvironment: URL? {
    (path("VIRTUAL_ENV") ?? path("CONDA_PREFIX")).map { URL(fileURLWithPath: $0) }
  }

  /// In Jupyter's order, without repetitions.
  static var all: [URL] {
    var result = (path("JUPYTER_PATH") ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent("kernels", isDirectory: true) }
    result.append(user)
    let prefixes = [activeEnvironment, URL(fileURLWithPath: "/usr/local"), URL(fileURLWithPath: "/usr")]
    result += prefixes.compactMap { $0?.appendingPathComponent("share/jupyter/kernels", isDirectory: true) }
    var seen: Set<String> = []
    return result.filter { seen.insert($0.path).inserted }
  }
}
