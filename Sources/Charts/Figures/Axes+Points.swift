import Display
import Tensors

extension Axes {
  /// A mark at every point (x, y), all of one colour.
  ///
  ///     ax.scatter(x, y, s: 10, color: "green", alpha: 0.5, label: "data")
  ///
  /// - Parameters:
  ///   - s: the area of a mark in square points, one number or one for each point; 36 when left out.
  ///   - color: the colour of all marks.
  ///   - marker: `o`, `.`, `s`, `^`, `v`, `d`, `x`, `+`, `*`, ...
  ///   - alpha: the opacity, from 0 to 1.
  ///   - label: the name in the legend.
  public func scatter(
    _ x: some TensorConvertible, _ y: some TensorConvertible, s: (any TensorConvertible)? = nil, color: String? = nil,
    marker: String = "o", alpha: Double? = nil, label: String? = nil
  ) {
    guard let points = ChartData.pairs(x, y, "scatter"), let sizes = markSizes(s, points.x.count),
      let sign = sign(marker)
    else { return }
    let own = reportedColor(color, "scatter") ?? nextColor()
    artists.append(
      .scatter(
        ScatterArtist(
          x: points.x, y: points.y, colors: [own.faded(alpha)], sizes: sizes, marker: sign, label: label)))
  }

  /// A mark at every point (x, y), coloured by the number that `c` has for it.
  ///
  ///     ax.scatter(x, y, c: labels, cmap: "viridis")
  ///
  /// - Parameters:
  ///   - c: one number for each point; the smallest takes the first colour of the map, the largest the last.
  ///   - cmap: matplotlib's name of a colour map, as `viridis` or `coolwarm`.
  ///   - s: the area of a mark in square points.
  public func scatter(
    _ x: some TensorConvertible, _ y: some TensorConvertible, c: some TensorConvertible, cmap: String = "viridis",
    s: (any TensorConvertible)? = nil, marker: String = "o", alpha: Double? = nil, label: String? = nil
  ) {
    guard let points = ChartData.pairs(x, y, "scatter"), let sizes = markSizes(s, points.x.count),
      let sign = sign(marker), let map = Axes.colorMap(cmap, "scatter"),
      let numbers = ChartData.spread(ChartData.values(c, "scatter"), over: points.x.count, "c", "scatter")
    else { return }
    var range = DataRange()
    range.include(numbers)
    let width = range.high - range.low
    let colors = numbers.map { map[width > 0 && $0.isFinite ? ($0 - range.low) / width : 0].faded(alpha) }
    artists.append(
      .scatter(ScatterArtist(x: points.x, y: points.y, colors: colors, sizes: sizes, marker: sign, label: label)))
  }

  private func sign(_ marker: String) -> Marker? {
    if let sign = Marker(marker) { return sign }
    _ = failed("scatter", "'\(marker)' is no marker; o . s ^ v d D x + * are")
    return nil
  }

  private func markSizes(_ s: (any TensorConvertible)?, _ count: Int) -> [Double]? {
    guard let s else { return [36] }
    let sizes = ChartData.values(s, "scatter").map { max($0, 0) }
    if ExecutionContext.current.mustStop { return nil }
    return sizes.count == 1 ? sizes : ChartData.spread(sizes, over: count, "s", "scatter")
  }

  static func colorMap(_ name: String, _ operation: String) -> ColorMap? {
    if let map = ColorMap(named: name) { return map }
    _ = failed(operation, "'\(name)' is no colour map; there are \(ColorMap.names.joined(separator: ", "))")
    return nil
  }
}
