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
  ///   - expandNested: shows the layers of models inside this one too.
  ///   - showTrainable: adds a column that tells frozen layers from others.
  ///   - layerRange: the names of the first and the last layer to show.
  public func summary(
    lineLength: Int? = nil, printFn: ((String) -> Void)? = nil, expandNested: Bool = false,
    showTrainable: Bool = false, layerRange: (String, String)? = nil
  ) {
    let sink = ExecutionContext.current.sink
    let text = summaryText(
      lineLength: lineLength, terminalColumns: sink.terminalWidth ?? 80, expandNested: expandNested,
      showTrainable: showTrainable, layerRange: layerRange)
    if ExecutionContext.current.mustStop { return }
    if let printFn {
      printFn(text)
    } else {
      sink.write(text, to: .standardOutput)
    }
  }

  package func summaryText(
    lineLength: Int?, terminalColumns: Int, expandNested: Bool = false, showTrainable: Bool = false,
    layerRange: (String, String)? = nil
  ) -> String {
    let connections = self is Sequential || graph?.isSequential ?? true ? nil : graph
    var header = ["Layer (type)", "Output Shape", "Param #"]
    var alignments: [SummaryTable.Alignment] = [.left, .left, .right]
    var positions = [0.45, 0.80, 1.0]
    if connections != nil {
      header.append("Connected to")
      alignments.append(.left)
      positions = [0.3, 0.56, 0.74, 1.0]
    }
    if showTrainable {
      header.append("Trainable")
      alignments.append(.center)
      positions = positions.map { $0 * 0.90 } + [1.0]
    }
    let usual = min((connections == nil ? 88 : 108) + (showTrainable ? 12 : 0), terminalColumns - 4)
    var table = SummaryTable(
      header: header, alignments: alignments, positions: positions,
      lineLength: max(lineLength ?? usual, 20))
    guard let shown = shownLayers(layerRange) else { return "" }
    for layer in shown {
      for row in rows(layer, connections, showTrainable, expandNested, depth: 0) { table.addRow(row) }
    }
    return (["Model: \"\(name)\""] + table.lines + totals).joined(separator: "\n") + "\n"
  }

  private func shownLayers(_ range: (String, String)?) -> [Layer]? {
    guard let range else { return layers }
    guard let first = layers.firstIndex(where: { $0.name == range.0 }),
      let last = layers.lastIndex(where: { $0.name == range.1 })
    else {
      fail("summary: layerRange (\"\(range.0)\", \"\(range.1)\") names a layer that the model does not have")
      return nil
    }
    return Array(layers[min(first, last)...max(first, last)])
  }

  private func rows(
    _ layer: Layer, _ connections: LayerGraph?, _ showTrainable: Bool, _ expandNested: Bool, depth: Int
  ) -> [[String]] {
    let prefix = depth == 0 ? "" : String(repeating: "   ", count: depth) + "└ "
    let count = layer.built ? layer.countParams().groupedByThousands : "0 (unbuilt)"
    var cells = ["\(prefix)\(layer.name) (\(layer.className))", layer.shapeText, count]
    if let connections { cells.append(connections.sources(of: layer)) }
    if showTrainable { cells.append(layer.weights.isEmpty ? "-" : layer.trainable ? "Y" : "N") }
    guard expandNested, let model = layer as? Model else { return [cells] }
    return [cells]
      + model.layers.flatMap { rows($0, connections, showTrainable, expandNested, depth: depth + 1) }
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

extension Layer {
  /// The shapes of the outputs; `?` for a layer that has not been built.
  fileprivate var shapeText: String {
    let shapes: [TensorShape]
    if let outputShapes {
      shapes = outputShapes
    } else if let builtShapes {
      let inputs = builtShapes.map { TensorSpec(inputDType ?? dtype, $0.dims) }
      shapes = inferredOutputs(inputs, CallArguments(isList: inputs.count > 1))?.map(\.shape) ?? []
    } else {
      return "?"
    }
    return shapes.count == 1 ? shapes[0].description : "[" + shapes.map(\.description).joined(separator: ", ") + "]"
  }
}

extension LayerGraph {
  /// Which results of which layers a layer's calls in this model take: `dense[0][0], img[0][0]`.
  fileprivate func sources(of layer: Layer) -> String {
    let names = calls.filter { $0.layer === layer }.flatMap { call in
      call.inputs.compactMap { input -> String? in
        guard let symbol = input as? KerasTensor, let source = symbol.call else { return nil }
        return "\(source.layer.name)[\(source.number)][\(symbol.place)]"
      }
    }
    return names.isEmpty ? "-" : names.joined(separator: ", ")
  }
}
