import Foundation
import Tensors
import Testing

extension SerializedTests {
  @Suite struct NumPyFileTests {
    private func inFolder<Result>(_ body: (String) throws -> Result) rethrows -> Result {
      let folder = NSTemporaryDirectory() + "arrays-\(UUID().uuidString)"
      try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try body(folder)
    }

    private let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/numpy").path

    private func error(_ body: () throws -> Void) -> String {
      do {
        try body()
        return ""
      } catch { return "\(error)" }
    }

    @Test func arraysComeBackAsTheyWere() throws {
      try inFolder { folder in
        for dtype in DType.allCases where dtype != .bfloat16 && dtype != .string {
          for dims in [[], [0], [3], [2, 3], [2, 0, 4]] {
            let values = (0..<dims.reduce(1, *)).map { dtype == .bool ? Double($0 % 2) : Double($0) }
            let array = NDArray(Tensor.cast(Tensor(values, dtype: .float64, dims: dims), to: dtype))
            try np.save(folder + "/a", array)
            let back = try np.load(folder + "/a.npy")
            #expect(back.dtype == dtype && back.shape == dims && back.toDoubles() == values)
          }
        }
        try np.save(folder + "/s.npy", tf.constant(["a", "", "wörld"]))
        #expect(try np.load(folder + "/s.npy").base.strings.map { String(decoding: $0, as: UTF8.self) } == ["a", "", "wörld"])
        #expect(error { try np.save(folder + "/b", tf.constant([1.0], dtype: .bfloat16)) }.contains("has no bfloat16"))
      }
    }

    @Test func whatNumPyWroteIsRead() throws {
      for name in ["big_endian", "fortran", "version2", "version3", "bools", "half", "unicode", "bytes", "scalar"] {
        let array = try np.load("\(golden)/\(name).npy")
        switch name {
        case "unicode", "bytes":
          #expect(array.base.strings.map { String(decoding: $0, as: UTF8.self) } == (name == "bytes" ? ["ab", "c"] : ["wörld", "x", ""]))
        case "bools": #expect(array.toDoubles() == [1, 0, 1])
        case "scalar": #expect(array.shape == [Int]() && array.item() == 2.5)
        default: #expect(array.shape == [2, 3] && array.toDoubles() == [0, 1, 2, 3, 4, 5], "\(name)")
        }
      }
    }

    @Test func archivesHoldSeveralArrays() throws {
      try inFolder { folder in
        for isCompressed in [false, true] {
          let (x, y) = (np.arange(5000), np.array([[1.5, 2.5]]))
          try isCompressed ? np.savezCompressed(folder + "/d", ["x": x, "y": y]) : np.savez(folder + "/d", ["x": x, "y": y])
          let data = try np.lib.npyio.NpzFile(folder + "/d.npz")
          #expect(data.files == ["x", "y"] && data.count == 2)
          #expect(try data["x"].toDoubles() == x.toDoubles() && data["y"].shape == [1, 2])
          #expect(error { _ = try data["z"] }.contains("has no array 'z'; it has x, y"))
        }
        try np.savez(folder + "/n.npz", [1, 2, 3], 4.5)
        let data = try np.lib.npyio.NpzFile(folder + "/n.npz")
        #expect(try data.files == ["arr_0", "arr_1"] && data["arr_1"].item() == 4.5)
        #expect(error { _ = try np.load(folder + "/n.npz") }.contains("np.lib.npyio.NpzFile"))
      }
      let python = try np.lib.npyio.NpzFile(golden + "/several.npz")
      #expect(try python.files == ["x", "y"] && python["x"].toDoubles() == [0, 1, 2] && python["y"].toDoubles() == [0.5])
    }

    @Test func picklesAndDamageAreRefusedByName() throws {
      #expect(error { _ = try np.load(golden + "/objects.npy") }.contains("objects.npy: holds pickled Python objects"))
      #expect(error { _ = try np.load(golden + "/records.npy") }.contains("records of several fields"))
      #expect(error { _ = try np.load(golden + "/complex.npy") }.contains("'<c16' has no counterpart"))
      #expect(error { _ = try np.load(golden + "/none.npy") }.contains("No such file"))
      var generator = RepeatableGenerator(state: 11)
      try inFolder { folder in
        let whole = [UInt8](FileManager.default.contents(atPath: golden + "/fortran.npy")!)
        let archive = [UInt8](FileManager.default.contents(atPath: golden + "/several.npz")!)
        for round in 0..<400 {
          for (name, bytes) in [("x.npy", whole), ("x.npz", archive)] {
            var changed = bytes
            if round % 3 == 0 { changed = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))) }
            for _ in 0..<(round % 3) where !changed.isEmpty {
              changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(changed))
            do {
              if name == "x.npy" { _ = try np.load(folder + "/" + name) } else {
                let data = try np.lib.npyio.NpzFile(folder + "/" + name)
                for array in data.files { _ = try data[array] }
              }
            } catch { #expect("\(error)".contains("/x.np")) }
          }
        }
      }
    }
  }
}
