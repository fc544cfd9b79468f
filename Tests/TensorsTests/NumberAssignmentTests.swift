import Tensors
import Testing

extension SerializedTests {
  /// What swiftc takes on the right of an assignment to a part, and what reading a part gives.
  @Suite struct NumberAssignmentTests {
    private let vector = np.array([1.0, 2.0, 3.0, 4.0])

    @Test func numbersListsAndTensorsAreAssignedToPartsOfArrays() {
      let (a, m) = (vector, np.zeros([3, 4]))
      let (count, number, list) = (3, 2.5, [9.0, 8.0, 7.0, 6.0])
      a[a > 2] = 0
      #expect("\(a)" == "[1. 2. 0. 0.]")
      a[0...2] = 5
      #expect("\(a)" == "[5. 5. 5. 0.]")
      a[0] = 1
      a[1] = number
      a[-1] = count * 2
      #expect("\(a)" == "[1.  2.5 5.  6. ]")
      m[0..., 1] = np.array([1.0, 2.0, 3.0])
      m[..., 0] = -1
      m[1] = list
      m[2, 3] = number
      m[0, .range(2, 4)] = [4, 5]
      #expect("\(m)" == "[[-1.   1.   4.   5. ]\n [ 9.   8.   7.   6. ]\n [-1.   3.   0.   2.5]]")
      m[...] = 0
      m[1] = tf.constant([1.0, 2.0, 3.0, 4.0])
      #expect(m.sum().item() == 10)
      let whole = np.array([1, 2, 3])
      whole[0] = 7.9
      whole[whole < 3] = -1
      #expect("\(whole)" == "[ 7 -1  3]")
    }

    @Test func partsKeepTheirTypeWhenTheyAreReadOrChanged() {
      let a = vector
      a[0...1] += 1
      a[2] *= a[0]
      a[3] -= 0.5
      #expect("\(a)" == "[2.  3.  6.  3.5]")
      let part = a[0]
      let sum = a[0] + a[1] * 2 - 2 * a[2] / 4
      let parts = [0, 1].map { a[$0] }
      #expect(type(of: part) == NDArray.self && type(of: sum) == NDArray.self && type(of: parts) == [NDArray].self)
      let x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
      let row = x[0]
      let mixed = x[0..., 0] * x[0..., 1] + 1
      #expect(type(of: row) == Tensor.self && type(of: mixed) == Tensor.self)
    }

    @Test func numbersAreAssignedToPartsOfVariables() {
      let v = tf.Variable([1.0, 2.0, 3.0])
      v[v > 1.5] = 0
      v[0] = 5
      v[2] = 2.5
      #expect("\(v.numpy())" == "[5.  0.  2.5]")
      v[0...1] = [7, 8]
      #expect("\(v.numpy())" == "[7.  8.  2.5]")
      let m = tf.Variable(tf.zeros([2, 2]))
      m[0..., 1] = 3
      m[1, 0] = -1
      #expect("\(m.numpy())" == "[[ 0.  3.]\n [-1.  3.]]")
      let fill = tf.function { (x: Tensor) -> Tensor in
        v[0] = 1
        return x + v
      }
      #expect("\(fill(tf.zeros([3])).numpy())" == "[1.  8.  2.5]")
    }

    @Test func whatDoesNotFitIsRefused() {
      let a = vector
      #expect(failureMessage { a[0...1] = [1.0, 2, 3] }?.contains("does not fit") == true)
      #expect(failureMessage { a[9] = 1 }?.contains("9") == true)
      let whole = tf.Variable([1, 2])
      #expect(failureMessage { whole[0] = 2.5 }?.contains("int32") == true)
      #expect(failureMessage { tf.constant([1, 2])[0] = 3 }?.contains("a tensor never changes") == true)
    }
  }
}
