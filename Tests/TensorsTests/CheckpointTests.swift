import Foundation
import Tensors
import Testing

extension SerializedTests {
  private final class Net: tf.Module {
    var w = tf.Variable([[1.0, 2.0], [3.0, 4.0]], name: "kernel")
    var b = tf.Variable([5.0, 6.0])
    var layers = [tf.Variable(1), tf.Variable(2)]
    var d: [String: tf.Variable] = ["z": tf.Variable(true), "a.b": tf.Variable(3.0, dtype: .float64)]
    init() { super.init() }

    func clear() {
      for variable in variables { variable.assign(tf.zerosLike(variable)) }
    }
    var values: [[Double]] { variables.map(\.doubles) }
  }

  @Suite struct CheckpointTests {
    /// A folder that is gone afterwards.
    private func inFolder<Result>(_ body: (String) throws -> Result) rethrows -> Result {
      let folder = NSTemporaryDirectory() + "checkpoints-\(UUID().uuidString)"
      try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try body(folder)
    }

    private let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/checkpoint").path

    @Test func whatIsSavedIsRestored() throws {
      try inFolder { folder in
        let net = Net()
        let step = tf.Variable(7, dtype: .int64)
        let checkpoint = tf.train.Checkpoint(net: net, step: step)
        let before = net.values
        let path = try checkpoint.save(folder + "/run/m")
        #expect(path == folder + "/run/m-1" && tf.train.latestCheckpoint(folder + "/run") == path)
        #expect(
          try String(contentsOfFile: folder + "/run/checkpoint", encoding: .utf8)
            == "model_checkpoint_path: \"m-1\"\nall_model_checkpoint_paths: \"m-1\"\n")
        net.clear()
        step.assign(0)
        try withContext { context in
          try checkpoint.restore(path).assertConsumed().assertNontrivialMatch()
          #expect(context.failure == nil)
        }
        #expect(net.values == before && step.item() == 7)
        #expect(try checkpoint.save(folder + "/run/m").hasSuffix("m-2"))
        let names = try tf.train.listVariables(path)
        #expect(
          names.map { "\($0.0) \($0.1)" } == [
            "_CHECKPOINTABLE_OBJECT_GRAPH []", "net/b/.ATTRIBUTES/VARIABLE_VALUE [2]",
            "net/d/a..b/.ATTRIBUTES/VARIABLE_VALUE []", "net/d/z/.ATTRIBUTES/VARIABLE_VALUE []",
            "net/layers/0/.ATTRIBUTES/VARIABLE_VALUE []", "net/layers/1/.ATTRIBUTES/VARIABLE_VALUE []",
            "net/w/.ATTRIBUTES/VARIABLE_VALUE [2, 2]", "save_counter/.ATTRIBUTES/VARIABLE_VALUE []",
            "step/.ATTRIBUTES/VARIABLE_VALUE []",
          ])
        #expect(try tf.train.loadVariable(folder + "/run", "net/b/.ATTRIBUTES/VARIABLE_VALUE").toDoubles() == [5, 6])
      }
    }

    @Test func whatTensorFlowWroteIsRestored() throws {
      let net = Net()
      let (step, text) = (tf.Variable(0, dtype: .int64), tf.Variable(["", ""]))
      let kinds = Dictionary(
        uniqueKeysWithValues: DType.allCases.filter { $0 != .string && $0 != .bool }.map {
          ($0.name, tf.Variable(tf.cast(tf.zeros([2]), $0)))
        })
      net.clear()
      final class Kinds: tf.Module {
        let kinds: [String: tf.Variable]
        init(_ kinds: [String: tf.Variable]) { self.kinds = kinds }
      }
      let checkpoint = tf.train.Checkpoint(["net": net, "step": step, "text": text, "all": Kinds(kinds)])
      try withContext { context in
        try checkpoint.restore(golden + "/python-1").assertConsumed()
        #expect(context.failure == nil, "\(context.failure.map { "\($0)" } ?? "")")
      }
      #expect(net.w.doubles == [1, 2, 3, 4] && net.b.doubles == [5, 6] && step.item() == 7)
      #expect(net.layers.map { $0.item() } == [1, 2] && net.d["a.b"]?.item() == 3 && net.d["z"]?.item() == 1)
      #expect(text.strings.map { String(decoding: $0, as: UTF8.self) } == ["hi", "wörld"])
      for (name, variable) in kinds { #expect(variable.doubles == [1, 2], "\(name)") }
      #expect(tf.train.latestCheckpoint(golden) == golden + "/python-1")
    }

    @Test func severalDataFilesAreRead() throws {
      #expect(try tf.train.loadVariable(golden + "/sharded", "a").toDoubles() == [1, 2, 3])
      #expect(try tf.train.loadVariable(golden + "/sharded", "b").toDoubles() == [4, 5])
    }

    @Test func theBytesAreThoseOfTensorFlow() throws {
      // The index and the data of a checkpoint written by Python, written again here.
      try inFolder { folder in
        let bundle = try TensorBundle(reading: golden + "/python-1")
        let tensors = try Dictionary(uniqueKeysWithValues: bundle.names.map { ($0, try bundle.tensor($0)) })
        try TensorBundle.write(folder + "/again", tensors)
        let again = try TensorBundle(reading: folder + "/again")
        for (name, tensor) in tensors {
          let copy = try again.tensor(name)
          #expect(copy.spec == tensor.spec && (tensor.dtype == .string ? copy.strings == tensor.strings : copy.doubles == tensor.doubles))
        }
      }
    }

    @Test func largeTablesHaveManyBlocks() throws {
      try inFolder { folder in
        let names = (0..<6000).map { "some/rather/long/name/of/a/variable/\($0)/.ATTRIBUTES/VARIABLE_VALUE" }
        try TensorBundle.write(folder + "/many", Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, tf.constant($0)) }))
        let bundle = try TensorBundle(reading: folder + "/many")
        #expect(bundle.entries.count == 6000)
        for place in [0, 17, 3000, 5999] { #expect(try bundle.tensor(names[place]).item() == Double(place)) }
      }
    }

    @Test func whatDoesNotMatchIsNamed() throws {
      try inFolder { folder in
        let path = try tf.train.Checkpoint(net: Net(), step: tf.Variable(1)).save(folder + "/c")
        let fewer = tf.train.Checkpoint(["step": tf.Variable(0), "extra": tf.Variable(1.0)])
        #expect(
          withContext { context in
            _ = try? fewer.restore(path).assertConsumed()
            return context.failure?.description ?? ""
          }.contains("no object here takes: net.b, net.d.a.b, net.d.z, net.layers.0"))
        #expect(
          withContext { context in
            _ = try? fewer.restore(path).expectPartial().assertExistingObjectsMatched()
            return context.failure?.description
          } == "[assertExistingObjectsMatched] the checkpoint has no values for: extra")
        func error(_ body: () throws -> Void) -> String {
          do {
            try body()
            return ""
          } catch { return "\(error)" }
        }
        let net = Net()
        let other = tf.train.Checkpoint(["net": net, "step": tf.Variable([0, 0])])
        net.clear()
        #expect(error { try other.restore(path) }.contains("'step/.ATTRIBUTES/VARIABLE_VALUE' is int32 (), the variable 'Variable:0' is int32 (2,)"))
        #expect(net.b.doubles == [0, 0], "nothing changes when something does not fit")
        #expect(error { try other.restore(folder + "/none") }.contains("none.index: there is no such file"))
        #expect(error { _ = try tf.train.loadVariable(path, "x") }.contains("has no tensor 'x'"))
        #expect(tf.train.latestCheckpoint(folder + "/nowhere") == nil)
      }
    }

    @Test func namesInSnakeCaseMeet() throws {
      try inFolder { folder in
        let path = try tf.train.Checkpoint(["w_q": tf.Variable(4.0)]).write(folder + "/c")
        let wQ = tf.Variable(0.0)
        try tf.train.Checkpoint(["wQ": wQ]).read(path)
        #expect(wQ.item() == 4)
      }
    }

    @Test func theManagerKeepsTheLastOnes() throws {
      try inFolder { folder in
        let step = tf.Variable(0)
        let checkpoint = tf.train.Checkpoint(step: step)
        let manager = tf.train.CheckpointManager(checkpoint, folder + "/run", maxToKeep: 2)
        #expect(try manager.restoreOrInitialize() == nil && manager.latestCheckpoint == nil)
        for _ in 0..<4 {
          step.assignAdd(1)
          try manager.save()
        }
        #expect(manager.checkpoints == [folder + "/run/ckpt-3", folder + "/run/ckpt-4"])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/run").sorted()
        #expect(
          files == [
            "checkpoint", "ckpt-3.data-00000-of-00001", "ckpt-3.index", "ckpt-4.data-00000-of-00001", "ckpt-4.index",
          ])
        // Another process goes on where this one stopped.
        let later = tf.Variable(0)
        let next = tf.train.CheckpointManager(tf.train.Checkpoint(step: later), folder + "/run", maxToKeep: 2)
        #expect(try next.restoreOrInitialize() == folder + "/run/ckpt-4" && later.item() == 4)
        #expect(try next.save() == folder + "/run/ckpt-5")
        #expect(next.checkpoints == [folder + "/run/ckpt-4", folder + "/run/ckpt-5"])
      }
    }

    @Test func damagedFilesAreRefusedByName() throws {
      var generator = RepeatableGenerator(state: 7)
      try inFolder { folder in
        let files = ["index", "data-00000-of-00001"].map { (name: $0, bytes: [UInt8](FileManager.default.contents(atPath: golden + "/python-1." + $0)!)) }
        var (refused, total) = (0, 0)
        for round in 0..<400 {
          for (name, bytes) in files {
            var changed = bytes
            if name == files[round % 2].name {
              switch round % 3 {
              case 0: changed = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
              case 1: changed[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
              default:
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                for place in start..<min(bytes.count, start + 9) { changed[place] = UInt8.random(in: 0...255, using: &generator) }
              }
            }
            FileManager.default.createFile(atPath: folder + "/x." + name, contents: Data(changed))
          }
          total += 1
          do {
            let bundle = try TensorBundle(reading: folder + "/x")
            for name in bundle.names { _ = try bundle.tensor(name) }
          } catch {
            refused += 1
            #expect("\(error)".contains("/x."), "\(error)")
          }
        }
        // Only bytes that nobody reads, such as the filling of the last part, may change unnoticed.
        #expect(refused > total * 9 / 10)
      }
    }

    @Test func damagedObjectGraphsAreRefused() {
      var generator = RepeatableGenerator(state: 3)
      let bytes = try! TensorBundle(reading: golden + "/python-1").tensor(SavedObjects.key).strings[0]
      for _ in 0..<2000 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        // Either objects come out or an error; nothing traps.
        _ = try? SavedObjects(changed).path(to: 1)
      }
    }

    @Test func checksumsAreThoseOfTheStandard() {
      let digits = Array("123456789".utf8)
      #expect(digits.withUnsafeBytes { MaskedChecksum.crc($0) } == 0xe306_9283)
      let zeros = [UInt8](repeating: 0, count: 32)
      #expect(zeros.withUnsafeBytes { MaskedChecksum.crc($0) } == 0x8a91_36aa)
    }
  }
}
