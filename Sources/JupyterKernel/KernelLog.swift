import Foundation

/// Where the kernel notes what it dropped. Silent unless asked for: a kernel's standard error is
/// somebody's terminal.
public struct KernelLog: Sendable {
  private let sink: (@Sendable (String) -> Void)?

  public init(_ sink: (@Sendable (String) -> Void)?) {
    self.sink = sink
  }

  public static let silent = KernelLog(nil)

  /// Standard error if the environment variable `TFREPL_LOG` is set to anything, else silent.
  public static func fromEnvironment() -> KernelLog {
    guard let value = getenv("TFREPL_LOG"), value.pointee != 0 else { return .silent }
    return KernelLog { line in
      try? FileHandle.standardError.write(contentsOf: Data("tfrepl kernel: \(line)\n".utf8))
    }
  }

  public func note(_ line: @autoclosure () -> String) {
    sink?(line())
  }
}
