/// How text stands: where its anchor is, how large and heavy it is.
public enum HorizontalAlignment: Sendable { case left, center, right }

/// Which part of the text is at the given height.
public enum VerticalAlignment: Sendable { case top, center, bottom, baseline }

public enum FontWeight: Sendable { case normal, bold }

/// The frame behind a text, matplotlib's `bbox` dictionary. One coordinate system shows three different frames; further
/// ones look like the third.
///
///     ax.text(0.5, 0.95, "best", transform: ax.transAxes, bbox: TextBox(facecolor: "lightyellow", alpha: 0.8))
public struct TextBox: Equatable {
  let facecolor: String
  let alpha: Double
  let edgecolor: String
  let linewidth: Double

  /// - Parameters:
  ///   - boxstyle: matplotlib's name of the frame's form; every form is drawn as a rectangle.
  ///   - facecolor: the colour inside, `none` for no filling.
  ///   - alpha: the opacity of the filling, from 0 to 1.
  ///   - edgecolor: the colour of the frame, `none` for no frame.
  ///   - linewidth: the frame's width in points.
  public init(
    boxstyle: String = "round", facecolor: String = "white", alpha: Double = 1, edgecolor: String = "black",
    linewidth: Double = 1
  ) {
    (self.facecolor, self.alpha, self.edgecolor, self.linewidth) = (facecolor, alpha, edgecolor, linewidth)
  }
}

struct TextStyle {
  var size: Double?
  var weight: FontWeight?
  var color: Color?
}
