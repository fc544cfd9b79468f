import Datasets
import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct DatasetTrainingTests {
    private func model() -> Sequential {
      let model = Sequential([Dense(1, inputShape: [1])])
      model.setWeights([[[1.0]], [0.0]])
      model.compile(optimizer: .sgd, loss: .mse, metrics: [.mae])
      return model
    }

    private let x = tf.reshape(tf.cast(tf.range(10), .float64), [10, 1])
    private var y: Tensor { x * 2 }

    private func data(_ batch: Int) -> Dataset<(Tensor, Tensor)> {
      Dataset<(Tensor, Tensor)>.fromTensorSlices((x, y)).batch(batch)
    }

    @Test func dataSetsTrainAsArraysDo() {
      inFreshContext { _ in
        let (arrays, batches) = (model(), model())
        let a = arrays.fit(x * 0.1, y * 0.1, epochs: 3, batchSize: 4, verbose: 0, shuffle: false)
        let scaled = Dataset<(Tensor, Tensor)>.fromTensorSlices((x, y)).batch(4)
          .map { x, y in (x * 0.1, y * 0.1) }
        let b = batches.fit(scaled, epochs: 3, validationData: scaled, verbose: 0)
        #expect(ExecutionContext.current.failure == nil)
        #expect(a.history["loss"] == b.history["loss"])
        #expect(b.history.keys == ["loss", "mae", "val_loss", "val_mae"])
        let (fromArrays, fromBatches) = (
          arrays.evaluate(x * 0.1, y * 0.1, batchSize: 4, verbose: 0),
          batches.evaluate(scaled, verbose: 0)
        )
        #expect(fromArrays == fromBatches)
        #expect(
          numbers(arrays.predict(x * 0.1, verbose: 0).asTensor)
            == numbers(batches.predict(scaled, verbose: 0).asTensor))
      }
    }

    @Test func stepsPerEpochGoOnWhereTheLastEpochEnded() {
      inFreshContext { sink in
        let history = model().fit(data(4).repeat(), epochs: 4, verbose: 2, stepsPerEpoch: 2)
        #expect(history.epoch == [0, 1, 2, 3])
        #expect(sink.standardOutput.contains("2/2 - 0s"))
        // Three batches to a pass, two to an epoch: the second epoch mixes two passes.
        #expect(history.history["loss"]![0] != history.history["loss"]![1])
      }
    }

    @Test func aDataSetThatEndsTooEarlyGivesAWarning() {
      inFreshContext { sink in
        let history = model().fit(data(4), epochs: 2, verbose: 0, stepsPerEpoch: 5)
        #expect(history.epoch == [0, 1])
        #expect(sink.standardError.contains("3 of 5 steps"))
      }
    }

    @Test func unbatchedElementsAndEmptyDataAreRefused() {
      inFreshContext { _ in
        let flat = tf.reshape(x, [10])
        model().fit(Dataset<(Tensor, Tensor)>.fromTensorSlices((flat, flat)))
        #expect(ExecutionContext.current.failure?.message.contains("batch(32)") == true)
      }
      inFreshContext { _ in
        model().fit(data(4).take(0))
        #expect(ExecutionContext.current.failure?.message.contains("no elements") == true)
      }
    }

    @Test func aFailureInAMapFunctionEndsTheTraining() {
      inFreshContext { sink in
        var calls = 0
        let wrong = data(4).map { x, y in
          calls += 1
          return (calls == 2 ? tf.matmul(x, x) : x, y)
        }
        let history = model().fit(wrong, epochs: 3)
        #expect(ExecutionContext.current.failure?.operation == "matmul")
        #expect(history.epoch.isEmpty)
      }
    }
  }
}
