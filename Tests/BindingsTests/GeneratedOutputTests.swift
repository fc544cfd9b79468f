import Foundation
import Testing

/// Keeps the committed bindings equal to what bindgen makes of the public API.
struct GeneratedOutputTests {
  @Test func theCommittedBindingsAreUpToDate() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    // Tests run from the build folder that holds bindgen and the compiled modules.
    let build = Bundle.main.bundleURL.path
    let candidates = [build, root + "/.build/release"]
    let folder = try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/bindgen") })
    let process = Process()
    process.executableURL = URL(fileURLWithPath: folder + "/bindgen")
    process.arguments = [
      "--build", folder, "--package", root, "--output", root + "/Sources/Bindings/Generated", "--check",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let stale = text.split(separator: "\n").filter { $0.hasPrefix("stale") }.joined()
    #expect(process.terminationStatus == 0, "\(stale): run `swift run -c release bindgen`")
  }
}
