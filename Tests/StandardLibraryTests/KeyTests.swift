import Foundation
import Machine
import StandardLibrary
import Testing

@Suite struct KeyTests {
  /// Keys in the committed signature text.
  static func declaredKeys() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Typing/StandardLibrary/Generated")
    var keys: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let start = line.range(of: #"@native(""#), let end = line.range(of: #"") "#, range: start.upperBound..<line.endIndex)
        else { continue }
        let key = String(line[start.upperBound..<end.lowerBound])
        keys.insert(key)
        if line.hasSuffix("{ get set }") { keys.insert(key + "=set") }
      }
    }
    return keys
  }

  @Test func everyDeclaredKeyHasANative() throws {
    let missing = try Self.declaredKeys().subtracting(StandardLibrary.keys)
    #expect(missing.sorted() == [])
  }

  @Test func everyNativeIsDeclaredOrCalledByTheMachine() throws {
    let calledByTheMachine: Set = [
      "KeyPath.init(_:_:_:)", "KeyPath.read", "KeyPath.write", "KeyPath.writeObject", "try!", "Sequence.elements", "Sequence.pass",
      "Sequence.pass.next", "DefaultStringInterpolation.appendInterpolation(_:_:)",
    ]
    let unused = StandardLibrary.keys.subtracting(try Self.declaredKeys()).subtracting(calledByTheMachine)
    #expect(unused.sorted() == [])
  }
}
