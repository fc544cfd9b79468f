import Tensors

// The drawing functions of the current axes, which the documentation of `Axes` describes in full.

extension plt {
  /// A line through the heights `y` over 0, 1, 2, ...
  public static func plot(
    _ y: some TensorConvertible, _ format: String = "", color: String? = nil, linestyle: String? = nil, linewidth:
    Double? = nil, marker: String? = nil, markersize: Double? = nil, label: String? = nil, alpha: Double? = nil
  ) {
    OpenFigures.axes.plot(
      y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker, markersize: markersize,
      label: label, alpha: alpha)
  }

  /// A line through the points (x, y), which are as many.
  public static func plot(
    _ x: some TensorConvertible, _ y: some TensorConvertible, _ format: String = "", color: String? = nil,
    linestyle: String? = nil, linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil, label:
    String? = nil, alpha: Double? = nil
  ) {
    OpenFigures.axes.plot(
      x, y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker, markersize:
      markersize, label: label, alpha: alpha)
  }

  /// A line that keeps each height until the next place.
  public static func step(
    _ x: some TensorConvertible, _ y: some TensorConvertible, color: String? = nil, linewidth: Double? = nil, label:
    String? = nil, alpha: Double? = nil
  ) {
    OpenFigures.axes.step(x, y, color: color, linewidth: linewidth, label: label, alpha: alpha)
  }

  /// Points with bars of the length `yerr` up and down.
  public static func errorbar(
    _ x: some TensorConvertible, _ y: some TensorConvertible, yerr: some TensorConvertible, color: String? = nil,
    label: String? = nil
  ) {
    OpenFigures.axes.errorbar(x, y, yerr: yerr, color: color, label: label)
  }

  /// The area between the curve `y` and 0.
  public static func fillBetween(
    _ x: some TensorConvertible, _ y: some TensorConvertible, alpha: Double? = nil, color: String? = nil, label:
    String? = nil
  ) {
    OpenFigures.axes.fillBetween(x, y, alpha: alpha, color: color, label: label)
  }

  /// The area between the curves `y1` and `y2`, each of which may be one number.
  public static func fillBetween(
    _ x: some TensorConvertible, _ y1: some TensorConvertible, _ y2: some TensorConvertible, alpha: Double? = nil,
    color: String? = nil, label: String? = nil
  ) {
    OpenFigures.axes.fillBetween(x, y1, y2, alpha: alpha, color: color, label: label)
  }

  /// A horizontal line across the axes.
  public static func axhline(
    y: Double = 0, color: String? = nil, linestyle: String? = nil, linewidth: Double? = nil, alpha: Double? = nil,
    label: String? = nil
  ) {
    OpenFigures.axes.axhline(
      y: y, color: color, linestyle: linestyle, linewidth: linewidth, alpha: alpha, label: label)
  }

  /// A vertical line across the axes.
  public static func axvline(
    x: Double = 0, color: String? = nil, linestyle: String? = nil, linewidth: Double? = nil, alpha: Double? = nil,
    label: String? = nil
  ) {
    OpenFigures.axes.axvline(
      x: x, color: color, linestyle: linestyle, linewidth: linewidth, alpha: alpha, label: label)
  }

  /// A horizontal band across the axes.
  public static func axhspan(
    _ ymin: Double, _ ymax: Double, color: String? = nil, alpha: Double? = nil, label: String? = nil
  ) {
    OpenFigures.axes.axhspan(ymin, ymax, color: color, alpha: alpha, label: label)
  }

  /// A vertical band across the axes.
  public static func axvspan(
    _ xmin: Double, _ xmax: Double, color: String? = nil, alpha: Double? = nil, label: String? = nil
  ) {
    OpenFigures.axes.axvspan(xmin, xmax, color: color, alpha: alpha, label: label)
  }

  /// A mark at every point (x, y), all of one colour.
  public static func scatter(
    _ x: some TensorConvertible, _ y: some TensorConvertible, s: (any TensorConvertible)? = nil, color: String? =
    nil, marker: String = "o", alpha: Double? = nil, label: String? = nil
  ) {
    OpenFigures.axes.scatter(x, y, s: s, color: color, marker: marker, alpha: alpha, label: label)
  }

