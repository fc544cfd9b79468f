/// One bar of a chart: its place and size in data coordinates.
///
///     for bar in ax.bar([0, 1], [3.0, 5.0]) {
///       ax.text(bar.x + bar.width / 2, bar.height, "\(bar.height)", ha: .center)
///     }
public struct Bar: Equatable {
  /// The left edge.
  public let x: Double
  /// The lower edge.
  public let y: Double
  public let width: Double
  public let height: Double

  /// The left edge, under matplotlib's name.
  public func getX() -> Double { x }
  /// The lower edge, under matplotlib's name.
  public func getY() -> Double { y }
  /// The width, under matplotlib's name.
  public func getWidth() -> Double { width }
  /// The height, under matplotlib's name.
  public func getHeight() -> Double { height }
}
