import Display
import Learning
import Tensors

/// Which way a drawing of a model runs.
public enum DrawingDirection: Sendable {
  /// From top to bottom.
  case TB
  /// From left to right.
  case LR
}

extension keras.utils {
  /// Draws the layers of a model and what flows between them.
  ///
  ///     try keras.utils.plotModel(model, toFile: "model.png", showShapes: true)
  ///
  /// As the last line of a cell the drawing is shown.
  ///
  /// - Parameters:
  ///   - toFile: where it is written; the ending says how: `.png`, `.svg` or `.pdf`.
  ///   - showShapes: the shape of each layer's output.
  ///   - showDtype: the dtype of each layer's output.
  ///   - showLayerNames: the name of each layer beside its class.
  ///   - rankdir: which way the drawing runs.
  ///   - showTrainable: whether training changes the layer's weights.
  /// - Throws: `ChartError` when gnuplot is missing or the file cannot be written.
  ///
  /// A model whose layers are not connected yet ends the cell: one with a call of its own, or one that has not seen
  /// the shape of its input. Source: https://keras.io/api/utils/model_plotting_utils/
  public static func plotModel(
    _ model: Model, toFile: String? = "model.png", showShapes: Bool = false, showDtype: Bool = false,
    showLayerNames: Bool = false, rankdir: DrawingDirection = .TB, dpi: Double = 100, showTrainable: Bool = false
  ) throws -> Figure {
    guard let graph = model.graph else {
      _ = failed(
        "plotModel",
        "the layers of '\(model.name)' are not connected: give it an Input, or make it of inputs and outputs")
      return Figure(figsize: (1, 1), dpi: dpi)
    }
    let drawing = ModelDrawing(
      graph: graph, showShapes: showShapes, showDtype: showDtype, showLayerNames: showLayerNames,
      showTrainable: showTrainable, direction: rankdir)
    let figure = drawing.figure(dpi: dpi)
    if let toFile { try figure.savefig(toFile) }
    return figure
  }
}

/// Boxes for layers, in rows by how far they are from the inputs, and arrows between them.
package struct ModelDrawing {
  let graph: LayerGraph
  let showShapes: Bool
  let showDtype: Bool
  let showLayerNames: Bool
  let showTrainable: Bool
  let direction: DrawingDirection

  package init(
    graph: LayerGraph, showShapes: Bool, showDtype: Bool, showLayerNames: Bool, showTrainable: Bool,
    direction: DrawingDirection
  ) {
    self.graph = graph
    self.showShapes = showShapes
    self.showDtype = showDtype
    self.showLayerNames = showLayerNames
    self.showTrainable = showTrainable
    self.direction = direction
  }

  /// Where a call's box is: its row, counted from the inputs, and its place in the row.
  struct Place: Equatable {
    let row: Int
    let column: Int
  }

  /// The rows of boxes: each call one row below the lowest of those it takes from.
  package var rows: [[LayerCall]] {
    var depth: [ObjectIdentifier: Int] = [:]
    var rows: [[LayerCall]] = []
    for call in graph.calls {
      let row = (call.sources.compactMap { depth[ObjectIdentifier($0)] }.max() ?? -1) + 1
      depth[ObjectIdentifier(call)] = row
      while rows.count <= row { rows.append([]) }
      rows[row].append(call)
    }
    return rows
  }

  package func label(_ call: LayerCall) -> String {
    let layer = call.layer
    var lines = [showLayerNames ? "\(layer.name) (\(layer.className))" : layer.className]
    if showShapes { lines.append("output: " + call.outputSpecs.map { $0.dims.shapeText }.joined(separator: ", ")) }
    if showDtype { lines.append("dtype: " + call.outputSpecs.map(\.dtype.name).joined(separator: ", ")) }
    if showTrainable, !layer.weights.isEmpty { lines.append(layer.trainable ? "trainable" : "frozen") }
    return lines.joined(separator: "\n")
  }

  func figure(dpi: Double) -> Figure {
    let rows = rows
    let labels = rows.map { $0.map(label) }
    let letters = labels.joined().flatMap { $0.split(separator: "\n") }.map(\.count).max() ?? 1
    let lines = labels.joined().map { $0.split(separator: "\n").count }.max() ?? 1
    let widest = rows.map(\.count).max() ?? 1
    // Inches of a box with the room around it.
    let (width, height) = (Double(letters) * 0.09 + 0.6, Double(lines) * 0.2 + 0.5)
    let isDown = direction == .TB
    let size = isDown
      ? (Double(widest) * width, Double(rows.count) * height) : (Double(rows.count) * width, Double(widest) * height)
    let figure = Figure(figsize: (max(size.0, 1.5), max(size.1, 1)), dpi: dpi)
    let axes = figure.addSubplot()
    axes.axis(.off)
    axes.setXlim(0, size.0)
    axes.setYlim(0, size.1)

    func center(_ place: Place) -> (Double, Double) {
      let across = (Double(place.column) + 0.5) / Double(rows[place.row].count)
      let along = (Double(place.row) + 0.5) / Double(rows.count)
      return isDown ? (across * size.0, (1 - along) * size.1) : (along * size.0, (1 - across) * size.1)
    }
    var places: [ObjectIdentifier: Place] = [:]
    for (row, calls) in rows.enumerated() {
      for (column, call) in calls.enumerated() { places[ObjectIdentifier(call)] = Place(row: row, column: column) }
    }
    let (halfWidth, halfHeight) = (width / 2 - 0.2, height / 2 - 0.17)
    for call in graph.calls {
      guard let target = places[ObjectIdentifier(call)] else { continue }
      for source in call.sources.compactMap({ places[ObjectIdentifier($0)] }) {
        let (from, to) = (center(source), center(target))
        axes.annotate(
          "", xy: isDown ? (to.0, to.1 + halfHeight) : (to.0 - halfWidth, to.1),
          xytext: isDown ? (from.0, from.1 - halfHeight) : (from.0 + halfWidth, from.1))
      }
    }
    for (row, calls) in rows.enumerated() {
      for column in calls.indices {
        let (x, y) = center(Place(row: row, column: column))
        axes.text(
          x, y, labels[row][column], ha: .center, va: .center, fontsize: 9,
          bbox: TextBox(facecolor: "#eef3fb", edgecolor: "#5b7db1"))
      }
    }
    return figure
  }
}
