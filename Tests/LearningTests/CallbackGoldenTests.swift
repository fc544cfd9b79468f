import Display
import Foundation
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// What callbacks print and write, and the history they lead to.
  @Suite struct CallbackGoldenTests {
    struct Case: Decodable {
      let name: String
      let output: String
      let file: String
      let history: [Goldens.TrainingCase.Series]
    }

    private func callback(_ name: String, _ path: String) -> Callback {
      switch name {
      case "reduce": ReduceLROnPlateau(monitor: "loss", factor: 0.5, patience: 1, verbose: 1, minDelta: 0.05, cooldown: 1)
      case "reduceToMinimum":
        ReduceLROnPlateau(monitor: "mae", factor: 0.1, patience: 2, verbose: 1, mode: .max, minLr: 0.02)
      case "schedule": LearningRateScheduler({ epoch, rate in epoch < 2 ? rate : rate * 0.5 }, verbose: 1)
      case "scheduleOfEpoch": LearningRateScheduler({ epoch in 0.1 / Double(epoch + 1) })
      case "terminate": TerminateOnNaN()
      case "csv": CSVLogger(path)
      case "csvAppended": CSVLogger(path, append: true)
      default: CSVLogger(path, separator: ";")
      }
    }

    @Test func outputFilesAndHistoryAreThoseOfKeras() {
      let path = NSTemporaryDirectory() + "tfrepl-csv-\(UUID().uuidString).csv"
      defer { try? FileManager.default.removeItem(atPath: path) }
      for golden in Goldens.load("callbacks.json", as: [Case].self) {
        inFreshContext { sink in
          let model = Sequential([Dense(1, inputShape: [1])])
          model.setWeights([[[2.0]], [0.5]])
          let (isCSV, overflows) = (golden.name.hasPrefix("csv"), golden.name == "terminate")
          model.compile(
            optimizer: SGD(learningRate: isCSV ? 0 : overflows ? 1e25 : 0.3), loss: .mse, metrics: [.mae])
          let x = tf.constant([[-1.0], [0.5], [2.0], [1.0]]) * (overflows ? 1e10 : 1.0)
          let y = tf.constant([[1.0], [-0.5], [0.0], [2.0]])
          let epochs = golden.name == "csvAppended" ? 1 : isCSV ? 2 : golden.name.hasPrefix("schedule") ? 4 : 8
          let history = model.fit(
            x, y, epochs: epochs, batchSize: 2, validationSplit: golden.name == "csvValidation" ? 0.5 : 0,
            callbacks: [callback(golden.name, path)], verbose: 0, shuffle: false)
          #expect(ExecutionContext.current.failure == nil)
          #expect(sink.standardOutput == golden.output, "\(golden.name)")
          #expect(history.history.keys == golden.history.map(\.name), "\(golden.name)")
          for series in golden.history {
            let found = (history.history[series.name] ?? []).map { min($0, 1e300) }
            let error = largestError(found, series.values)
            #expect(error < 1e-5, "\(golden.name): \(series.name) differs by \(error)")
          }
          if isCSV {
            let text = (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) }
            #expect(text == golden.file, "\(golden.name)")
          }
        }
      }
    }

    @Test func misuseSaysWhatIsWrong() {
      inFreshContext { _ in
        _ = ReduceLROnPlateau(factor: 1)
        #expect(ExecutionContext.current.failure?.description.contains("found 1") == true)
      }
      inFreshContext { _ in
        let model = Sequential([Dense(1, inputShape: [1])])
        model.compile(optimizer: .sgd, loss: .mse)
        model.fit([1.0], [1.0], callbacks: [CSVLogger("/nowhere/at/all.csv")], verbose: 0)
        let message = ExecutionContext.current.failure?.description ?? ""
        #expect(message.contains("/nowhere/at/all.csv") && message.contains("No such file"))
      }
    }

    @Test func runningMeansReplaceWeightsWhenTrainingEnds() {
      inFreshContext { _ in
        let model = Sequential([Dense(1, useBias: false, kernelInitializer: .zeros, inputShape: [1])])
        model.compile(
          optimizer: SGD(learningRate: 1, useEma: true, emaMomentum: 0.5, lossScaleFactor: 8),
          loss: { _, p in -tf.reduceMean(p) })
        model.fit(tf.ones([4, 1]), tf.ones([4, 1]), epochs: 2, batchSize: 4, verbose: 0)
        // The weight goes 1, 2; its running mean 1, 1.5.
        #expect(numbers(model.weights[0]) == [1.5])
      }
    }
  }
}
