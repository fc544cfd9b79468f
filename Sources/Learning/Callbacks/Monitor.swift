import Display

/// Whether a smaller or a larger value of what is monitored is better.
public enum MonitorMode {
  /// Larger for accuracies and the like, smaller for everything else.
  case auto
  case min
  case max
}

/// The value that a callback judges epochs by.
package struct Monitor {
  package let name: String
  private let minDelta: Double
  private let largerIsBetter: Bool

  /// Changes that are not larger than `minDelta` are no improvement.
  package init(_ name: String, _ mode: MonitorMode, minDelta: Double) {
    self.name = name
    self.minDelta = abs(minDelta)
    largerIsBetter = mode == .max || (mode == .auto && Self.growsWhenBetter(name))
  }

  private static func growsWhenBetter(_ name: String) -> Bool {
    ["acc", "auc", "precision", "recall", "iou", "f1", "fbeta", "r2"].contains { name.contains($0) }
  }

  package func improves(_ value: Double, on reference: Double?) -> Bool {
    guard let reference else { return true }
    return largerIsBetter ? value - minDelta > reference : value + minDelta < reference
  }

  /// Says that the logs do not hold what is monitored.
  package func warn(_ callback: String, _ logs: Logs) {
    ExecutionContext.current.sink.write(
      "warning: \(callback) monitors '\(name)', which is not available; there are: \(logs.keys.joined(separator: ", "))\n",
      to: .standardError)
  }
}
