import Display
import Foundation

/// Why a chart could not be drawn or written.
public struct ChartError: Error, CustomStringConvertible, LocalizedError {
  public let description: String
  public var errorDescription: String? { description }

  init(_ description: String) { self.description = description }
}

/// Runs gnuplot in a folder of its own, which is gone afterwards.
struct Gnuplot {
  /// What a script reads, by file name.
  var files: [String: [UInt8]] = [:]

  private static let timeout: TimeInterval = 120

  /// The files that the script wrote.
  func run(_ script: String, outputs: [String]) throws -> [String: [UInt8]] {
    guard let program = Gnuplot.path else {
      throw ChartError("gnuplot draws the charts and is not installed: apt install gnuplot-nox")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tfrepl-chart-" + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
      try Data(script.utf8).write(to: folder.appendingPathComponent("script"))
      try execute(program, in: folder)
      var results: [String: [UInt8]] = [:]
      for name in outputs { results[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))) }
      return results
    } catch let error as ChartError {
      throw error
    } catch {
      throw ChartError("the chart could not be drawn in \(folder.path): \(error.localizedDescription)")
    }
  }

  private func execute(_ program: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    // -d: settings in a user's own files do not count.
    process.arguments = ["-d", "script"]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { _, new in new }
    let messages = folder.appendingPathComponent("messages")
    FileManager.default.createFile(atPath: messages.path, contents: nil)
    let handle = try FileHandle(forWritingTo: messages)
    defer { try? handle.close() }
    process.standardError = handle
    process.standardOutput = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let deadline = Date(timeIntervalSinceNow: Gnuplot.timeout)
    while process.isRunning {
      if ExecutionContext.current.isInterrupted || Date() > deadline {
        process.terminate()
        throw ChartError(Date() > deadline ? "gnuplot did not finish within \(Int(Gnuplot.timeout)) s" : "drawing was interrupted")
      }
      usleep(500)
    }
    guard process.terminationStatus == 0 else {
      let said = (try? String(decoding: Data(contentsOf: messages), as: UTF8.self)) ?? ""
      let line = said.split(separator: "\n").last { !$0.allSatisfy { $0 == " " || $0 == "^" } } ?? "no reason given"
      throw ChartError("gnuplot failed: \(line)")
    }
  }

  /// Where the program is.
  private static var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { "\($0)/gnuplot" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
