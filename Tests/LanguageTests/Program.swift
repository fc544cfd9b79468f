import Foundation
import Testing

/// A program of `Programs/` with what swiftc and the compiled program said about it.
struct Program: CustomTestStringConvertible, Sendable {
  let file: URL

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Programs")

  /// In alphabetical order; only those whose name contains `LANGUAGE_PROGRAMS`, where the environment sets it.
  static let all: [Program] = {
    let wanted = ProcessInfo.processInfo.environment["LANGUAGE_PROGRAMS"] ?? ""
    return files(in: folder).flatMap(files).filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
      .map(Program.init).filter { wanted.isEmpty || $0.testDescription.contains(wanted) }
  }()

  private static func files(in folder: URL) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  }

  /// `Arrays/assignment-copies`.
  var testDescription: String {
    file.deletingLastPathComponent().lastPathComponent + "/" + file.deletingPathExtension().lastPathComponent
  }

  var source: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  /// The record of one kind; nil when there is none.
  func record(_ kind: String) -> String? {
    try? String(contentsOf: file.deletingPathExtension().appendingPathExtension(kind), encoding: .utf8)
  }

  /// Lines on which swiftc reports errors; nil for programs it accepts.
  var refusedLines: Set<Int>? {
    record("errors").map { text in Set(text.split(separator: "\n").compactMap { Int($0.prefix { $0 != ":" }) }) }
  }
}
