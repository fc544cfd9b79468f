import Display
import Foundation
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct CheckpointCallbackTests {
    private let x = FileGoldens.numbers(8, 4)
    private let y = FileGoldens.numbers(8, 1)

    private func model() -> Sequential {
      keras.utils.setRandomSeed(5)
      let model = Sequential([Input(shape: [4]), Dense(1)])
      model.compile(optimizer: Adam(learningRate: 0.05), loss: .mse)
      return model
    }

    @Test func theBestModelIsSavedWithKerassMessages() throws {
      try inFreshContext { sink in
        try inTemporaryFolder { folder in
          let path = folder + "/best/model.keras"
          let model = model()
          let checkpoint = ModelCheckpoint(path, monitor: "loss", verbose: 1, saveBestOnly: true)
          checkpoint.model = model
          for (epoch, loss) in [0.5, 0.25, 0.75].enumerated() { checkpoint.onEpochEnd(epoch, logs: Logs(["loss": loss])) }
          #expect(
            sink.standardOutput == """

              Epoch 1: loss improved from None to 0.50000, saving model to \(path)

              Epoch 1: finished saving model to \(path)

              Epoch 2: loss improved from 0.50000 to 0.25000, saving model to \(path)

              Epoch 2: finished saving model to \(path)

              Epoch 3: loss did not improve from 0.25000

              """)
          let read = try keras.models.loadModel(path)
          #expect(np.allclose(read.predict(x, verbose: 0), model.predict(x, verbose: 0)))
        }
      }
    }

    @Test func namesHoldTheEpochAndValues() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let checkpoint = ModelCheckpoint(folder + "/w-{epoch:02d}-{loss:.2f}.weights.h5", saveWeightsOnly: true)
          let history = model().fit(x, y, epochs: 2, callbacks: [checkpoint], verbose: 0).history
          let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          #expect(names == history["loss"]!.enumerated().map { String(format: "w-%02d-%.2f.weights.h5", $0 + 1, $1) })
        }
      }
    }

    @Test func savingFollowsBatches() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let checkpoint = ModelCheckpoint(folder + "/{epoch}-{batch}.weights.h5", saveWeightsOnly: true, saveFreq: 3)
          model().fit(x, y, epochs: 2, batchSize: 2, callbacks: [checkpoint], verbose: 0)
          let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          #expect(names == ["1-3.weights.h5", "2-2.weights.h5"])
        }
      }
    }

    @Test(arguments: [("model.h5", false), ("model.keras", true), ("model", false)])
    func endingsThatDoNotFitEndTheCell(_ name: String, _ weightsOnly: Bool) {
      inFreshContext { _ in
        _ = ModelCheckpoint(name, saveWeightsOnly: weightsOnly)
        #expect(ExecutionContext.current.failure?.description.contains("must end in") == true)
      }
    }

    @Test func aPlaceholderThatIsNotInTheLogsEndsTheCell() throws {
      inFreshContext { _ in
        inTemporaryFolder { folder in
          model().fit(x, y, callbacks: [ModelCheckpoint(folder + "/{mape}.keras")], verbose: 0)
          #expect(ExecutionContext.current.failure?.description.contains("placeholder {mape}; there are: epoch, loss") == true)
        }
      }
    }

    @Test func interruptedTrainingGoesOnAndEndsWithTheSameNumbers() throws {
      inFreshContext { _ in
        inTemporaryFolder { folder in
          let whole = model()
          let losses = whole.fit(x, y, epochs: 5, batchSize: 4, verbose: 0, shuffle: false).history["loss"]!
          let backup = folder + "/backup"
          let first = model()
          let stop = LambdaCallback(onEpochBegin: { epoch, _ in if epoch == 3 { ExecutionContext.current.interrupt() } })
          first.fit(x, y, epochs: 5, batchSize: 4, callbacks: [BackupAndRestore(backup), stop], verbose: 0, shuffle: false)
          #expect(FileManager.default.fileExists(atPath: backup + "/latest.weights.h5"))
          ExecutionContext.current.reset()
          let second = model()
          let history = second.fit(
            x, y, epochs: 5, batchSize: 4, callbacks: [BackupAndRestore(backup)], verbose: 0, shuffle: false)
          #expect(history.epoch == [3, 4])
          #expect(FileGoldens.agree(history.history["loss"]!, Array(losses[3...])))
          #expect(FileGoldens.agree(second.getWeights(), whole.getWeights().map { $0.tolist() }))
          #expect(!FileManager.default.fileExists(atPath: backup))
        }
      }
    }

    @Test func aDamagedBackupIsReplacedByTheOneBefore() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let callback = { BackupAndRestore(folder + "/b", doubleCheckpoint: true, deleteCheckpoint: false) }
          model().fit(x, y, epochs: 2, callbacks: [callback()], verbose: 0)
          try WholeFile.write(folder + "/b/latest.weights.h5", [1, 2, 3])
          #expect(model().fit(x, y, epochs: 3, callbacks: [callback()], verbose: 0).epoch == [1, 2])
          try WholeFile.write(folder + "/b/latest.weights.h5", [1, 2, 3])
          try WholeFile.write(folder + "/b/latest.weights.h5.bkp", [1, 2, 3])
          model().fit(x, y, epochs: 3, callbacks: [callback()], verbose: 0)
          #expect(ExecutionContext.current.failure?.description.contains("is not an HDF5 file") == true)
        }
      }
    }
  }
}
