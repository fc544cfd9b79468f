import Display
import Tensors

/// How numbers are laid out along an axis.
public enum AxisScale: Sendable { case linear, log }

extension Axes {
  /// The horizontal limits shown now.
  public func getXlim() -> (Double, Double) { limits(\.xAxis) }
  /// The vertical limits shown now.
  public func getYlim() -> (Double, Double) { limits(\.yAxis) }

  /// Shows x from `left` to `right`; a side left out follows the data.
  public func setXlim(_ left: Double? = nil, _ right: Double? = nil) { set(\.xAxis, left, right, "setXlim") }
  /// Shows x between the two limits of the list.
  public func setXlim(_ limits: [Double]) { set(\.xAxis, limits, "setXlim") }
  /// Shows y from `bottom` to `top`; a side left out follows the data.
  public func setYlim(_ bottom: Double? = nil, _ top: Double? = nil) { set(\.yAxis, bottom, top, "setYlim") }
  /// Shows y between the two limits of the list.
  ///
  ///     ax.setYlim([0, 5])
  public func setYlim(_ limits: [Double]) { set(\.yAxis, limits, "setYlim") }

  private func set(_ axis: ReferenceWritableKeyPath<Axes, Axis>, _ limits: [Double], _ operation: String) {
    guard limits.count == 2 else {
      _ = failed(operation, "the limits are two numbers, found \(limits.count)")
      return
    }
    set(axis, limits[0], limits[1], operation)
  }

  private func set(
    _ axis: ReferenceWritableKeyPath<Axes, Axis>, _ low: Double?, _ high: Double?, _ operation: String
  ) {
    for limit in [low, high].compactMap({ $0 }) where !limit.isFinite {
      _ = failed(operation, "a limit is a finite number, found \(limit)")
      return
    }
    if let low { self[keyPath: axis].low = low }
    if let high { self[keyPath: axis].high = high }
  }

  /// Lays x out linearly or by its logarithm; values that are not positive are then left out.
  public func setXscale(_ scale: AxisScale) { xAxis.isLogarithmic = scale == .log }
  /// Lays y out linearly or by its logarithm; values that are not positive are then left out.
  public func setYscale(_ scale: AxisScale) { yAxis.isLogarithmic = scale == .log }

  /// Lets x grow to the left.
  public func invertXaxis() { xAxis.isInverted.toggle() }
  /// Lets y grow downwards.
  public func invertYaxis() { yAxis.isInverted.toggle() }

  /// Where the horizontal axis carries numbers.
  public func setXticks(_ ticks: some TensorConvertible) { setTicks(\.xAxis, ticks, nil, "setXticks") }
  /// Where the horizontal axis carries words, and which.
  public func setXticks(
    _ ticks: some TensorConvertible, _ labels: [String], rotation: Double = 0, fontsize: Double? = nil
  ) {
    setTicks(\.xAxis, ticks, labels, "setXticks")
    xAxis.tickRotation = rotation
    xAxis.tickStyle.size = fontsize
  }
  /// Where the vertical axis carries numbers.
  public func setYticks(_ ticks: some TensorConvertible) { setTicks(\.yAxis, ticks, nil, "setYticks") }
  /// Where the vertical axis carries words, and which.
  public func setYticks(_ ticks: some TensorConvertible, _ labels: [String], fontsize: Double? = nil) {
    setTicks(\.yAxis, ticks, labels, "setYticks")
    yAxis.tickStyle.size = fontsize
  }

  /// The words at the ticks of the horizontal axis, from the first tick on.
  public func setXticklabels(
    _ labels: [String], rotation: Double = 0, fontsize: Double? = nil, fontweight: FontWeight? = nil
  ) {
    setLabels(\.xAxis, labels, fontsize, fontweight)
    xAxis.tickRotation = rotation
  }
  /// The numbers at the ticks of the horizontal axis, from the first tick on.
  public func setXticklabels(_ labels: some TensorConvertible) { setLabels(\.xAxis, Axes.texts(labels), nil, nil) }
  /// The words at the ticks of the vertical axis, from the first tick on.
  public func setYticklabels(_ labels: [String], fontsize: Double? = nil, fontweight: FontWeight? = nil) {
    setLabels(\.yAxis, labels, fontsize, fontweight)
  }
  /// The numbers at the ticks of the vertical axis, from the first tick on.
  public func setYticklabels(_ labels: some TensorConvertible) { setLabels(\.yAxis, Axes.texts(labels), nil, nil) }

  /// How the ticks' numbers look.
  public func tickParams(axis: GridAxis = .both, labelsize: Double? = nil, rotation: Double? = nil) {
    for key in [\Axes.xAxis, \Axes.yAxis] where axis == .both || (axis == .x) == (key == \Axes.xAxis) {
      if let labelsize { self[keyPath: key].tickStyle.size = labelsize }
      if let rotation { self[keyPath: key].tickRotation = rotation }
    }
  }

  /// `.off` takes the frame, the ticks and the names of the axes away; `.equal` makes units as long on both axes.
  public func axis(_ option: AxisOption) {
    switch option {
    case .off: isFrameShown = false
    case .on: isFrameShown = true
    case .equal, .image, .scaled: isAspectEqual = true
    case .auto: isAspectEqual = false
    }
  }

  private func setTicks(
    _ axis: ReferenceWritableKeyPath<Axes, Axis>, _ ticks: some TensorConvertible, _ labels: [String]?,
    _ operation: String
  ) {
    let places = ChartData.values(ticks, operation)
    if ExecutionContext.current.mustStop { return }
    guard labels == nil || labels!.count == places.count else {
      _ = failed(operation, "\(places.count) ticks, \(labels!.count) labels")
      return
    }
    self[keyPath: axis].ticks = places.filter(\.isFinite)
    self[keyPath: axis].tickLabels = labels
  }

  private func setLabels(
    _ axis: ReferenceWritableKeyPath<Axes, Axis>, _ labels: [String], _ size: Double?, _ weight: FontWeight?
  ) {
    if self[keyPath: axis].ticks == nil { self[keyPath: axis].ticks = labels.indices.map(Double.init) }
    self[keyPath: axis].tickLabels = labels
    self[keyPath: axis].tickStyle = TextStyle(size: size, weight: weight)
  }

  private static func texts(_ labels: some TensorConvertible) -> [String] {
    ChartData.values(labels, "setXticklabels").map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }
  }
}

/// What `axis` may be asked for.
public enum AxisOption: Sendable { case off, on, equal, scaled, image, auto }
