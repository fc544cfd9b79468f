import Display
import Learning
import Tensors

/// As a cell's value a history shows its curves: a panel for the loss and one for each metric, each with the values of
/// the validation data beside those of the training.
///
///     let history = model.fit(x, y, epochs: 20, validationSplit: 0.2)
///     history
extension History: RichlyDisplayable {
  public var mimeBundle: MIMEBundle {
    let names = curveNames
    guard !names.isEmpty, let drawn = try? RenderedFigure(curves(names)).bundle() else {
      return MIMEBundle(plainText: "\(history)")
    }
    return drawn
  }

  /// The loss first, then what was measured, without the values of the validation data.
  private var curveNames: [String] {
    let own = history.keys.filter { !$0.hasPrefix("val_") }
    return own.filter { $0 == "loss" } + own.filter { $0 != "loss" }
  }

  package func curves(_ names: [String]) -> Figure {
    let columns = min(names.count, 3)
    let rows = (names.count + columns - 1) / columns
    let figure = Figure(figsize: (columns == 1 ? 6 : 4.5 * Double(columns), 3.2 * Double(rows)), dpi: plt.rcParams.dpi)
    for (index, name) in names.enumerated() {
      let axes = figure.addSubplot(rows, columns, index + 1)
      let epochs = epoch.map { Double($0 + 1) }
      let marker = epochs.count <= 30 ? "o-" : "-"
      if let values = history[name], values.count == epochs.count { axes.plot(epochs, values, marker, label: "training") }
      if let values = history["val_" + name] {
        // Validation may have been asked for every few epochs only.
        let every = max(1, epochs.count / max(values.count, 1))
        let places = values.indices.map { epochs[min(($0 + 1) * every - 1, epochs.count - 1)] }
        axes.plot(places, values, marker, label: "validation")
        axes.legend()
      }
      axes.setTitle(name)
      axes.setXlabel("epoch")
      axes.grid(alpha: 0.3)
    }
    return figure
  }
}
