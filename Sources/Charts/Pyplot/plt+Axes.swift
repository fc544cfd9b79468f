import Tensors

// The drawing functions of the current axes, which the documentation of `Axes` describes in full.

extension plt {
  /// The words above the axes.
  public static func title(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    OpenFigures.axes.setTitle(label, fontsize: fontsize, fontweight: fontweight, color: color)
  }

  /// The name of the horizontal axis.
  public static func xlabel(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    OpenFigures.axes.setXlabel(label, fontsize: fontsize, fontweight: fontweight, color: color)
  }

  /// The name of the vertical axis.
  public static func ylabel(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    OpenFigures.axes.setYlabel(label, fontsize: fontsize, fontweight: fontweight, color: color)
  }

  /// Words at (x, y), in data coordinates or, with `transform: ax.transAxes`, in fractions of the axes.
  public static func text(
    _ x: Double, _ y: Double, _ s: String, transform: AxesTransform? = nil, ha: HorizontalAlignment = .left, va:
    VerticalAlignment = .baseline, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil,
    rotation: Double = 0, bbox: TextBox? = nil
  ) {
    OpenFigures.axes.text(
      x, y, s, transform: transform, ha: ha, va: va, fontsize: fontsize, fontweight: fontweight, color: color,
      rotation: rotation, bbox: bbox)
  }

  /// Words about the point `xy`, written at `xytext` with an arrow to the point, or at the point itself.
  public static func annotate(
    _ text: String, xy: (Double, Double), xytext: (Double, Double)? = nil, ha: HorizontalAlignment = .left, va:
    VerticalAlignment = .baseline, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil,
    bbox: TextBox? = nil
  ) {
    OpenFigures.axes.annotate(
      text, xy: xy, xytext: xytext, ha: ha, va: va, fontsize: fontsize, fontweight: fontweight, color: color, bbox:
      bbox)
  }

  /// Shows the labels of what is drawn.
  public static func legend(
    fontsize: Double? = nil, loc: LegendPlace = .best, title: String? = nil, frameon: Bool = true, ncol: Int = 1
  ) {
    OpenFigures.axes.legend(fontsize: fontsize, loc: loc, title: title, frameon: frameon, ncol: ncol)
  }

  /// Names what is drawn, in order, and shows the names.
  public static func legend(
    _ labels: [String], fontsize: Double? = nil, loc: LegendPlace = .best, title: String? = nil
  ) {
    OpenFigures.axes.legend(labels, fontsize: fontsize, loc: loc, title: title)
  }

  /// Lines across the axes at the ticks.
  public static func grid(
    _ visible: Bool = true, alpha: Double? = nil, axis: GridAxis = .both, linestyle: String = "-"
  ) {
    OpenFigures.axes.grid(visible, alpha: alpha, axis: axis, linestyle: linestyle)
  }

  /// The horizontal limits shown now.
  public static func xlim() -> (Double, Double) {
    OpenFigures.axes.getXlim()
  }

  /// The vertical limits shown now.
  public static func ylim() -> (Double, Double) {
    OpenFigures.axes.getYlim()
  }

  /// Shows x from `left` to `right`; a side left out follows the data.
  public static func xlim(_ left: Double, _ right: Double) {
    OpenFigures.axes.setXlim(left, right)
  }

  /// Shows x between the two limits of the list.
  public static func xlim(_ limits: [Double]) {
    OpenFigures.axes.setXlim(limits)
  }

  /// Shows y from `bottom` to `top`; a side left out follows the data.
  public static func ylim(_ bottom: Double, _ top: Double) {
    OpenFigures.axes.setYlim(bottom, top)
  }

  /// Shows y between the two limits of the list.
  public static func ylim(_ limits: [Double]) {
    OpenFigures.axes.setYlim(limits)
  }

  /// Lays x out linearly or by its logarithm; values that are not positive are then left out.
  public static func xscale(_ scale: AxisScale) {
    OpenFigures.axes.setXscale(scale)
  }

  /// Lays y out linearly or by its logarithm; values that are not positive are then left out.
  public static func yscale(_ scale: AxisScale) {
    OpenFigures.axes.setYscale(scale)
  }

  /// Where the horizontal axis carries numbers.
  public static func xticks(_ ticks: some TensorConvertible) {
    OpenFigures.axes.setXticks(ticks)
  }

  /// Where the horizontal axis carries words, and which.
  public static func xticks(
    _ ticks: some TensorConvertible, _ labels: [String], rotation: Double = 0, fontsize: Double? = nil
  ) {
    OpenFigures.axes.setXticks(ticks, labels, rotation: rotation, fontsize: fontsize)
  }

  /// Where the vertical axis carries numbers.
  public static func yticks(_ ticks: some TensorConvertible) {
    OpenFigures.axes.setYticks(ticks)
  }

  /// Where the vertical axis carries words, and which.
  public static func yticks(_ ticks: some TensorConvertible, _ labels: [String], fontsize: Double? = nil) {
    OpenFigures.axes.setYticks(ticks, labels, fontsize: fontsize)
  }

  /// How the ticks' numbers look.
  public static func tickParams(axis: GridAxis = .both, labelsize: Double? = nil, rotation: Double? = nil) {
    OpenFigures.axes.tickParams(axis: axis, labelsize: labelsize, rotation: rotation)
  }

  /// `.off` takes the frame, the ticks and the names of the axes away; `.equal` makes units as long on both axes.
  public static func axis(_ option: AxisOption) {
    OpenFigures.axes.axis(option)
  }
}
