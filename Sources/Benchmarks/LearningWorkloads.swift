import Display
import TensorKit

/// What the tutorials train and compute, called as a compiled program calls it.
enum LearningWorkloads {
  static let all: [Workload] = [
    Workload(name: "learning/lab 1, 500 epochs") { inSilence { firstLab() } },
    Workload(name: "learning/784-64-10, epoch of 60 000 by 32") { inSilence { classifierEpoch() } },
    Workload(name: "learning/convolutions 32-64-128, epoch of 2 048 by 128") { inSilence { convolutionEpoch() } },
    Workload(name: "learning/convolutions 32-64-128, new model and first step") { inSilence { firstConvolutionStep() } },
    Workload(name: "learning/embedding 32, LSTM 64, epoch of 8 192 sequences of 20 by 128") { inSilence { sequencesEpoch() } },
  ]

  /// Output is formatted and thrown away, as in a cell whose output nobody reads.
  private static func inSilence(_ body: () -> Void) {
    let previous = ExecutionContext.current
    ExecutionContext.current = ExecutionContext(sink: RecordingOutputSink(), policy: .exitProcess)
    defer { ExecutionContext.current = previous }
    body()
  }

  private static func firstLab() {
    let xs = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
    let ys = np.array([-2.0, 1.0, 4.0, 7.0, 10.0, 13.0])
    let model = Sequential([Dense(units: 1, inputShape: [1])])
    model.compile(
      optimizer: tf.keras.optimizers.SGD(), loss: tf.keras.losses.MeanSquaredError())
    model.fit(xs, ys, epochs: 500)
  }

  private static let images = tf.random.uniform([60_000, 28, 28], 0, 1, seed: 1)
  private static let labels = tf.random.uniform([60_000], 0, 10, dtype: .int32, seed: 2)
  private static let classifier: Sequential = {
    let model = Sequential([
      Flatten(), Dense(64, activation: .relu), Dense(10, activation: .softmax),
    ])
    model.compile(
      optimizer: .adam, loss: .sparseCategoricalCrossentropy,
      metrics: [.sparseCategoricalAccuracy])
    return model
  }()

  private static func classifierEpoch() {
    classifier.fit(images, labels, epochs: 1, batchSize: 32, verbose: 0)
  }

  private static let photos = tf.random.uniform([2048, 32, 32, 3], 0, 1, seed: 1)
  private static let kinds = tf.random.uniform([2048], 0, 10, dtype: .int32, seed: 2)
  private static let fewPhotos = photos[0..<128]
  private static let fewKinds = kinds[0..<128]
  private static let convolutions = convolutionModel()

  private static func convolutionModel() -> Sequential {
    let model = Sequential([
      Input(shape: [32, 32, 3]), Conv2D(32, 3, padding: .same, activation: .relu), MaxPooling2D(),
      Conv2D(64, 3, padding: .same, activation: .relu), MaxPooling2D(),
      Conv2D(128, 3, padding: .same, activation: .relu), GlobalAveragePooling2D(), Dropout(0.5),
      Dense(10, activation: .softmax),
    ])
    model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy)
    return model
  }

  private static func convolutionEpoch() {
    convolutions.fit(photos, kinds, epochs: 1, batchSize: 128, verbose: 0)
  }

  /// Tracing and planning, and the step itself.
  private static func firstConvolutionStep() {
    convolutionModel().fit(fewPhotos, fewKinds, epochs: 1, batchSize: 128, verbose: 0)
  }

  private static let ids = tf.random.uniform([8192, 20], 0, 1000, dtype: .int32, seed: 3)
  private static let answers = tf.cast(tf.random.uniform([8192, 1], 0, 2, dtype: .int32, seed: 4), .float32)
  private static let reader: Sequential = {
    let model = Sequential([Embedding(1000, 32), LSTM(64), Dropout(0.3), Dense(1)])
    model.compile(optimizer: .adam, loss: BinaryCrossentropy(fromLogits: true))
    return model
  }()

  private static func sequencesEpoch() {
    reader.fit(ids, answers, epochs: 1, batchSize: 128, verbose: 0)
  }
}
