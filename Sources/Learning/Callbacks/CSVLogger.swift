import Display
import Glibc

/// Writes the values of every epoch as a line of a CSV file.
///
///     model.fit(x, y, epochs: 3, callbacks: [CSVLogger("training.csv")])
///     // epoch,loss,mae,val_loss,val_mae
///     // 0,1.25,0.9,NA,NA
///
/// The columns are those of the first epoch; `NA` stands where there is no value. With `append` lines are added to a
/// file that is there already. A file that cannot be written ends the cell.
///
/// Source: https://keras.io/api/callbacks/csv_logger/
public final class CSVLogger: Callback {
  private let filename: String
  private let separator: String
  private let append: Bool
  private var file: UnsafeMutablePointer<FILE>?
  private var keys: [String]?
  private var writesHeader = true

  /// Writes to this path.
  public init(_ filename: String, separator: String = ",", append: Bool = false) {
    self.filename = filename
    self.separator = separator
    self.append = append
    super.init()
  }

  deinit { close() }

  override package var wantsBatches: Bool { false }

  override public func onTrainBegin(logs: Logs) {
    close()
    keys = nil
    if append { writesHeader = !hasContents }
    file = fopen(filename, append ? "a" : "w")
    if file == nil { fail(String(cString: strerror(errno))) }
  }

  private var hasContents: Bool {
    var status = stat()
    return stat(filename, &status) == 0 && status.st_size > 0
  }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    if keys == nil {
      var names = logs.keys.sorted()
      if !names.contains(where: { $0.hasPrefix("val_") }) { names += names.map { "val_\($0)" } }
      keys = names
      if writesHeader { write(["epoch"] + names) }
    }
    write(["\(epoch)"] + keys!.map { name in logs[name].map { "\($0)" } ?? "NA" })
  }

  override public func onTrainEnd(logs: Logs) { close() }

  private func write(_ fields: [String]) {
    guard let file else { return }
    // The line ends of Python's csv module.
    let line = fields.map(quoted).joined(separator: separator) + "\r\n"
    if fputs(line, file) < 0 || fflush(file) != 0 { fail(String(cString: strerror(errno))) }
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.contains(separator) || field.contains("\"") || field.contains("\n")
    return needsQuotes ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
  }

  private func close() {
    if let file { fclose(file) }
    file = nil
  }

  private func fail(_ reason: String) {
    close()
    guard !ExecutionContext.current.mustStop else { return }
    ExecutionContext.current.fail(
      OperationFailure(operation: "CSVLogger", "cannot write '\(filename)': \(reason)"))
  }
}
