import Tensors
import Testing

extension SerializedTests {
  @Suite struct SubscriptTests {
    @Test func slicesAgreeWithNumPy() {
      for item in Golden.cases("subscripts.json") {
        let dims = Golden.dims(item["dims"])
        let array = Tensor((0..<dims.reduce(1, *)).map(Int64.init), dtype: .int64, dims: dims)
        let parts = Golden.words(item["parts"]).map(part)
        let (result, failure) = withContext { context in
          (array.subscripted(parts), context.failure)
        }
        #expect(failure == nil)
        #expect(result.dims == Golden.dims(item["result"]), "\(dims) \(item["parts"]!)")
        #expect(result.elements(as: Int64.self) == Golden.words(item["values"]).map { Int64($0)! })
      }
    }

    private func part(_ text: String) -> SubscriptPart {
      switch text.first! {
      case "n": return .newaxis
      case "e": return .ellipsis
      case "i": return Int(text.dropFirst())!.subscriptPart
      default:
        let numbers = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        return .range(Int(numbers[0]), Int(numbers[1]), step: Int(numbers[2]) ?? 1)
      }
    }

    @Test func swiftsRangesReadAsPythonsSlices() {
      let x = np.arange(10)
      #expect(x[2..<5].description == "[2 3 4]")
      #expect(x[2...4].description == "[2 3 4]")
      #expect(x[7...].description == "[7 8 9]")
      #expect(x[..<(-7)].description == "[0 1 2]")
      #expect(x[.range(1, -1, step: 4)].description == "[1 5]")
      #expect(x[-1].description == "9")
      #expect(x.reshape(2, 5)[..., 0].description == "[0 5]")
      #expect(x.reshape(2, 5)[1, ...].description == "[5 6 7 8 9]")
    }

    @Test func masksAndIndexTensorsPickElements() {
      let x = np.arange(6)
      #expect(x[x > 3].description == "[4 5]")
      #expect(x[np.array([0, -1, 2])].description == "[0 5 2]")
      #expect(np.eye(3)[np.array([2, 0])].description == "[[0. 0. 1.]\n [1. 0. 0.]]")
      let m = x.reshape(2, 3)
      #expect(m[m % 2 == 0].description == "[0 2 4]")
    }

    @Test func assignmentReplacesAPartAndLeavesCopiesAlone() {
      let pe = np.zeros([2, 4])
      let before = pe.copy()
      pe[0..., .range(step: 2)] = np.array([[1.0, 2.0], [3.0, 4.0]])
      #expect(pe.description == "[[1. 0. 2. 0.]\n [3. 0. 4. 0.]]")
      #expect(before.description == "[[0. 0. 0. 0.]\n [0. 0. 0. 0.]]")
      pe[pe > 2.0] = np.array(9)
      #expect(pe.description == "[[1. 0. 2. 0.]\n [9. 0. 9. 0.]]")
    }

    @Test func badSubscriptsSayWhichIndexAndShape() {
      #expect(
        failureMessage { _ = tf.zeros([2, 3])[2] }
          == "[subscript] index 2 is out of range for axis 0 of shape (2, 3)")
      #expect(
        failureMessage { _ = tf.zeros([2])[0, 0] }
          == "[subscript] too many indices: 2 for a tensor of rank 1, shape (2,)")
    }
  }
}
