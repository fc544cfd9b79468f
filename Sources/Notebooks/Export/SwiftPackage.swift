import Foundation

/// A Swift package whose executable is a notebook.
package struct SwiftPackage {
  /// Where the package finds TensorKit.
  package enum TensorKitSource: Equatable {
    /// The folder of a checkout.
    case folder(String)
    /// A repository, and the tag to take.
    case repository(String, version: String)
  }

  package let name: String
  package let program: SwiftProgram
  package let tensorKit: TensorKitSource

  package init(name: String, program: SwiftProgram, tensorKit: TensorKitSource) {
    self.name = name
    self.program = program
    self.tensorKit = tensorKit
  }

  private static let mark = "// Written by 'tfrepl export'."

  /// The manifest. The executable's module is `main`, so that types print as in the notebook.
  package var manifest: String {
    let dependency: String
    let identity: String
    switch tensorKit {
    case .folder(let path):
      dependency = ".package(path: \(Self.quoted(path)))"
      identity = URL(fileURLWithPath: path).lastPathComponent
    case .repository(let address, let version):
      dependency = ".package(url: \(Self.quoted(address)), exact: \(Self.quoted(version)))"
      let last = address.split(separator: "/").last.map(String.init) ?? address
      identity = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    }
    return """
      // swift-tools-version: 6.1
      \(Self.mark)
      import PackageDescription

      let package = Package(
        name: \(Self.quoted(name)),
        products: [.executable(name: \(Self.quoted(name)), targets: ["main"])],
        dependencies: [\(dependency)],
        targets: [
          .executableTarget(
            name: "main", dependencies: [.product(name: "TensorKit", package: \(Self.quoted(identity)))])
        ],
        swiftLanguageModes: [.v5]
      )

      """
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
  }

  /// Writes `Package.swift` and `Sources/main/main.swift`. A folder with other things in it is left alone.
  package func write(to folder: URL) throws {
    let files = FileManager.default
    let manifestFile = folder.appendingPathComponent("Package.swift")
    let found = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    if !found.isEmpty, (try? String(contentsOf: manifestFile, encoding: .utf8))?.contains(Self.mark) != true {
      throw ExportError(.foreignFolder(folder.path))
    }
    let sources = folder.appendingPathComponent("Sources/main")
    do {
      try files.createDirectory(at: sources, withIntermediateDirectories: true)
      try Data(manifest.utf8).write(to: manifestFile, options: .atomic)
      try Data(program.text.utf8).write(to: sources.appendingPathComponent("main.swift"), options: .atomic)
    } catch {
      throw ExportError(.unwritable(folder.path, TextFiles.reason(error)))
    }
  }

  /// The checkout of tfrepl that a folder is in; nil when it is in none.
  package static func checkout(around folder: URL) -> String? {
    var folder = folder.standardizedFileURL
    while true {
      let manifest = try? String(contentsOf: folder.appendingPathComponent("Package.swift"), encoding: .utf8)
      if let manifest, manifest.contains("name: \"tfrepl\"") { return folder.path }
      if folder.path == "/" { return nil }
      folder.deleteLastPathComponent()
    }
  }
}
