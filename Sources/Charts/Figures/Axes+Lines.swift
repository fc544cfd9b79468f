import Display
import Tensors

extension Axes {
  /// A line through the heights `y` over 0, 1, 2, ...
  ///
  ///     ax.plot([1.0, 0.5, 0.3], "o-", label: "loss")
  ///
  /// - Parameters:
  ///   - format: matplotlib's short style: a colour, a marker and a dash in any order, as `b-o`, `r--`, `.`, or a
  ///     colour's name.
  ///   - color: a name, `#1f77b4`, `C0`, or a grey as `0.5`; the next of ten colours when left out.
  ///   - linestyle: `-`, `--`, `:`, `-.` or `none`.
  ///   - linewidth: in points.
  ///   - marker: `o`, `.`, `s`, `^`, `v`, `d`, `x`, `+`, `*`, ...
  ///   - markersize: in points.
  ///   - label: its name in the legend.
  ///   - alpha: the opacity, from 0 to 1.
  public func plot(
    _ y: some TensorConvertible, _ format: String = "", color: String? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil, label: String? = nil,
    alpha: Double? = nil
  ) {
    guard let points = ChartData.counted(y, "plot") else { return }
    let style = LineArguments(
      format: format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, label: label, alpha: alpha)
    add(points, style)
  }

  /// A line through the points (x, y), which are as many.
  ///
  ///     ax.plot(x, model(x), "b-", linewidth: 2, label: "predictions")
  public func plot(
    _ x: some TensorConvertible, _ y: some TensorConvertible, _ format: String = "", color: String? = nil,
    linestyle: String? = nil, linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    label: String? = nil, alpha: Double? = nil
  ) {
    guard let points = ChartData.pairs(x, y, "plot") else { return }
    let style = LineArguments(
      format: format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, label: label, alpha: alpha)
    add(points, style)
  }

  private func add(_ points: (x: [Double], y: [Double]), _ arguments: LineArguments) {
    guard let style = arguments.read(self) else { return }
    artists.append(.line(style.line(points.x, points.y)))
  }

  /// A line of steps: each height holds from the place before to its own.
  public func step(
    _ x: some TensorConvertible, _ y: some TensorConvertible, color: String? = nil, linewidth: Double? = nil,
    label: String? = nil, alpha: Double? = nil
  ) {
    guard let points = ChartData.pairs(x, y, "step"),
      let style = LineArguments(color: color, linewidth: linewidth, label: label, alpha: alpha).read(self)
    else { return }
    var line = style.line(points.x, points.y)
    line.isStep = true
    artists.append(.line(line))
  }

  /// Points with bars of the length `yerr` up and down.
  public func errorbar(
    _ x: some TensorConvertible, _ y: some TensorConvertible, yerr: some TensorConvertible, color: String? = nil,
    label: String? = nil
  ) {
    guard let points = ChartData.pairs(x, y, "errorbar"),
      let errors = ChartData.spread(ChartData.values(yerr, "errorbar"), over: points.x.count, "yerr", "errorbar")
    else { return }
    let own = reportedColor(color, "errorbar") ?? nextColor()
    artists.append(.errors(ErrorBarsArtist(x: points.x, y: points.y, errors: errors, color: own, label: label)))
  }

  /// The area between the curve `y` and 0.
  ///
  ///     ax.fillBetween(epochs, gap, alpha: 0.2, color: "red")
  public func fillBetween(
    _ x: some TensorConvertible, _ y: some TensorConvertible, alpha: Double? = nil, color: String? = nil,
    label: String? = nil
  ) {
    fillBetween(x, y, 0, alpha: alpha, color: color, label: label)
  }

  /// The area between the curves `y1` and `y2`, each of which may be one number.
  public func fillBetween(
    _ x: some TensorConvertible, _ y1: some TensorConvertible, _ y2: some TensorConvertible, alpha: Double? = nil,
    color: String? = nil, label: String? = nil
  ) {
    let places = ChartData.values(x, "fillBetween")
    let (first, second) = (ChartData.values(y1, "fillBetween"), ChartData.values(y2, "fillBetween"))
    guard !ExecutionContext.current.mustStop,
      let low = ChartData.spread(first, over: places.count, "y1", "fillBetween"),
      let high = ChartData.spread(second, over: places.count, "y2", "fillBetween")
    else { return }
    let own = (reportedColor(color, "fillBetween") ?? nextColor()).faded(alpha)
    artists.append(.band(BandArtist(x: places, low: low, high: high, color: own, label: label)))
  }

