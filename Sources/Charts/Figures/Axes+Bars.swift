import Display
import Foundation
import Tensors

extension Axes {
  /// Bars of the given heights, centred at `x`; gives their geometry back.
  ///
  ///     let bars = ax.bar([0, 1, 2], [3.0, 5.0, 2.0], 0.25, label: "time", color: "salmon")
  ///     for bar in bars { ax.text(bar.x + bar.width / 2, bar.height, "\(bar.height)", ha: .center, va: .bottom) }
  ///
  /// - Parameters:
  ///   - width: of every bar, in units of x.
  ///   - bottom: where bars begin, one number or one for each.
  ///   - color: one colour for all; an array gives each bar its own.
  ///   - edgecolor: the colour of the frames; none when left out.
  @discardableResult
  public func bar(
    _ x: some TensorConvertible, _ height: some TensorConvertible, _ width: Double = 0.8,
    bottom: (any TensorConvertible)? = nil, label: String? = nil, color: String? = nil, alpha: Double? = nil,
    edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    let places = ChartData.values(x, "bar")
    return bars(
      places, ChartData.values(height, "bar"), width, bottom.map { ChartData.values($0, "bar") } ?? [0], colors: color.map { [$0] },
      BarArguments(label: label, alpha: alpha, edgecolor: edgecolor, linewidth: linewidth, isHorizontal: false))
  }

  /// Bars with a colour each.
  @discardableResult
  public func bar(
    _ x: some TensorConvertible, _ height: some TensorConvertible, _ width: Double = 0.8,
    bottom: (any TensorConvertible)? = nil, label: String? = nil, color: [String], alpha: Double? = nil,
    edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    let places = ChartData.values(x, "bar")
    return bars(
      places, ChartData.values(height, "bar"), width, bottom.map { ChartData.values($0, "bar") } ?? [0], colors: color,
      BarArguments(label: label, alpha: alpha, edgecolor: edgecolor, linewidth: linewidth, isHorizontal: false))
  }

