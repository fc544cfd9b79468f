import Foundation
import Testing

/// SwiftPM lets a file import what its target only depends on transitively, so the arrows of the manifest are checked here.
struct ImportTests {
  private struct Package: Decodable {
    let targets: [Target]
  }

  private struct Target: Decodable {
    let name: String
    let path: String
    let type: String
    let sources: [String]?
    let target_dependencies: [String]?
    let product_dependencies: [String]?
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Modules of the toolchain.
  private static let system: Set<String> = [
    "Swift", "Glibc", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Testing", "RegexBuilder",
  ]

  private func package() throws -> Package {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A build folder of its own: the one in use is locked while tests run.
    let scratch = NSTemporaryDirectory() + "tfrepl-architecture-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    process.arguments = [
      "swift", "package", "--package-path", Self.root, "--scratch-path", scratch, "describe", "--type", "json",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Package.self, from: data)
  }

  private func imports(_ file: String) throws -> Set<String> {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    var found: Set<String> = []
    // An indented import is text in a string.
    for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
      var words = line.split(separator: " ")[...]
      while let first = words.first, first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first) {
        words = words.dropFirst()
      }
      guard words.first == "import", words.count > 1 else { continue }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "typealias"]
      let module = kinds.contains(words[words.startIndex + 1]) && words.count > 2 ? words[words.startIndex + 2] : words[words.startIndex + 1]
      found.insert(String(module.prefix { $0 != "." && $0 != ";" }))
    }
    return found
  }

  @Test func everyImportIsAnArrowOfTheManifest() throws {
    for target in try package().targets where target.type != "test" && target.type != "system-target" {
      let allowed = Set(target.target_dependencies ?? []).union(target.product_dependencies ?? []).union(Self.system)
      for source in target.sources ?? [] where source.hasSuffix(".swift") {
        let path = "\(Self.root)/\(target.path)/\(source)"
        let wrong = try imports(path).subtracting(allowed).subtracting([target.name])
        #expect(wrong.isEmpty, "\(target.name)/\(source) imports \(wrong.sorted())")
      }
    }
  }
}
