import Tensors
import Testing

extension SerializedTests {
  @Suite struct NDArrayViewTests {
    @Test func slicesAreViewsAndNumbersAreValues() {
      let a = np.array([1.0, 2, 3, 4])
      let (tail, first) = (a[1...], a[0])
      tail[0] = [20]
      #expect("\(a)" == "[ 1. 20.  3.  4.]")
      a[0] = [-1]
      #expect(first.item() == 1)
      a[..., .range(step: 2)] = [0]
      #expect("\(a) \(tail)" == "[ 0. 20.  0.  4.] [20.  0.  4.]")
    }

    @Test func viewsOfViewsReachTheFirstArray() {
      let m = np.arange(12).reshape(3, 4)
      m.T[1][2] = [99]
      m[.range(step: -1), 1...][0][.range(step: -1)][0] = [77]
      m.reshape(2, 6)[1, 0] = [55]
      m.squeeze().swapaxes(0, 1).ravel()[0] = [1000]
      #expect("\(m)" == "[[ 0  1  2  3]\n [ 4  5 55  7]\n [ 8 99 10 77]]")
    }

    @Test func whatIsNotAViewIsACopy() {
      let a = np.arange(6)
      let (masked, chosen, copied, flat) = (a[a > 2], a[np.array([0, 1])], a.copy(), a.flatten())
      let sum = a + 0
      a[0...] = [-1]
      #expect("\(masked)\(chosen)\(copied)\(flat)\(sum)" == "[3 4 5][0 1][0 1 2 3 4 5][0 1 2 3 4 5][0 1 2 3 4 5]")
    }

    @Test func arraysAndTensorsDoNotChangeEachOther() {
      let t = tf.constant([1.0, 2, 3])
      let a = t.numpy()
      a[0] = [50]
      #expect("\(t.numpy())\(a)" == "[1. 2. 3.][50.  2.  3.]")
      let v = tf.Variable([1.0, 2, 3])
      let b = v.numpy()
      v.assign([4, 5, 6])
      #expect("\(b)" == "[1. 2. 3.]")
      let before = tf.constant(a)
      a[1] = [60]
      #expect("\(before.numpy())" == "[50.  2.  3.]")
    }

    @Test func masksAndIndexArraysAreAssigned() {
      var a = np.arange(6)
      a[a % 2 == 0] = [0]
      a[np.array([1, -1])] = [10, 50]
      #expect("\(a)" == "[ 0 10  0  3  0 50]")
      let m = np.zeros([3, 3])
      m[np.array([0, 1, 2]), np.array([2, 1, 0])] = [1]
      m[0..., 0][np.array([0])] = [7]
      #expect("\(m)" == "[[7. 0. 1.]\n [0. 1. 0.]\n [1. 0. 0.]]")
      m[m > 5] = np.array([0.5])
      m[1] = [1, 2, 3]
      m[..., 2] = np.array([9.0, 8, 7])
      #expect("\(m)" == "[[0.5 0.  9. ]\n [1.  2.  8. ]\n [1.  0.  7. ]]")
      a = a[1...3]
      #expect("\(a)" == "[10  0  3]")
    }

    @Test func compoundAssignmentChangesTheArrayWhereItIs() {
      var a = np.arange(4)
      let other = a
      a += 10
      a[..<2] *= 2
      #expect("\(other)" == "[20 22 12 13]")
      var mean = a.mean()
      let before = mean
      mean += 1
      #expect(before.item() == 16.75 && mean.item() == 17.75)
      let message = failureMessage {
        var whole = np.arange(3)
        whole /= 2
      }
      #expect(message?.contains("a result of float64 does not go into an array of int64") == true, "\(message ?? "")")
      let grown = failureMessage {
        var row = np.arange(3)
        row += np.zeros([2, 3], dtype: .int64)
      }
      #expect(grown?.contains("(2, 3) does not go into an array of shape (3,)") == true, "\(grown ?? "")")
    }

    @Test func overlappingPartsAreReadBeforeTheyAreWritten() {
      let a = np.arange(6)
      a[1...] = a[..<5]
      #expect("\(a)" == "[0 0 1 2 3 4]")
      a[0...] = a[.range(step: -1)]
      #expect("\(a)" == "[4 3 2 1 0 0]")
    }

    @Test func rowsOfALoopAreViews() {
      let m = np.zeros([2, 2])
      for (place, row) in m.enumerated() { row[place] = [1] }
      #expect("\(m)" == "[[1. 0.]\n [0. 1.]]")
      #expect(zip(np.array([1, 2]), [3, 4]).map { Int($0) * $1 } == [3, 8])
    }

    @Test func anElementIsAssignedWithoutCopyingTheArray() {
      let a = np.zeros([1 << 20])
      let address = a.base.pointer
      for place in 0..<1000 { a[place * 1000] = np.array(place) }
      #expect(a.base.pointer == address)
      #expect(a.sum().item() == 499_500)
    }

    @Test func stringsAreAssigned() {
      let a = tf.constant(["one", "two", "three"]).numpy()
      a[1] = tf.constant("zwei").numpy()
      #expect("\(a)".contains("zwei") && "\(a)".contains("three"))
    }

    @Test func misuseIsNamedAndNothingTraps() {
      func expect(_ part: String, _ body: () -> Void) {
        let message = failureMessage(body) ?? "no failure"
        #expect(message.contains(part), "\(message)")
      }
      let a = np.arange(6)
      expect("index 6 is out of range") { a[6] = [1] }
      expect("too many indices") { _ = a[0, 0] }
      expect("(2,) does not fit into shape (3,)") { a[..<3] = [1, 2] }
      expect("does not fit into the chosen elements, shape (2,)") { a[np.array([0, 1])] = [1, 2, 3] }
      expect("size 6 does not fit shape [4, -1]") { _ = a.reshape(4, -1) }
      expect("does not fit shape [-1, -1]") { _ = a.reshape(-1, -1) }
      expect("axis 2 is out of range") { _ = a.swapaxes(0, 2) }
      expect("has length 6, not 1") { _ = a.squeeze(axis: 0) }
      expect("index 9 is out of range") { _ = a[np.array([9])] }
      expect("takes a tensor of one element") { _ = a.item() }
      let empty = np.zeros([0, 3])
      empty[0...] = [5]
      #expect(empty.T.reshape(-1).size == 0 && empty[.range(step: -1)].shape == [0, 3])
    }
  }
}
