import Datasets
import Display
import Tensors
import Testing

@Suite(.serialized) struct DatasetTests {
  private let pairs = tf.data.Dataset.fromTensorSlices(([[1.0], [2.0], [3.0]], [10, 20, 30]))
  private let numbers = tf.data.Dataset.fromTensorSlices([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

  private func values(_ data: Dataset<Tensor>) -> [Double] { data.map { $0.item() } }

  @Test func slicesAreRows() {
    let rows = Array(numbers)
    #expect(rows.count == 10)
    #expect(rows[3].item() == 3)
    #expect(rows[3].rank == 0)
  }

  @Test func aPairStaysAPair() {
    var sum = 0.0
    for (x, y) in pairs { sum += x.numpy().toDoubles()[0] * y.item() }
    #expect(sum == 140)
  }

  @Test func theLastBatchMayBeSmaller() {
    let shapes = pairs.batch(2).map { x, _ in x.shape.dims }
    #expect(shapes == [[2, 1], [1, 1]])
    #expect(pairs.batch(2).cardinality() == 2)
    #expect(pairs.batch(2, dropRemainder: true).cardinality() == 1)
    #expect(Array(pairs.batch(2, dropRemainder: true)).count == 1)
  }

  @Test func shufflingKeepsTheElementsAndASeedRepeatsTheOrder() {
    let first = values(numbers.shuffle(10, seed: 3))
    #expect(first.sorted() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(first != first.sorted())
    #expect(values(numbers.shuffle(10, seed: 3)) == first)
  }

  @Test func takeSkipAndRepeatFollowTensorFlow() {
    #expect(values(numbers.take(2)) == [0, 1])
    #expect(values(numbers.skip(8)) == [8, 9])
    #expect(values(numbers.take(2).repeat(2)) == [0, 1, 0, 1])
    #expect(numbers.repeat().cardinality() == -1)
    #expect(values(numbers.repeat().take(11)).last == 0)
  }

  @Test func mapGivesTensorsOrPairs() {
    let doubled: Dataset<Tensor> = numbers.map { $0 * 2 }
    #expect(values(doubled.take(3)) == [0, 2, 4])
    let squares: Dataset<(Tensor, Tensor)> = numbers.map { ($0, $0 * $0) }
    for (x, y) in squares.skip(3).take(1) { #expect([x.item(), y.item()] == [3, 9]) }
  }

  @Test func unequalFirstAxesFailWithBothShapes() {
    let failure = failureOf { _ = tf.data.Dataset.fromTensorSlices(([1, 2], [1, 2, 3])) }
    #expect(failure?.message == "first axes differ: (2,) and (3,)")
    #expect(failureOf { _ = tf.data.Dataset.fromTensorSlices(3) }?.message.contains("a single number has no rows") == true)
  }
}
