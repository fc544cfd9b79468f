import Display
import Foundation
import Learning
import Tensors
import Testing

/// The Python that has Keras, from the environment: `TFREPL_KERAS_PYTHON=.../bin/python`.
private let python = ProcessInfo.processInfo.environment["TFREPL_KERAS_PYTHON"]

extension OneAtATime {
  /// Files written here, read by Keras itself (`Golden/read_files.py`).
  @Suite(.enabled(if: python != nil, "TFREPL_KERAS_PYTHON does not name a Python that has Keras"))
  struct KerasReadsTests {
    @Test func kerasReadsWhatIsWrittenHereAndPredictsTheSame() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          var expected: [String: [[Double]]] = [:]
          func keep(_ name: String, _ model: Model, _ inputs: [Tensor]) throws {
            try model.save("\(folder)/\(name).keras")
            let outputs: [Tensor] = inputs.count == 1 ? model(inputs[0]) : model(inputs)
            expected[name] = outputs.map { $0.numpy().tolist() }
          }
          let numbers = FileGoldens.numbers
          let sequential = Sequential([Input(shape: [4]), Dense(3, activation: .relu, kernelRegularizer: .l2(0.1)), Dense(2, activation: .softmax)])
          sequential.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
          sequential.fit(numbers(8, 4), tf.constant([0, 1, 0, 1, 0, 1, 0, 1]), epochs: 2, batchSize: 4, verbose: 0)
          try keep("sequential", sequential, [numbers(8, 4)])
          try sequential.saveWeights(folder + "/sequential.weights.h5")

          let a = Input(shape: [4], name: "a")
          let b = Input(shape: [3], name: "b")
          let shared = Dense(5, activation: .tanh, name: "shared")
          let sum: Tensor = shared(a) + shared(Dense(4)(b))
          let z = 1.0 - sum * 0.5
          let functional = Model(inputs: [a, b], outputs: [Dense(1, name: "o1")(z), Dense(2, name: "o2")(z)])
          functional.compile(
            optimizer: SGD(learningRate: ExponentialDecay(0.1, 10, 0.9), momentum: 0.9),
            loss: ["o1": .mse, "o2": MeanAbsoluteError()], metrics: ["o1": [.mae]], lossWeights: ["o1": 1, "o2": 0.5])
          functional.fit(
            [numbers(8, 4), numbers(8, 3)], [numbers(8, 1), numbers(8, 2)], epochs: 1, batchSize: 4, verbose: 0)
          try keep("functional", functional, [numbers(8, 4), numbers(8, 3)])

          let i = Input(shape: [3])
          let inner = Model(inputs: i, outputs: Dense(3, activation: .sigmoid)(i), name: "inner")
          try keep("nested", Model(inputs: i, outputs: inner(Dense(3)(inner(i)))), [numbers(4, 3)])
          let blocks = Blocks()
          _ = blocks(numbers(1, 4))
          try keep("blocks", blocks, [numbers(4, 4)])
          // Training goes on in Keras and here alike.
          let losses = sequential.fit(
            numbers(8, 4), tf.constant([0, 1, 0, 1, 0, 1, 0, 1]), epochs: 2, batchSize: 4, verbose: 0, shuffle: false)
          expected["resumed"] = [losses.history["loss"]!]

          try JSONSerialization.data(withJSONObject: expected).write(to: URL(fileURLWithPath: folder + "/expected.json"))
          let process = Process()
          let output = Pipe()
          process.executableURL = URL(fileURLWithPath: python!)
          process.arguments = [FileGoldens.path("../read_files.py"), folder]
          process.standardOutput = output
          process.standardError = output
          try process.run()
          let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
          process.waitUntilExit()
          #expect(process.terminationStatus == 0, "\(said)")
          #expect(said.contains("Keras agrees"))
        }
      }
    }
  }
}
