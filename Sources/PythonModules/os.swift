import Foundation

/// Python's `os`: the environment, folders and paths.
///
///     os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
///     try os.makedirs("logs/fit", existOk: true)
///     print(try os.listdir("logs"))      // ["fit"]
public enum os {
  /// The variables of the environment.
  public static let environ = EnvironmentVariables()
  /// What stands between the parts of a path.
  public static let sep = "/"
  /// What ends a line.
  public static let linesep = "\n"

  /// A variable of the environment; nil if it is not set.
  public static func getenv(_ name: String) -> String? { environ[name] }
  /// A variable of the environment, or a text to use instead.
  public static func getenv(_ name: String, _ fallback: String) -> String { environ[name] ?? fallback }

  /// The current folder.
  public static func getcwd() -> String { FileManager.default.currentDirectoryPath }
  /// Makes a folder the current one.
  public static func chdir(_ path: String) throws {
    guard FileManager.default.changeCurrentDirectoryPath(path) else { throw FileProblem(path, "is no folder that can be entered") }
  }
  /// Names of what a folder holds, in alphabetical order.
  public static func listdir(_ path: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
  /// Makes a folder inside one that exists.
  public static func mkdir(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }
  /// Makes a folder and those around it.
  public static func makedirs(_ name: String, existOk: Bool = false) throws {
    if !existOk && os.path.exists(name) { throw FileProblem(name, "exists already") }
    try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
  }
  /// Removes a file.
  public static func remove(_ path: String) throws {
    if os.path.isdir(path) { throw FileProblem(path, "is a folder: os.rmdir removes an empty one") }
    try FileManager.default.removeItem(atPath: path)
  }
  /// Removes an empty folder.
  public static func rmdir(_ path: String) throws {
    guard try listdir(path).isEmpty else { throw FileProblem(path, "is not empty") }
    try FileManager.default.removeItem(atPath: path)
  }
  /// Gives a file or folder another path, where there is nothing yet.
  public static func rename(_ source: String, _ destination: String) throws {
    try FileManager.default.moveItem(atPath: source, toPath: destination)
  }
  /// The number of cores; nil never, but Python's may be.
  public static func cpuCount() -> Int? { ProcessInfo.processInfo.processorCount }
  /// The number of this process.
  public static func getpid() -> Int { Int(ProcessInfo.processInfo.processIdentifier) }
}

/// The environment of the process, read and written by name.
public final class EnvironmentVariables: @unchecked Sendable {
  /// A variable; nil if it is not set, and to take it away.
  public subscript(name: String) -> String? {
    get { getenv(name).map { String(cString: $0) } }
    set { _ = newValue.map { setenv(name, $0, 1) } ?? unsetenv(name) }
  }

  /// A variable, or a text to use instead.
  public func get(_ name: String, _ fallback: String) -> String { self[name] ?? fallback }

  public func contains(_ name: String) -> Bool { self[name] != nil }

  /// The names, in alphabetical order.
  public var keys: [String] { ProcessInfo.processInfo.environment.keys.sorted() }
}

/// Why a file or folder could not be used.
public struct FileProblem: Error, CustomStringConvertible, LocalizedError {
  public let path: String
  public let problem: String

  init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = problem
  }

  /// `'logs' exists already`.
  public var description: String { "'\(path)' \(problem)" }
  public var errorDescription: String? { description }
}