  /// A mark at every point (x, y), coloured by the number that `c` has for it.
  public static func scatter(
    _ x: some TensorConvertible, _ y: some TensorConvertible, c: some TensorConvertible, cmap: String = "viridis",
    s: (any TensorConvertible)? = nil, marker: String = "o", alpha: Double? = nil, label: String? = nil
  ) {
    OpenFigures.axes.scatter(x, y, c: c, cmap: cmap, s: s, marker: marker, alpha: alpha, label: label)
  }

  /// Bars of the given heights, centred at `x`; gives their geometry back.
  @discardableResult
  public static func bar(
    _ x: some TensorConvertible, _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any
    TensorConvertible)? = nil, label: String? = nil, color: String? = nil, alpha: Double? = nil, edgecolor: String?
    = nil, linewidth: Double? = nil
  ) -> [Bar] {
    OpenFigures.axes.bar(
      x, height, width, bottom: bottom, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth:
      linewidth)
  }

  /// Bars with a colour each.
  @discardableResult
  public static func bar(
    _ x: some TensorConvertible, _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any
    TensorConvertible)? = nil, label: String? = nil, color: [String], alpha: Double? = nil, edgecolor: String? =
    nil, linewidth: Double? = nil
  ) -> [Bar] {
    OpenFigures.axes.bar(
      x, height, width, bottom: bottom, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth:
      linewidth)
  }

  /// A bar for each name, which stand below them.
  @discardableResult
  public static func bar(
    _ x: [String], _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any TensorConvertible)? = nil,
    label: String? = nil, color: String? = nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? =
    nil
  ) -> [Bar] {
    OpenFigures.axes.bar(
      x, height, width, bottom: bottom, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth:
      linewidth)
  }

  /// A bar with a colour of its own for each name.
  @discardableResult
  public static func bar(
    _ x: [String], _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any TensorConvertible)? = nil,
    label: String? = nil, color: [String], alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    OpenFigures.axes.bar(
      x, height, width, bottom: bottom, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth:
      linewidth)
  }

  /// Horizontal bars of the given lengths, centred at the heights `y`.
  @discardableResult
  public static func barh(
    _ y: some TensorConvertible, _ width: some TensorConvertible, _ height: Double = 0.8, label: String? = nil,
    color: String? = nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    OpenFigures.axes.barh(
      y, width, height, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth: linewidth)
  }

  /// A horizontal bar for each name, which stand beside them.
  @discardableResult
  public static func barh(
    _ y: [String], _ width: some TensorConvertible, _ height: Double = 0.8, label: String? = nil, color: String? =
    nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    OpenFigures.axes.barh(
      y, width, height, label: label, color: color, alpha: alpha, edgecolor: edgecolor, linewidth: linewidth)
  }

  /// How many values lie in each of `bins` equal intervals, as bars; gives the counts and the intervals' edges.
  @discardableResult
  public static func hist(
    _ x: some TensorConvertible, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false, color:
    String? = nil, alpha: Double? = nil, label: String? = nil, edgecolor: String? = nil
  ) -> (counts: [Double], edges: [Double]) {
    OpenFigures.axes.hist(
      x, bins: bins, range: range, density: density, color: color, alpha: alpha, label: label, edgecolor: edgecolor)
  }

  /// An image: (height, width) numbers through a colour map, or (height, width, 3 or 4) colours.
  public static func imshow(
    _ x: some TensorConvertible, cmap: String = "viridis", alpha: Double? = nil, vmin: Double? = nil, vmax: Double?
    = nil, origin: ImageOrigin = .upper
  ) {
    OpenFigures.axes.imshow(x, cmap: cmap, alpha: alpha, vmin: vmin, vmax: vmax, origin: origin)
  }

  /// The colours of the last image's numbers, beside the axes.
  public static func colorbar(label: String? = nil) {
    OpenFigures.axes.colorbar(label: label)
  }
}
