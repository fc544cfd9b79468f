import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct CallbackTests {
    private let xs = tf.ones([10, 1])
    private let ys = tf.ones([10, 1])

    private func model(_ metrics: [Metric] = []) -> Sequential {
      let model = Sequential([Dense(1, inputShape: [1])])
      model.compile(optimizer: .sgd, loss: .mse, metrics: metrics)
      return model
    }

    private final class Notes: Callback {
      var lines: [String] = []
      override func onTrainBegin(logs: Logs) { lines.append("train") }
      override func onTrainEnd(logs: Logs) { lines.append("end \(logs.keys)") }
      override func onEpochBegin(_ epoch: Int, logs: Logs) { lines.append("epoch \(epoch)") }
      override func onEpochEnd(_ epoch: Int, logs: Logs) { lines.append("epoch end \(epoch) \(logs.keys)") }
      override func onBatchEnd(_ batch: Int, logs: Logs) { lines.append("batch end \(batch) \(logs.keys)") }
      override func onTestBegin(logs: Logs) { lines.append("test") }
      override func onTestBatchEnd(_ batch: Int, logs: Logs) { lines.append("test batch \(batch)") }
    }

    @Test func hooksRunInKerasOrder() {
      inFreshContext { _ in
        let notes = Notes()
        let model = model([.mae])
        model.fit(xs, ys, batchSize: 4, validationSplit: 0.2, callbacks: [notes], verbose: 0)
        #expect(
          notes.lines == [
            "train", "epoch 0", "batch end 0 [\"loss\", \"mae\"]", "batch end 1 [\"loss\", \"mae\"]",
            "test", "test batch 0",
            "epoch end 0 [\"loss\", \"mae\", \"val_loss\", \"val_mae\"]",
            "end [\"loss\", \"mae\", \"val_loss\", \"val_mae\"]",
          ])
        #expect(notes.model === model)
      }
    }

    @Test func stopTrainingEndsAfterTheEpoch() {
      inFreshContext { sink in
        let model = model()
        let stop = LambdaCallback(onEpochEnd: { epoch, _ in if epoch == 1 { model.stopTraining = true } })
        let history = model.fit(xs, ys, epochs: 10, callbacks: [stop])
        #expect(history.epoch == [0, 1])
        #expect(screen(sink.standardOutput).contains("Epoch 2/10"))
        #expect(!sink.standardOutput.contains("Epoch 3/10"))
        // The next training is not stopped before it begins.
        #expect(model.fit(xs, ys, epochs: 2, verbose: 0).epoch == [0, 1])
      }
    }

    @Test func logsAreOptionalByNameAndPrintInOrder() {
      inFreshContext { _ in
        var text = ""
        let model = model([.mae])
        model.fit(
          xs, ys, callbacks: [
            LambdaCallback(onEpochEnd: { _, logs in
              #expect(logs["loss"] != nil && logs["val_loss"] == nil && logs.contains("mae"))
              text = "\(logs)"
            })
          ], verbose: 0)
        #expect(text.hasPrefix("[\"loss\": ") && text.contains(", \"mae\": "))
      }
    }

    @Test func interruptStopsWithinABatchAndLeavesTheModelUsable() {
      inFreshContext { _ in
        let model = model()
        var batches = 0
        let interrupt = LambdaCallback(onTrainBatchEnd: { _, _ in
          batches += 1
          if batches == 3 { ExecutionContext.current.interrupt() }
        })
        model.fit(xs, ys, epochs: 1000, batchSize: 2, callbacks: [interrupt], verbose: 0)
        #expect(batches == 3)
        ExecutionContext.current.reset()
        #expect(model.fit(xs, ys, epochs: 2, verbose: 0).epoch == [0, 1])
      }
    }

    @Test func aFailureInsideACallbackEndsTheTraining() {
      inFreshContext { _ in
        let model = model()
        var epochs = 0
        let wrong = LambdaCallback(onEpochEnd: { _, _ in
          epochs += 1
          _ = tf.matmul(tf.ones([2, 3]), tf.ones([2, 3]))
        })
        model.fit(xs, ys, epochs: 5, callbacks: [wrong], verbose: 0)
        #expect(epochs == 1)
        #expect(ExecutionContext.current.failure?.operation == "matmul")
      }
    }

    @Test func earlyStoppingWaitsThenRestoresTheBestWeights() {
      inFreshContext { sink in
        let model = model()
        // A step size that makes the loss grow every epoch.
        model.compile(optimizer: SGD(learningRate: 3), loss: .mse)
        let early = EarlyStopping(monitor: "loss", patience: 2, verbose: 1, restoreBestWeights: true)
        var weights: [[Double]] = []
        let keep = LambdaCallback(onEpochEnd: { _, _ in weights.append(numbers(model.weights[0])) })
        let history = model.fit(xs, ys, epochs: 20, callbacks: [keep, early], verbose: 0)
        #expect(history.epoch == [0, 1, 2])
        #expect(early.stoppedEpoch == 2)
        #expect(numbers(model.weights[0]) == weights[0])
        #expect(
          sink.standardOutput
            == "Epoch 3: early stopping\nRestoring model weights from the end of the best epoch: 1.\n")
      }
    }

    @Test func earlyStoppingWarnsWhenTheValueIsMissing() {
      inFreshContext { sink in
        let model = model()
        let history = model.fit(xs, ys, epochs: 3, callbacks: [EarlyStopping()], verbose: 0)
        #expect(history.epoch.count == 3)
        #expect(sink.standardError.contains("val_loss"))
      }
    }
  }
}
