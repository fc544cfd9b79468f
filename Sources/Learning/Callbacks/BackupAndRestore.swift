import Display
import Glibc
import Tensors

/// Keeps the state of training in a folder, so that training which was interrupted goes on where it was.
///
///     model.fit(x, y, epochs: 100, callbacks: [BackupAndRestore("backup")])
///
/// The next `fit` with the same folder gets the weights, the optimizer's state and the number of the epoch, and runs
/// the epochs that are left. When training has come to its end the files are deleted, unless `deleteCheckpoint` is
/// false. The folder is for this alone. Files that cannot be read or written end the cell; with `doubleCheckpoint` the
/// state before the last is kept too, and used where the last is damaged.
///
/// Source: https://keras.io/api/callbacks/backup_and_restore/
public final class BackupAndRestore: Callback {
  private let folder: String
  private let saveFreq: SaveFrequency
  private let doubleCheckpoint: Bool
  private let deleteCheckpoint: Bool
  private var count = BatchCount()
  private var epoch = 0
  private var lastBatch = 0

  /// Keeps the state in the folder `backupDir`.
  public init(
    _ backupDir: String, saveFreq: SaveFrequency = .epoch, doubleCheckpoint: Bool = false, deleteCheckpoint: Bool = true
  ) {
    folder = backupDir
    self.saveFreq = saveFreq
    self.doubleCheckpoint = doubleCheckpoint
    self.deleteCheckpoint = deleteCheckpoint
    super.init()
    if backupDir.isEmpty { fail("the name of the folder is empty") }
    if let batches = saveFreq.batches, batches < 1 { fail("saveFreq is .epoch or a number of batches, found \(batches)") }
  }

  /// The same with a label.
  public convenience init(
    backupDir: String, saveFreq: SaveFrequency = .epoch, doubleCheckpoint: Bool = false, deleteCheckpoint: Bool = true
  ) {
    self.init(backupDir, saveFreq: saveFreq, doubleCheckpoint: doubleCheckpoint, deleteCheckpoint: deleteCheckpoint)
  }

  private var weights: String { folder + "/latest.weights.h5" }
  private var metadata: String { folder + "/training_metadata.json" }
  private static let previous = ".bkp"

  override package var wantsBatches: Bool { saveFreq.batches != nil }

  override public func onTrainBegin(logs: Logs) {
    do {
      do {
        try restore()
      } catch where WholeFile.exists(weights + Self.previous) {
        for path in [weights, metadata] { try WholeFile.write(path, WholeFile.read(path + Self.previous)) }
        try restore()
      }
    } catch {
      fail("\(error)")
    }
  }

  private func restore() throws {
    // What belongs together is read before anything changes.
    var first: Int?
    if WholeFile.exists(metadata) {
      do {
        first = try ConfigValue(json: WholeFile.read(metadata)).dictionary?["epoch"]?.integer
      } catch let problem as ConfigError {
        throw FileError(metadata, problem.description)
      }
      guard let first, first >= 0 else { throw FileError(metadata, "epoch is expected to be a number") }
    }
    guard WholeFile.exists(weights) else { return }
    try model.loadWeights(weights)
    epoch = first ?? 0
    model.restoredEpoch = first
  }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    self.epoch = epoch + 1
    lastBatch = 0
    if saveFreq.batches == nil { save() }
  }

  override public func onTrainBatchEnd(_ batch: Int, logs: Logs) {
    lastBatch = batch
    if let frequency = saveFreq.batches, count.isDue(batch, every: frequency) { save() }
  }

  private func save() {
    do {
      try WholeFile.makeFolder(folder)
      if doubleCheckpoint {
        for path in [weights, metadata] where WholeFile.exists(path) {
          try WholeFile.write(path + Self.previous, WholeFile.read(path))
        }
      }
      try model.saveWeights(weights)
      let state: ConfigDictionary = ["epoch": .integer(epoch), "batch": .integer(lastBatch)]
      try WholeFile.write(metadata, Array(ConfigValue.dictionary(state).json.utf8))
    } catch {
      fail("\(error)")
    }
  }

  override public func onTrainEnd(logs: Logs) {
    guard deleteCheckpoint else { return }
    for path in [weights, metadata] {
      unlink(path)
      unlink(path + Self.previous)
    }
    // A folder that holds something else stays.
    rmdir(folder)
  }

  private func fail(_ problem: String) {
    ExecutionContext.current.fail(OperationFailure(operation: "BackupAndRestore", problem))
  }
}
