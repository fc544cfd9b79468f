import Display
import Tensors

/// matplotlib's `pyplot`: functions that draw on the current axes, which are made when there are none.
///
///     plt.plot(x, y, ".", label: "Data")
///     plt.plot(x, f(x), label: "Ground truth")
///     plt.legend()
///
/// A chart that is open at the end of a cell is shown there, and the next cell begins a new one.
public enum plt {
  /// Settings of new figures.
  public static let rcParams = RcParams()

  /// Begins a new figure; `figsize` is its width and height in inches.
  @discardableResult
  public static func figure(figsize: (Double, Double)? = nil, dpi: Double? = nil, facecolor: String = "white") -> Figure {
    let figure = Figure(figsize: checkedSize(figsize ?? rcParams.figsize), dpi: checkedDPI(dpi))
    if Color(facecolor) != nil { figure.facecolor = facecolor }
    OpenFigures.open(figure)
    return figure
  }

  /// A new figure with one coordinate system.
  public static func subplots(figsize: (Double, Double)? = nil, dpi: Double? = nil) -> (Figure, Axes) {
    let figure = figure(figsize: figsize, dpi: dpi)
    let axes = figure.addSubplot()
    OpenFigures.axes = axes
    return (figure, axes)
  }

  /// A new figure with a grid of coordinate systems.
  ///
  ///     let (fig, axes) = plt.subplots(2, 2, figsize: (14, 10))
  ///     axes[0, 0].plot(losses)
  public static func subplots(_ nrows: Int, _ ncols: Int = 1, figsize: (Double, Double)? = nil, dpi: Double? = nil)
    -> (Figure, AxesGrid)
  {
    let figure = figure(figsize: figsize, dpi: dpi)
    guard nrows > 0, ncols > 0, nrows <= 200, ncols <= 200 else {
      _ = failed("subplots", "a grid has 1 to 200 rows and columns, found \(nrows) x \(ncols)")
      return (figure, AxesGrid(cells: [], rows: 0, columns: 0))
    }
    let cells = (0..<nrows * ncols).map { figure.addSubplot(nrows, ncols, $0 + 1) }
    OpenFigures.axes = cells[cells.count - 1]
    return (figure, AxesGrid(cells: cells, rows: nrows, columns: ncols))
  }

  private static func checkedDPI(_ wanted: Double?) -> Double {
    guard let wanted else { return rcParams.dpi }
    if wanted >= 1, wanted <= 2400 { return wanted }
    _ = failed("figure", "dpi is a number from 1 to 2400, found \(wanted)")
    return rcParams.dpi
  }

  static func checkedSize(_ wanted: (Double, Double)) -> (Double, Double) {
    guard wanted.0 > 0, wanted.1 > 0, wanted.0 <= 200, wanted.1 <= 200 else {
      _ = failed("figure", "figsize is a width and a height of up to 200 inches, found \(wanted)")
      return (6.4, 4.8)
    }
    return wanted
  }

  /// Makes cell `index`, counted from 1, of a grid the current axes.
  @discardableResult
  public static func subplot(_ nrows: Int, _ ncols: Int, _ index: Int) -> Axes {
    let axes = OpenFigures.current.addSubplot(nrows, ncols, index)
    OpenFigures.axes = axes
    return axes
  }

  /// The current figure.
  public static func gcf() -> Figure { OpenFigures.current }
  /// The current axes.
  public static func gca() -> Axes { OpenFigures.axes }

  /// Shows every open figure here instead of at the end of the cell.
  public static func show() {
    let waiting = OpenFigures.takeAll()
    for figure in waiting where !ExecutionContext.current.mustStop { figure.show() }
  }

  /// Forgets the current figure.
  public static func close() { OpenFigures.close(OpenFigures.current) }
  /// Forgets a figure.
  public static func close(_ figure: Figure) { OpenFigures.close(figure) }
  /// Removes what is drawn on the current axes.
  public static func cla() { OpenFigures.axes.clear() }
  /// Removes what is drawn on the current figure.
  public static func clf() { OpenFigures.current.clear() }

  /// Does nothing: every chart is laid out so that nothing overlaps.
  public static func tightLayout() {}

  /// Writes the current figure into a file; the ending says how: `.png`, `.svg` or `.pdf`.
  ///
  /// - Throws: `ChartError` when the ending is another one, gnuplot is missing or the file cannot be written.
  public static func savefig(_ path: String, dpi: Double? = nil, transparent: Bool = false) throws {
    try OpenFigures.current.savefig(path, dpi: dpi, transparent: transparent)
  }

  /// Words above the whole figure.
  public static func suptitle(_ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil) {
    OpenFigures.current.suptitle(label, fontsize: fontsize, fontweight: fontweight)
  }
}
