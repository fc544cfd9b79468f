import ArgumentParser
import Foundation

/// The generated folder on disk.
struct Output {
  let folder: String

  /// Replaces the folder's files; unchanged ones keep their date, so that nothing is rebuilt for them.
  func write(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for stale in existing() where files[stale] == nil { try FileManager.default.removeItem(atPath: path(stale)) }
    for (name, text) in files where content(name) != text {
      try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }
  }

  /// Fails, naming the files, when the folder does not hold exactly these.
  func compare(with files: [String: String]) throws {
    let stale = Set(files.keys).union(existing()).filter { files[$0] != content($0) }.sorted()
    guard stale.isEmpty else {
      print("stale: \(stale.joined(separator: ", "))")
      throw ExitCode.failure
    }
  }

  private func path(_ name: String) -> String { folder + "/" + name }
  private func content(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  private func existing() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
  }
}
