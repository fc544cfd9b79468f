import Tensors
import Testing

extension SerializedTests {
  @Suite struct BroadcastingTests {
    /// The element of an operand that broadcasting puts at a place of the result, by definition.
    private func element(_ tensor: Tensor, at place: [Int]) -> Double {
      let own = Array(place.suffix(tensor.rank))
      let strides = tensor.dims.contiguousStrides
      let offset = own.indices.reduce(0) { $0 + (tensor.dims[$1] == 1 ? 0 : own[$1]) * strides[$1] }
      return readDouble(tensor.pointer, offset, tensor.dtype)
    }

    @Test func randomShapesBroadcastByDefinition() {
      var random = RepeatableGenerator(state: 5)
      for _ in 0..<300 {
        let rank = Int.random(in: 0...4, using: &random)
        let dims = (0..<rank).map { _ in Int.random(in: 1...4, using: &random) }
        func operand() -> Tensor {
          let kept = dims.suffix(Int.random(in: 0...rank, using: &random))
          let own = kept.map { Bool.random(using: &random) ? $0 : 1 }
          let values = (0..<own.elementCount).map { _ in Double(Int.random(in: -9...9, using: &random)) }
          return Tensor(values, dtype: .float64, dims: own)
        }
        let (a, b) = (operand(), operand())
        let result = a - b
        let wanted = broadcastDims(a.dims, b.dims)!
        #expect(result.dims == wanted)
        let strides = wanted.contiguousStrides
        for (index, value) in result.doubles.enumerated() {
          let place = wanted.indices.map { index / strides[$0] % wanted[$0] }
          #expect(value == element(a, at: place) - element(b, at: place))
        }
      }
    }

    @Test func broadcastingRejectsMismatchedTrailingDimensions() {
      #expect(
        failureMessage { _ = tf.zeros([2, 3]) + tf.zeros([2]) }
          == "[add] shapes do not broadcast: (2, 3) and (2,); 3 != 2")
    }

    @Test func emptyTensorsBroadcastToEmptyOnes() {
      #expect((tf.zeros([0, 3]) + tf.zeros([3])).shape == [0, 3])
      #expect(tf.reduceSum(tf.zeros([0])).item() == 0)
    }

    @Test func largeTensorsAreSharedOutWithoutLosingElements() {
      let n = 300_007
      let x = tf.range(n, dtype: .float32)
      let y = x * 2 + 1
      let values = y.elements(as: Float.self)
      #expect(values.indices.allSatisfy { values[$0] == Float($0) * 2 + 1 })
      let rows = tf.reshape(tf.range(600_000, dtype: .float32), [600, 1000])
      #expect(rows.sum(axis: 1)[0].item() == 499_500)
      #expect(tf.nn.softmax(rows).sum(axis: -1).doubles.allSatisfy { isClose($0, 1, 1e-5) })
    }
  }
}
