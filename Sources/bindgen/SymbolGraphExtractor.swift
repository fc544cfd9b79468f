import ArgumentParser
import Foundation

/// Runs `swift symbolgraph-extract` on built modules.
struct SymbolGraphExtractor {
  let build: String
  let package: String

  func graphs(of module: String) throws -> [ModuleGraph] {
    let folder = NSTemporaryDirectory() + "bindgen-\(ProcessInfo.processInfo.processIdentifier)-\(module)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try extract(module, into: folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      return ModuleGraph(module: module, graph: try JSONDecoder().decode(SymbolGraph.self, from: data))
    }
  }

  private func extract(_ module: String, into folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["swift", "symbolgraph-extract", "-module-name", module, "-I", build + "/Modules", "-output-dir", folder]
      + ["-minimum-access-level", "public", "-target", target] + moduleMaps() + systemFolders()
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("the symbol graph of \(module) cannot be read: build it first")
    }
  }

  private var target: String {
    #if arch(arm64)
      "aarch64-unknown-linux-gnu"
    #else
      "x86_64-unknown-linux-gnu"
    #endif
  }

  /// C targets of the packages have module maps in the build folder (generated) or in their sources.
  private func moduleMaps() -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: build)) ?? []
    return folders.filter { $0.hasSuffix(".build") }.sorted().flatMap { folder -> [String] in
      let map = build + "/" + folder + "/module.modulemap"
      return FileManager.default.fileExists(atPath: map) ? ["-Xcc", "-fmodule-map-file=" + map] : []
    }
  }

  /// System library targets and hand-written module maps.
  private func systemFolders() -> [String] {
    let sources = package + "/Sources"
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []
    return folders.sorted().flatMap { folder -> [String] in
      let path = sources + "/" + folder
      return FileManager.default.fileExists(atPath: path + "/module.modulemap") ? ["-I", path] : []
    }
  }
}
