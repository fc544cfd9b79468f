import Datasets
import Display
import Learning
import Tensors
import Testing

/// What the drawn clothing must teach, on a quarter of it.
@Suite(.serialized) struct StandInTrainingTests {
  private func accuracies(_ layers: [Layer], scale: Double = 255) throws -> (train: [Double], test: Double) {
    tf.random.setSeed(1)
    let (train, test) = try tfds.load("synthetic_fashion", split: ("train", "test"), asSupervised: true)
    let prepare = { (x: Tensor, y: Tensor) in (tf.cast(x, .float32) / scale, y) }
    let model = Sequential(layers)
    model.compile(optimizer: .adam, loss: SparseCategoricalCrossentropy(fromLogits: true), metrics: [.accuracy])
    let history = model.fit(train.map(prepare).batch(32), epochs: 3, verbose: 0)
    let scores = model.evaluate(test.map(prepare).batch(100), verbose: 0)
    return (history.history["accuracy"]!, scores[1])
  }

  private func network(_ units: Int) -> [Layer] {
    [Flatten(inputShape: [28, 28, 1]), Dense(units, activation: .relu), Dense(10)]
  }

  @Test func theStandInTeachesWhatTheLabTeaches() throws {
    let linear = try accuracies([Flatten(inputShape: [28, 28, 1]), Dense(10)])
    let (small, large) = (try accuracies(network(64)), try accuracies(network(128)))
    let raw = try accuracies(network(64), scale: 1)
    #expect(linear.test > 0.6 && linear.test < 0.84)
    // The callback that stops at 84 % fires in the second to fourth epoch.
    #expect(small.train[0] < 0.84 && small.train[2] > 0.84)
    #expect(large.test > small.test)
    #expect(raw.test < small.test - 0.05)
  }
}