  /// A bar for each name, which stand below them.
  @discardableResult
  public func bar(
    _ x: [String], _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any TensorConvertible)? = nil,
    label: String? = nil, color: String? = nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    return bar(
      places(of: x, along: \.xAxis), height, width, bottom: bottom, label: label, color: color, alpha: alpha,
      edgecolor: edgecolor, linewidth: linewidth)
  }

  /// A bar with a colour of its own for each name.
  @discardableResult
  public func bar(
    _ x: [String], _ height: some TensorConvertible, _ width: Double = 0.8, bottom: (any TensorConvertible)? = nil,
    label: String? = nil, color: [String], alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    return bar(
      places(of: x, along: \.xAxis), height, width, bottom: bottom, label: label, color: color, alpha: alpha,
      edgecolor: edgecolor, linewidth: linewidth)
  }

  /// Horizontal bars of the given lengths, centred at the heights `y`.
  @discardableResult
  public func barh(
    _ y: some TensorConvertible, _ width: some TensorConvertible, _ height: Double = 0.8, label: String? = nil,
    color: String? = nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    bars(
      ChartData.values(y, "barh"), ChartData.values(width, "barh"), height, [0], colors: color.map { [$0] },
      BarArguments(label: label, alpha: alpha, edgecolor: edgecolor, linewidth: linewidth, isHorizontal: true))
  }

  /// A horizontal bar for each name, which stand beside them.
  @discardableResult
  public func barh(
    _ y: [String], _ width: some TensorConvertible, _ height: Double = 0.8, label: String? = nil,
    color: String? = nil, alpha: Double? = nil, edgecolor: String? = nil, linewidth: Double? = nil
  ) -> [Bar] {
    return barh(
      places(of: y, along: \.yAxis), width, height, label: label, color: color, alpha: alpha, edgecolor: edgecolor,
      linewidth: linewidth)
  }

  /// How many values lie in each of `bins` equal intervals, as bars; gives the counts and the intervals' edges.
  ///
  ///     let (counts, edges) = ax.hist(weights, bins: 30, alpha: 0.7)
  ///
  /// Values outside `range` and those that are not finite do not count. With `density` the bars' areas add up to 1.
  @discardableResult
  public func hist(
    _ x: some TensorConvertible, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false,
    color: String? = nil, alpha: Double? = nil, label: String? = nil, edgecolor: String? = nil
  ) -> (counts: [Double], edges: [Double]) {
    let values = ChartData.values(x, "hist").filter(\.isFinite)
    guard bins > 0, bins <= 1_000_000 else {
      _ = failed("hist", "bins is a number from 1 to 1000000, found \(bins)")
      return ([], [])
    }
    guard range.map({ $0.0.isFinite && $0.1.isFinite && $0.0 <= $0.1 }) ?? true else {
      _ = failed("hist", "range is a lower and an upper number, found \(range!)")
      return ([], [])
    }
    let (low, high) = range ?? (values.min() ?? 0, values.max() ?? 1)
    let histogram = Histogram(values, edges: Histogram.equalEdges(bins, from: low, to: high))
    let heights = density && histogram.counts.contains { $0 > 0 } ? histogram.densities : histogram.counts
    let own = (reportedColor(color, "hist") ?? nextColor()).faded(alpha)
    let bars = heights.indices.map { bin in
      let (left, right) = (histogram.edges[bin], histogram.edges[bin + 1])
      return Bar(x: left, y: 0, width: right - left, height: heights[bin])
    }
    let edge = edgecolor == "none" ? nil : reportedColor(edgecolor, "hist")
    artists.append(
      .bars(BarsArtist(bars: bars, colors: [own], edge: edge, edgeWidth: 1, label: label, isHorizontal: false)))
    return (heights, histogram.edges)
  }

  /// Puts names at 0, 1, 2, ... along an axis and gives these places.
  private func places(of names: [String], along axis: ReferenceWritableKeyPath<Axes, Axis>) -> [Double] {
    let places = names.indices.map(Double.init)
    self[keyPath: axis].ticks = places
    self[keyPath: axis].tickLabels = names
    return places
  }

  private struct BarArguments {
    let label: String?
    let alpha: Double?
    let edgecolor: String?
    let linewidth: Double?
    let isHorizontal: Bool
  }

  private func bars(
    _ places: [Double], _ lengths: [Double], _ thickness: Double, _ starts: [Double], colors: [String]?,
    _ arguments: BarArguments
  ) -> [Bar] {
    let operation = arguments.isHorizontal ? "barh" : "bar"
    if ExecutionContext.current.mustStop { return [] }
    let count = max(places.count, lengths.count)
    guard places.count == lengths.count || lengths.count == 1,
      let lengths = ChartData.spread(lengths, over: count, arguments.isHorizontal ? "width" : "height", operation),
      let starts = ChartData.spread(starts, over: count, "bottom", operation)
    else {
      if !ExecutionContext.current.mustStop { _ = failed(operation, "\(places.count) places, \(lengths.count) lengths") }
      return []
    }
    let fill = (colors ?? []).compactMap { reportedColor($0, operation) }
    let edge = arguments.edgecolor == "none" ? nil : reportedColor(arguments.edgecolor, operation)
    if ExecutionContext.current.mustStop { return [] }
    let bars = places.indices.map { index in
      let side = places[index] - thickness / 2
      return arguments.isHorizontal
        ? Bar(x: starts[index], y: side, width: lengths[index], height: thickness)
        : Bar(x: side, y: starts[index], width: thickness, height: lengths[index])
    }
    artists.append(
      .bars(
        BarsArtist(
          bars: bars, colors: (fill.isEmpty ? [nextColor()] : fill).map { $0.faded(arguments.alpha) }, edge: edge,
          edgeWidth: arguments.linewidth ?? 1, label: arguments.label, isHorizontal: arguments.isHorizontal)))
    return bars
  }
}
