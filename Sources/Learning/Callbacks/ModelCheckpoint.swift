import Display
import Tensors
import TextFormats

/// When a callback saves: at the end of every epoch, or every so many batches.
///
///     ModelCheckpoint("model.keras", saveFreq: .epoch)
///     ModelCheckpoint("model.keras", saveFreq: 100)
public struct SaveFrequency: ExpressibleByIntegerLiteral {
  /// Nil for the end of an epoch.
  package let batches: Int?

  private init(epochEnd: Void) { batches = nil }
  /// Every so many batches.
  public init(_ batches: Int) { self.batches = batches }
  /// Every so many batches.
  public init(integerLiteral value: Int) { batches = value }
  /// At the end of every epoch.
  public static let epoch = SaveFrequency(epochEnd: ())
}

/// Which batches are due, counted over epochs.
struct BatchCount {
  private var since = 0
  private var last: Int?

  /// Whether it is time, every `frequency` batches.
  mutating func isDue(_ batch: Int, every frequency: Int) -> Bool {
    if let last, batch > last { since += batch - last } else { since += batch + 1 }
    last = batch
    guard since >= frequency else { return false }
    since = 0
    return true
  }
}

/// Saves the model, or its weights, during training.
///
///     let checkpoint = ModelCheckpoint("best.keras", monitor: "val_loss", saveBestOnly: true, verbose: 1)
///     model.fit(x, y, epochs: 10, validationSplit: 0.2, callbacks: [checkpoint])
///     // Epoch 1: val_loss improved from None to 0.72228, saving model to best.keras
///
/// The path may hold the number of the epoch, counted from 1, and values of the logs, in Python's formats:
/// `"weights-{epoch:02d}-{val_loss:.2f}.weights.h5"`. It ends in `.keras`, or with `saveWeightsOnly` in `.weights.h5`;
/// another ending ends the cell, and so does a file that cannot be written.
///
/// Source: https://keras.io/api/callbacks/model_checkpoint/
public final class ModelCheckpoint: Callback {
  private let filepath: String
  private let monitor: Monitor
  private let verbose: Int
  private let saveBestOnly: Bool
  private let saveWeightsOnly: Bool
  private let saveFreq: SaveFrequency
  /// The best value so far; nil before the first epoch.
  public private(set) var best: Double?
  private var count = BatchCount()
  private var epoch = 0

  /// - Parameters:
  ///   - monitor: the value that decides which model is the best.
  ///   - verbose: 1 prints what is saved and why.
  ///   - saveBestOnly: whether only a model better than all before is saved.
  ///   - saveWeightsOnly: whether the weights alone are saved.
  ///   - mode: whether a smaller or a larger value is better.
  ///   - saveFreq: `.epoch`, or every so many batches.
  ///   - initialValueThreshold: what the first value must be better than.
  public init(
    _ filepath: String, monitor: String = "val_loss", verbose: Int = 0, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false, mode: MonitorMode = .auto, saveFreq: SaveFrequency = .epoch,
    initialValueThreshold: Double? = nil
  ) {
    self.filepath = filepath
    self.monitor = Monitor(monitor, mode, minDelta: 0)
    self.verbose = verbose
    self.saveBestOnly = saveBestOnly
    self.saveWeightsOnly = saveWeightsOnly
    self.saveFreq = saveFreq
    best = initialValueThreshold
    super.init()
    if saveWeightsOnly && !filepath.hasSuffix(".weights.h5") {
      fail("with saveWeightsOnly the filepath must end in .weights.h5, found \(filepath)")
    } else if !saveWeightsOnly && !filepath.hasSuffix(".keras") {
      fail("the filepath must end in .keras, found \(filepath)")
    }
    if let batches = saveFreq.batches, batches < 1 { fail("saveFreq is .epoch or a number of batches, found \(batches)") }
  }

  /// The same with a label and in the order tutorials write.
  public convenience init(
    filepath: String, monitor: String = "val_loss", verbose: Int = 0, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false, mode: MonitorMode = .auto, saveFreq: SaveFrequency = .epoch,
    initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly, saveWeightsOnly: saveWeightsOnly,
      mode: mode, saveFreq: saveFreq, initialValueThreshold: initialValueThreshold)
  }

  override package var wantsBatches: Bool { saveFreq.batches != nil }

  override public func onEpochBegin(_ epoch: Int, logs: Logs) { self.epoch = epoch }

  override public func onTrainBatchEnd(_ batch: Int, logs: Logs) {
    guard let frequency = saveFreq.batches, count.isDue(batch, every: frequency) else { return }
    save(epoch, batch, logs)
  }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    if saveFreq.batches == nil { save(epoch, nil, logs) }
  }

  private func save(_ epoch: Int, _ batch: Int?, _ logs: Logs) {
    do {
      let path = try self.path(epoch, batch, logs)
      guard isWanted(epoch, logs, path) else { return }
      if let folder = WholeFile.folder(of: path) { try WholeFile.makeFolder(folder) }
      if saveWeightsOnly { try model.saveWeights(path) } else { try model.save(path) }
      say("\nEpoch \(epoch + 1): finished saving model to \(path)")
    } catch {
      fail("\(error)")
    }
  }

  private func isWanted(_ epoch: Int, _ logs: Logs, _ path: String) -> Bool {
    guard saveBestOnly else {
      say("\nEpoch \(epoch + 1): saving model to \(path)")
      return true
    }
    guard let current = logs[monitor.name] else {
      ExecutionContext.current.sink.write(
        "warning: Can save best model only with \(monitor.name) available; there are: \(logs.keys.joined(separator: ", "))\n",
        to: .standardError)
      return true
    }
    let before = best.map(fiveDigits) ?? "None"
    guard monitor.improves(current, on: best) else {
      say("\nEpoch \(epoch + 1): \(monitor.name) did not improve from \(before)")
      return false
    }
    say("\nEpoch \(epoch + 1): \(monitor.name) improved from \(before) to \(fiveDigits(current)), saving model to \(path)")
    best = current
    return true
  }

  private func fiveDigits(_ value: Double) -> String { (try? value.text(in: FormatSpecification(".5f"))) ?? "\(value)" }

  private func say(_ text: String) {
    if verbose > 0 { ExecutionContext.current.sink.write(text + "\n", to: .standardOutput) }
  }

  /// The path with its placeholders filled in.
  private func path(_ epoch: Int, _ batch: Int?, _ logs: Logs) throws -> String {
    var result = ""
    var rest = filepath[...]
    while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
      result += rest[..<opening]
      let field = rest[rest.index(after: opening)..<closing].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, format) = (String(field[0]), field.count > 1 ? String(field[1]) : "")
      do {
        let specification = try FormatSpecification(format)
        switch name {
        case "epoch": result += try (epoch + 1).text(in: specification)
        case "batch" where batch != nil: result += try (batch! + 1).text(in: specification)
        default:
          guard let value = logs[name] else {
            throw FileError(filepath, "has the placeholder {\(name)}; there are: epoch, \(logs.keys.joined(separator: ", "))")
          }
          result += try value.text(in: specification)
        }
      } catch let error as FormatError {
        throw FileError(filepath, "placeholder {\(name)}: \(error.message)")
      }
      rest = rest[rest.index(after: closing)...]
    }
    return result + rest
  }

  private func fail(_ problem: String) {
    ExecutionContext.current.fail(OperationFailure(operation: "ModelCheckpoint", problem))
  }
}
