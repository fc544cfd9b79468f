import Display
import Tensors

extension Model {
  /// Prints the layers, the shapes of their outputs and how many numbers they hold.
  ///
  /// With `printFn`, that function gets the whole text instead; a logger's method fits.
  ///
  ///     model.summary()
  ///     model.summary(printFn: { text in log.info(text) })
  ///
  /// - Parameters:
  ///   - lineLength: columns to use; by default as Keras chooses, from the width of the terminal.
  ///   - showTrainable: adds a column that tells frozen layers from others.
  public func summary(
    lineLength: Int? = nil, printFn: ((String) -> Void)? = nil, showTrainable: Bool = false
  ) {
    let sink = ExecutionContext.current.sink
    let text = summaryText(
      lineLength: lineLength, terminalColumns: sink.terminalWidth ?? 80,
      showTrainable: showTrainable)
    if let printFn {
      printFn(text)
    } else {
      sink.write(text, to: .standardOutput)
    }
  }

  package func summaryText(lineLength: Int?, terminalColumns: Int, showTrainable: Bool = false)
    -> String
  {
    var header = ["Layer (type)", "Output Shape", "Param #"]
    var alignments: [SummaryTable.Alignment] = [.left, .left, .right]
    var positions = [0.45, 0.80, 1.0]
    if showTrainable {
      header.append("Trainable")
      alignments.append(.center)
      positions = positions.map { $0 * 0.90 } + [1.0]
    }
    let usual = min(showTrainable ? 100 : 88, terminalColumns - 4)
    var table = SummaryTable(
      header: header, alignments: alignments, positions: positions,
      lineLength: max(lineLength ?? usual, 20))
    for layer in layers { table.addRow(row(layer, showTrainable)) }
    return (["Model: \"\(name)\""] + table.lines + totals).joined(separator: "\n") + "\n"
  }

  private func row(_ layer: Layer, _ showTrainable: Bool) -> [String] {
    let count = layer.built ? layer.countParams().groupedByThousands : "0 (unbuilt)"
    let shape = layer.outputShape.map(\.description) ?? "?"
    var cells = ["\(layer.name) (\(layer.className))", shape, count]
    if showTrainable { cells.append(layer.weights.isEmpty ? "-" : layer.trainable ? "Y" : "N") }
    return cells
  }

  private var totals: [String] {
    let optimizerWeights = (optimizer?.isBuilt ?? false) ? optimizer.variables : []
    var lines = [
      line("Total", trainableWeights + nonTrainableWeights + optimizerWeights),
      line("Trainable", trainableWeights), line("Non-trainable", nonTrainableWeights),
    ]
    if !optimizerWeights.isEmpty { lines.append(line("Optimizer", optimizerWeights)) }
    return lines
  }

  private func line(_ title: String, _ weights: [Variable]) -> String {
    let count = weights.reduce(0) { $0 + $1.elementCount }
    let bytes = weights.reduce(0) { $0 + $1.byteCount }
    return " \(title) params: \(count.groupedByThousands) (\(bytes.readableMemorySize))"
  }
}
