import Tensors

extension Axes {
  /// The words above the axes.
  public func setTitle(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    title = Caption(text: label, style: textStyle(fontsize, fontweight, color, "setTitle"))
  }

  /// The name of the horizontal axis.
  public func setXlabel(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    xAxis.label = Caption(text: label, style: textStyle(fontsize, fontweight, color, "setXlabel"))
  }

  /// The name of the vertical axis.
  public func setYlabel(
    _ label: String, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil
  ) {
    yAxis.label = Caption(text: label, style: textStyle(fontsize, fontweight, color, "setYlabel"))
  }

  func textStyle(_ size: Double?, _ weight: FontWeight?, _ color: String?, _ operation: String) -> TextStyle {
    TextStyle(size: size, weight: weight, color: reportedColor(color, operation))
  }

  /// Words at (x, y), in data coordinates or, with `transform: ax.transAxes`, in fractions of the axes.
  ///
  ///     ax.text(0.5, 0.95, "best", transform: ax.transAxes, ha: .center, va: .top, bbox: TextBox(facecolor: "wheat"))
  ///
  /// - Parameters:
  ///   - ha: which side of the text is at x.
  ///   - va: which side of the text is at y.
  ///   - fontsize: in points.
  ///   - rotation: in degrees, anticlockwise.
  ///   - bbox: a frame behind the text.
  public func text(
    _ x: Double, _ y: Double, _ s: String, transform: AxesTransform? = nil, ha: HorizontalAlignment = .left,
    va: VerticalAlignment = .baseline, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil,
    rotation: Double = 0, bbox: TextBox? = nil
  ) {
    texts.append(
      TextArtist(
        text: s, x: x, y: y, isInAxesFractions: transform?.isAxesFraction ?? false, horizontal: ha, vertical: va,
        style: textStyle(fontsize, fontweight, color, "text"), rotation: rotation, box: bbox))
  }

  /// Words about the point `xy`, written at `xytext` with an arrow to the point, or at the point itself.
  ///
  ///     ax.annotate("minimum", xy: (3, 0.2), xytext: (5, 0.6))
  public func annotate(
    _ text: String, xy: (Double, Double), xytext: (Double, Double)? = nil, ha: HorizontalAlignment = .left,
    va: VerticalAlignment = .baseline, fontsize: Double? = nil, fontweight: FontWeight? = nil, color: String? = nil,
    bbox: TextBox? = nil
  ) {
    let place = xytext ?? xy
    texts.append(
      TextArtist(
        text: text, x: place.0, y: place.1, isInAxesFractions: false, horizontal: ha, vertical: va,
        style: textStyle(fontsize, fontweight, color, "annotate"), rotation: 0, box: bbox,
        arrowHead: xytext == nil ? nil : (xy.0, xy.1)))
  }

  /// Shows the labels of what is drawn.
  ///
  /// - Parameters:
  ///   - fontsize: in points.
  ///   - loc: the corner; `.best` takes the one with the fewest points.
  ///   - title: words above the labels.
  ///   - frameon: whether a frame is drawn.
  ///   - ncol: the number of columns.
  public func legend(
    fontsize: Double? = nil, loc: LegendPlace = .best, title: String? = nil, frameon: Bool = true, ncol: Int = 1
  ) {
    legend = LegendStyle(place: loc, fontSize: fontsize, title: title, isFramed: frameon, columns: max(ncol, 1))
  }

  /// Names what is drawn, in order, and shows the names.
  ///
  ///     ax.legend(["train", "test"], loc: .upperLeft)
  public func legend(_ labels: [String], fontsize: Double? = nil, loc: LegendPlace = .best, title: String? = nil) {
    for (index, label) in zip(artists.indices, labels) { artists[index].label = label }
    legend(fontsize: fontsize, loc: loc, title: title)
  }

  /// Lines across the axes at the ticks.
  ///
  /// - Parameters:
  ///   - visible: false takes the lines away.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - axis: the axis whose ticks carry lines.
  ///   - linestyle: `-`, `--`, `:` or `-.`.
  public func grid(_ visible: Bool = true, alpha: Double? = nil, axis: GridAxis = .both, linestyle: String = "-") {
    guard let style = LineStyle(linestyle) else {
      _ = failed("grid", "'\(linestyle)' is no line style; - -- : and -. are")
      return
    }
    grid = visible ? GridLines(opacity: alpha ?? 1, onX: axis != .y, onY: axis != .x, style: style) : nil
  }
}

/// Which ticks carry grid lines.
public enum GridAxis: Sendable { case both, x, y }

/// Where a legend stands.
public enum LegendPlace: Sendable {
  case best, upperRight, upperLeft, lowerLeft, lowerRight, right, centerLeft, centerRight, lowerCenter, upperCenter, center
}

extension Artist {
  /// The name in the legend.
  var label: String? {
    get {
      switch self {
      case .line(let artist): artist.label
      case .scatter(let artist): artist.label
      case .bars(let artist): artist.label
      case .band(let artist): artist.label
      case .rule(let artist): artist.label
      case .errors(let artist): artist.label
      case .image: nil
      }
    }
    set {
      switch self {
      case .line(var artist): artist.label = newValue; self = .line(artist)
      case .scatter(var artist): artist.label = newValue; self = .scatter(artist)
      case .bars(var artist): artist.label = newValue; self = .bars(artist)
      case .band(var artist): artist.label = newValue; self = .band(artist)
      case .rule(var artist): artist.label = newValue; self = .rule(artist)
      case .errors(var artist): artist.label = newValue; self = .errors(artist)
      case .image: break
      }
    }
  }
}