  /// A horizontal line across the axes.
  public func axhline(
    y: Double = 0, color: String? = nil, linestyle: String? = nil, linewidth: Double? = nil, alpha: Double? = nil,
    label: String? = nil
  ) {
    rule(.horizontal, y, nil, LineArguments(color: color, linestyle: linestyle, linewidth: linewidth, label: label, alpha: alpha))
  }

  /// A vertical line across the axes.
  public func axvline(
    x: Double = 0, color: String? = nil, linestyle: String? = nil, linewidth: Double? = nil, alpha: Double? = nil,
    label: String? = nil
  ) {
    rule(.vertical, x, nil, LineArguments(color: color, linestyle: linestyle, linewidth: linewidth, label: label, alpha: alpha))
  }

  /// A horizontal band across the axes.
  public func axhspan(_ ymin: Double, _ ymax: Double, color: String? = nil, alpha: Double? = nil, label: String? = nil) {
    rule(.horizontal, ymin, ymax, LineArguments(color: color, label: label, alpha: alpha))
  }

  /// A vertical band across the axes.
  public func axvspan(_ xmin: Double, _ xmax: Double, color: String? = nil, alpha: Double? = nil, label: String? = nil) {
    rule(.vertical, xmin, xmax, LineArguments(color: color, label: label, alpha: alpha))
  }

  private func rule(_ direction: RuleArtist.Direction, _ start: Double, _ end: Double?, _ arguments: LineArguments) {
    guard start.isFinite, end?.isFinite ?? true else {
      _ = failed("axhline", "the place of a line is a finite number, found \(start)")
      return
    }
    // matplotlib's rules take the first colour and use none up.
    var named = arguments
    named.color = arguments.color ?? "C0"
    guard let style = named.read(self) else { return }
    artists.append(
      .rule(
        RuleArtist(
          direction: direction, position: start, end: end, color: style.color, style: style.style,
          width: style.width, label: style.label)))
  }
}

/// The arguments that say how a line looks, as they were written.
struct LineArguments {
  var format = ""
  var color: String?
  var linestyle: String?
  var linewidth: Double?
  var marker: String?
  var markersize: Double?
  var label: String?
  var alpha: Double?

  struct Style {
    let color: Color
    let style: LineStyle
    let width: Double
    let marker: Marker?
    let markerSize: Double
    let label: String?

    func line(_ x: [Double], _ y: [Double]) -> LineArtist {
      LineArtist(
        x: x, y: y, color: color, style: style, width: width, marker: marker, markerSize: markerSize, label: label)
    }
  }

  /// What they mean; nil after a failure has been recorded.
  func read(_ axes: Axes) -> Style? {
    guard let short = FormatString(format) else {
      _ = failed("plot", "'\(format)' is no format; a colour, a marker and a dash are, as in b-o, r-- or .")
      return nil
    }
    let named = axes.reportedColor(color, "plot")
    var sign = short.marker
    if let marker, marker != "", marker.lowercased() != "none" {
      guard let own = Marker(marker) else {
        _ = failed("plot", "'\(marker)' is no marker; o . s ^ v d D x + * are")
        return nil
      }
      sign = own
    }
    // A marker alone in the format means points without a line.
    var dash = short.line ?? (short.marker == nil ? .solid : LineStyle.none)
    if let linestyle {
      guard let own = LineStyle(linestyle) else {
        _ = failed("plot", "'\(linestyle)' is no line style; - -- : -. and none are")
        return nil
      }
      dash = own
    }
    if ExecutionContext.current.mustStop { return nil }
    let base = named ?? short.color ?? axes.nextColor()
    return Style(
      color: base.faded(alpha), style: dash, width: max(linewidth ?? plt.rcParams.lineWidth, 0), marker: sign,
      markerSize: max(markersize ?? plt.rcParams.markerSize, 0), label: label)
  }
}
