import Foundation
import Tensors

/// A coordinate system with what is drawn in it: matplotlib's object of that name.
///
/// Made by `plt.subplots`, `fig.addSubplot` or any drawing function of `plt`.
///
///     let (fig, ax) = plt.subplots()
///     ax.plot([0, 1, 2], [0, 1, 4], "o-", label: "squares")
///     ax.setXlabel("x")
///     ax.legend()
///
/// Data may be tensors, NumPy arrays, Swift arrays and ranges alike; values that are not finite leave a gap.
public final class Axes {
  /// Passed as `transform:`, places text in fractions of the axes instead of data coordinates.
  public let transAxes = AxesTransform(isAxesFraction: true)
  /// Passed as `transform:`, places text in data coordinates, as without it.
  public let transData = AxesTransform(isAxesFraction: false)

  /// The cells of the figure's grid that these axes fill.
  let place: GridPlace
  var artists: [Artist] = []
  var texts: [TextArtist] = []
  var title = Caption()
  var xAxis = Axis()
  var yAxis = Axis()
  var grid: GridLines?
  var legend: LegendStyle?
  var isFrameShown = true
  var isAspectEqual = false
  var colorbarLabel: String?
  var hasColorbar = false
  private var colorsUsed = 0

  init(place: GridPlace) { self.place = place }

  /// Removes everything drawn, titles and limits included.
  public func clear() {
    artists = []
    texts = []
    title = Caption()
    (xAxis, yAxis) = (Axis(), Axis())
    (grid, legend, colorbarLabel) = (nil, nil, nil)
    (isFrameShown, isAspectEqual, hasColorbar, colorsUsed) = (true, false, false, 0)
  }
}

/// Where a text's coordinates are measured.
public struct AxesTransform {
  let isAxesFraction: Bool
}

/// Cells of a figure's grid, row by row from the top left, numbered from 0.
struct GridPlace: Equatable {
  let rows: Int
  let columns: Int
  let first: Int
  let last: Int

  var columnRange: ClosedRange<Int> { min(first % columns, last % columns)...max(first % columns, last % columns) }
  var rowRange: ClosedRange<Int> { first / columns...last / columns }
}

struct Caption {
  var text = ""
  var style = TextStyle()
}

struct Axis {
  var label = Caption()
  /// Limits set by hand; those left out follow the data.
  var low: Double?
  var high: Double?
  var isLogarithmic = false
  var isInverted = false
  var ticks: [Double]?
  var tickLabels: [String]?
  var tickStyle = TextStyle()
  var tickRotation: Double = 0
}

struct GridLines {
  var opacity: Double
  var onX: Bool
  var onY: Bool
  var style: LineStyle
}

struct LegendStyle {
  var place: LegendPlace
  var fontSize: Double?
  var title: String?
  var isFramed: Bool
  var columns: Int
}

extension Axes {
  /// The next colour of matplotlib's ten.
  func nextColor() -> Color {
    defer { colorsUsed += 1 }
    return NamedColors.cycle[colorsUsed % NamedColors.cycle.count]
  }

  func reportedColor(_ text: String?, _ operation: String) -> Color? {
    guard let text else { return nil }
    if let color = Color(text) { return color }
    _ = failed(
      operation, "'\(text)' is no colour; a name such as skyblue, a letter such as b, #1f77b4, C0 or a grey as 0.5 is")
    return nil
  }

  /// What the data covers.
  func dataRange(_ axis: KeyPath<Axes, Axis>) -> DataRange {
    let isX = axis == \Axes.xAxis
    let isLogarithmic = self[keyPath: axis].isLogarithmic
    var range = DataRange()
    func include(_ value: Double) { if !isLogarithmic || value > 0 { range.include(value) } }
    for artist in artists {
      switch artist {
      case .line(let line): (isX ? line.x : line.y).forEach(include)
      case .scatter(let points): (isX ? points.x : points.y).forEach(include)
      case .errors(let bars):
        if isX {
          bars.x.forEach(include)
        } else {
          for (value, error) in zip(bars.y, bars.errors) { include(value - error); include(value + error) }
        }
      case .bars(let bars):
        for bar in bars.bars {
          let start = isX ? bar.x : bar.y
          let end = start + (isX ? bar.width : bar.height)
          let isFoot = bars.isHorizontal == isX
          if isFoot, !isLogarithmic { range.include(fixed: start) } else { include(start) }
          include(end)
        }
      case .band(let band): (isX ? band.x : band.low + band.high).forEach(include)
      case .image(let image):
        let (a, b) = isX ? (image.extent.left, image.extent.right) : (image.extent.bottom, image.extent.top)
        range.include(fixed: a)
        range.include(fixed: b)
      case .rule(let rule):
        guard (rule.direction == .vertical) == isX else { continue }
        include(rule.position)
        if let end = rule.end { include(end) }
      }
    }
    return range
  }

  /// The limits shown, smaller first unless set otherwise by hand.
  func limits(_ axis: KeyPath<Axes, Axis>) -> (low: Double, high: Double) {
    let settings = self[keyPath: axis]
    let automatic = dataRange(axis).limits(isLogarithmic: settings.isLogarithmic)
    var low = settings.low ?? automatic.low
    var high = settings.high ?? automatic.high
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    return settings.isInverted && low < high ? (high, low) : (low, high)
  }
}
