import Foundation
import Tensors
import Testing

extension SerializedTests {
  /// Text files of numbers, as NumPy reads and writes them.
  @Suite struct NumPyTextTests {
    private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
      let path = NSTemporaryDirectory() + "numbers-\(UUID().uuidString).txt"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try body(path)
    }

    private func problem(_ text: String, _ body: (String) throws -> Void) -> String {
      do {
        try withFile(text, body)
        return "no error"
      } catch { return "\(error)" }
    }

    @Test func rowsAndColumnsAreRead() throws {
      let text = "# a remark\n1 2.5  3\n\n4e1 -inf nan # more\n"
      #expect("\(try withFile(text) { try np.loadtxt($0) })" == "[[ 1.   2.5  3. ]\n [40.  -inf  nan]]")
      let table = "time,value\n0,1\r\n1, 3\n2,5"
      #expect("\(try withFile(table) { try np.loadtxt($0, delimiter: ",", skiprows: 1) })" == "[[0. 1.]\n [1. 3.]\n [2. 5.]]")
      let column = try withFile(table) { try np.loadtxt($0, dtype: .int64, delimiter: ",", skiprows: 1, usecols: [-1]) }
      #expect("\(column)" == "[1 3 5]" && column.dtype == .int64)
      #expect("\(try withFile(table) { try np.loadtxt($0, delimiter: ",", skiprows: 1, unpack: true) }[1])" == "[1. 3. 5.]")
      #expect(try withFile("7") { try np.loadtxt($0) }.ndim == 0 && withFile("") { try np.loadtxt($0) }.size == 0)
      #expect("\(try withFile("1,,x") { try np.genfromtxt($0, delimiter: ",") })" == "[ 1. nan nan]")
      #expect("\(try withFile("1,,3") { try np.genfromtxt($0, delimiter: ",", fillingValues: 0) })" == "[1. 0. 3.]")
    }

    @Test func numbersAreWrittenAsInNumPy() throws {
      func written(_ body: (String) throws -> Void) throws -> String {
        try withFile("") { path in
          try body(path)
          return try String(contentsOfFile: path, encoding: .utf8)
        }
      }
      #expect(try written { try np.savetxt($0, [1.5, -2.0]) } == "1.500000000000000000e+00\n-2.000000000000000000e+00\n")
      #expect(
        try written { try np.savetxt($0, [[1, 2], [3, 4]], fmt: "%d", delimiter: ",", header: "a,b", comments: "") }
          == "a,b\n1,2\n3,4\n")
      #expect(try written { try np.savetxt($0, [0.5], fmt: "<%6.2f>", header: "one\ntwo") } == "# one\n# two\n<  0.50>\n")
    }

    @Test func whatIsNoTableIsNamed() {
      #expect(problem("1 2\n3\n") { _ = try np.loadtxt($0) }.contains("line 2 has 1 columns, those before it have 2"))
      #expect(problem("1 2\n3 x\n") { _ = try np.loadtxt($0) }.contains("'x' in line 2, column 1, is no number"))
      #expect(problem("0x10") { _ = try np.loadtxt($0) }.contains("is no number"))
      #expect(problem("1 2") { _ = try np.loadtxt($0, usecols: [5]) }.contains("column 5 is wanted"))
      #expect(throws: FileError.self) { _ = try np.loadtxt("/nowhere/at/all.txt") }
      for format in ["%s", "%n", "%d %d", "", "%9999d", "%*d"] {
        #expect(failureMessage { try? np.savetxt("/nowhere", [1], fmt: format) }?.contains("C's notation") == true)
      }
      #expect(failureMessage { try? np.savetxt("/nowhere", np.zeros([1, 1, 1])) }?.contains("(1, 1, 1)") == true)
    }

    @Test func subscriptsJoinArrays() {
      #expect("\(np.c_[[1, 2], [3, 4]])" == "[[1 3]\n [2 4]]")
      #expect("\(np.c_[np.zeros([2, 2]), [1.0, 2.0]])" == "[[0. 0. 1.]\n [0. 0. 2.]]")
      #expect("\(np.r_[[1, 2], 0, [3, 4]])" == "[1 2 0 3 4]")
    }
  }
}
