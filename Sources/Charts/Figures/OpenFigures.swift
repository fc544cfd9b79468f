import Display

/// The figures drawn since the last one was shown: matplotlib's implicit state.
package enum OpenFigures {
  nonisolated(unsafe) private static var figures: [Figure] = []
  nonisolated(unsafe) private static var currentAxes: Axes?

  static func open(_ figure: Figure) {
    if figures.isEmpty { CellEnd.run(showAll) }
    figures.append(figure)
    currentAxes = figure.axes.last
  }

  static func close(_ figure: Figure) {
    figures.removeAll { $0 === figure }
    currentAxes = figures.last?.axes.last
  }

  /// The open figures, oldest first, which are open no more.
  static func takeAll() -> [Figure] {
    defer { (figures, currentAxes) = ([], nil) }
    return figures.filter { !$0.isEmpty }
  }

  /// The figure drawn on last, made when there is none.
  static var current: Figure {
    if let last = figures.last { return last }
    let figure = Figure(figsize: plt.rcParams.figsize, dpi: plt.rcParams.dpi)
    open(figure)
    return figure
  }

  /// The axes drawn on last, made when there are none.
  static var axes: Axes {
    get {
      let figure = current
      if let currentAxes, figure.axes.contains(where: { $0 === currentAxes }) { return currentAxes }
      let axes = figure.axes.last ?? figure.addSubplot()
      currentAxes = axes
      return axes
    }
    set { currentAxes = newValue }
  }

  /// Shows what was drawn and not shown yet, oldest first: called at the end of a cell.
  ///
  /// A chart that cannot be drawn says why on the error stream; the cell itself has ended well.
  package static func showAll() {
    for figure in takeAll() {
      do {
        try figure.draw()
      } catch {
        ExecutionContext.current.sink.write("error: \(error)\n", to: .standardError)
        return
      }
    }
  }
}
