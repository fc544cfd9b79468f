import Display
import Tensors

/// A drawing: one or several axes on a page.
///
/// Made by `plt.figure` or `plt.subplots`; shown at the end of its cell, by `plt.show()`, or as a cell's value.
///
///     let (fig, axes) = plt.subplots(1, 2, figsize: (14, 5))
///     axes[0].plot(losses)
///     axes[1].bar(["train", "test"], [0.91, 0.88])
///     try fig.savefig("training.png")
public final class Figure {
  /// Width and height in inches.
  public private(set) var figsize: (Double, Double)
  /// Dots per inch of what is drawn.
  public let dpi: Double
  private(set) var allAxes: [Axes] = []
  private(set) var title = Caption()
  var facecolor = "white"

  init(figsize: (Double, Double), dpi: Double) {
    self.figsize = figsize
    self.dpi = dpi
  }

  /// The axes in the order they were added.
  public var axes: [Axes] { allAxes }

  /// Axes in cell `index`, counted from 1, of a grid; those that are there already are given back.
  @discardableResult
  public func addSubplot(_ nrows: Int = 1, _ ncols: Int = 1, _ index: Int = 1) -> Axes {
    guard nrows > 0, ncols > 0, nrows <= 200, ncols <= 200, index >= 1, index <= nrows * ncols else {
      _ = failed("subplot", "cell \(index) of a grid of \(nrows) x \(ncols); cells are counted from 1")
      return Axes(place: GridPlace(rows: 1, columns: 1, first: 0, last: 0))
    }
    return axes(at: GridPlace(rows: nrows, columns: ncols, first: index - 1, last: index - 1))
  }

  func axes(at place: GridPlace) -> Axes {
    if let known = allAxes.first(where: { $0.place == place }) { return known }
    let axes = Axes(place: place)
    if plt.rcParams.hasGrid { axes.grid() }
    allAxes.append(axes)
    return axes
  }

  /// Words above all axes.
  public func suptitle(_ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil) {
    title = Caption(text: label, style: TextStyle(size: fontsize ?? 12, weight: fontweight))
  }

  /// Changes the size, in inches.
  public func setSizeInches(_ width: Double, _ height: Double) { figsize = plt.checkedSize((width, height)) }

  /// Does nothing: every chart is laid out so that nothing overlaps.
  public func tightLayout() {}

  /// Removes all axes.
  public func clear() {
    allAxes = []
    title = Caption()
  }

  /// Writes the drawing into a file; the ending says how: `.png`, `.svg` or `.pdf`.
  ///
  /// - Throws: `ChartError` when the ending is another one, gnuplot is missing or the file cannot be written.
  public func savefig(_ path: String, dpi: Double? = nil, transparent: Bool = false) throws {
    try SavedFigure(figure: self, dpi: dpi, isTransparent: transparent).write(to: path)
  }

  /// Shows the drawing where it is called.
  public func show() {
    do {
      try draw()
    } catch {
      _ = failed("show", "\(error)")
    }
    OpenFigures.close(self)
  }

  /// Hands the drawing to whoever shows output.
  func draw() throws {
    ExecutionContext.current.sink.display(try RenderedFigure(self).bundle(), identifier: nil)
  }

  /// Whether there is anything to see.
  var isEmpty: Bool { allAxes.isEmpty && title.text.isEmpty }
}

extension Figure: RichlyDisplayable, CustomStringConvertible {
  /// As matplotlib writes it: `Figure(640x480)`.
  public var description: String { "Figure(\(pixels.width)x\(pixels.height))" }

  public var mimeBundle: MIMEBundle {
    OpenFigures.close(self)
    return (try? RenderedFigure(self).bundle()) ?? MIMEBundle(plainText: description)
  }

  /// Width and height in dots.
  var pixels: (width: Int, height: Int) {
    func dots(_ inches: Double) -> Int {
      let wanted = inches * dpi
      return wanted.isFinite ? Int(min(max(wanted, 16), 20_000)) : 640
    }
    return (dots(figsize.0), dots(figsize.1))
  }
}

/// The axes of a figure's grid.
///
///     let (fig, axes) = plt.subplots(2, 2)
///     axes[0, 1].plot(losses)
///     for ax in axes.flat { ax.grid() }
public struct AxesGrid {
  let cells: [Axes]
  let rows: Int
  let columns: Int

  /// All axes, row by row.
  public var flat: [Axes] { cells }
  /// All axes, row by row.
  public func flatten() -> [Axes] { cells }
  /// The number of axes.
  public var count: Int { cells.count }

  /// The axes of one row or one column, counted from its start.
  public subscript(_ index: Int) -> Axes {
    guard rows == 1 || columns == 1 else {
      return missing("a grid of \(rows) x \(columns) takes two indices, as in axes[0, \(index)]")
    }
    let position = index < 0 ? index + cells.count : index
    guard cells.indices.contains(position) else { return missing("index \(index) of \(cells.count) axes") }
    return cells[position]
  }

  /// The axes in a row and a column, counted from 0.
  public subscript(_ row: Int, _ column: Int) -> Axes {
    let (r, c) = (row < 0 ? row + rows : row, column < 0 ? column + columns : column)
    guard (0..<rows).contains(r), (0..<columns).contains(c) else {
      return missing("[\(row), \(column)] of a grid of \(rows) x \(columns)")
    }
    return cells[r * columns + c]
  }

  private func missing(_ problem: String) -> Axes {
    _ = failed("axes", problem)
    return cells.first ?? Axes(place: GridPlace(rows: 1, columns: 1, first: 0, last: 0))
  }
}
