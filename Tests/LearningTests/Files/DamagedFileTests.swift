import Display
import Foundation
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// Files that are broken, or made to do harm.
  @Suite struct DamagedFileTests {
    private func changed(_ name: String, _ folder: String, _ change: (inout [UInt8]) -> Void) throws -> String {
      var bytes = try WholeFile.read(FileGoldens.path(name))
      change(&bytes)
      let path = folder + "/" + name
      try WholeFile.write(path, bytes)
      return path
    }

    private func archive(_ config: String, in folder: String) throws -> String {
      let path = folder + "/made.keras"
      let weights = try KerasArchive(FileGoldens.path("sequential.keras")).read("model.weights.h5")
      try KerasArchive.write(path, [("config.json", Array(config.utf8)), ("model.weights.h5", weights)])
      return path
    }

    private var config: String {
      get throws { String(decoding: try KerasArchive(FileGoldens.path("sequential.keras")).read("config.json"), as: UTF8.self) }
    }

    @Test func filesCutShortAreRefused() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          for name in ["sequential.keras", "sequential.h5"] {
            for share in [0, 1, 10, 50, 90, 99] {
              let path = try changed(name, folder) { $0.removeLast($0.count * (100 - share) / 100) }
              #expect(problem { _ = try keras.models.loadModel(path) }?.hasPrefix(path) == true, "\(name) \(share)")
            }
          }
        }
      }
    }

    /// Whatever is read is refused with a reason or read as something that is a model; the process lives on.
    @Test func changedBytesDoNoHarm() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          var generator = SplitMix(state: 7)
          var refused = 0
          for name in ["sequential.keras", "functional.keras", "sequential.h5"] {
            for _ in 0..<60 {
              let path = try changed(name, folder) { bytes in
                for _ in 0..<[1, 4, 16].randomElement(using: &generator)! {
                  bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
                }
              }
              if problem({ _ = try keras.models.loadModel(path) }) != nil { refused += 1 }
              #expect(!ExecutionContext.current.mustStop)
            }
          }
          #expect(refused > 20)
        }
      }
    }

    @Test(arguments: [
      ("\"units\": 3", "\"units\": \"three\"", "units is expected to be a whole number, found \"three\""),
      ("\"units\": 3", "\"units\": -3", "units must be a positive number, found -3"),
      ("\"units\": 3", "\"units\": 3000000000", "more than the file can hold"),
      ("\"units\": 3", "\"units\": 5", "has shape (4, 3), weight 'kernel' of layer 'hidden' has shape (4, 5)"),
      ("\"class_name\": \"Dense\"", "\"class_name\": \"Den\"", "the layer class 'Den' is not one this version knows"),
      ("\"activation\": \"relu\"", "\"activation\": \"eval\"", "'eval' is not one of keras.activations"),
      ("\"batch_shape\": [null, 4]", "\"batch_shape\": [null, -4]", "batch_shape is expected to be a shape"),
      ("{\"module\"", "[{\"module\"", "config.json"),
      ("\"layers\": [", "\"layers\": 1, \"other\": [", "layers is expected to be a list"),
    ])
    func configurationsThatAreWrongAreNamed(_ found: String, _ replacement: String, _ reason: String) throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let text = try config
          let range = try #require(text.range(of: found))
          let path = try archive(text.replacingCharacters(in: range, with: replacement), in: folder)
          let refusal = problem { _ = try keras.models.loadModel(path) }
          #expect(refusal?.hasPrefix(path) == true)
          #expect(refusal?.contains(reason) == true, "\(refusal ?? "read")")
          #expect(!ExecutionContext.current.mustStop)
        }
      }
    }

    @Test func deepNestingIsRefused() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let opening = "{\"class_name\": \"Sequential\", \"config\": {\"layers\": ["
          let path = try archive(
            String(repeating: opening, count: 100) + String(repeating: "]}}", count: 100), in: folder)
          #expect(problem { _ = try keras.models.loadModel(path) } != nil)
        }
      }
    }

    @Test func entriesThatLeadOutOfTheFolderWriteNothing() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let path = folder + "/slip.keras"
          let given = try KerasArchive(FileGoldens.path("sequential.keras"))
          try KerasArchive.write(
            path,
            [
              ("../escaped.txt", [1, 2, 3]), ("config.json", try given.read("config.json")),
              ("model.weights.h5", try given.read("model.weights.h5")),
            ])
          _ = try keras.models.loadModel(path)
          #expect(!FileManager.default.fileExists(atPath: folder + "/../escaped.txt"))
          #expect(!FileManager.default.fileExists(atPath: folder + "/escaped.txt"))
        }
      }
    }

    @Test func aFileThatCannotBeWrittenLeavesTheOldOne() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let model = Sequential([Input(shape: [3]), Dense(2)])
          #expect(problem { try model.save(folder + "/none/model.keras") } != nil)
          let path = folder + "/model.keras"
          try model.save(path)
          let before = try WholeFile.read(path)
          #expect(problem { try model.save(path, overwrite: false) }?.contains("is there already") == true)
          let (after, names) = (try WholeFile.read(path), try FileManager.default.contentsOfDirectory(atPath: folder))
          #expect(after == before)
          #expect(names == ["model.keras"])
        }
      }
    }
  }
}

/// Random numbers that are the same at every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
