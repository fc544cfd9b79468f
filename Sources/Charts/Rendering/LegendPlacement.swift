/// Where a legend hides the least.
struct LegendPlacement {
  private var counts: [LegendPlace: Int] = [:]

  /// Counts the data points in each corner of the axes.
  init(_ axes: Axes, _ x: (low: Double, high: Double), _ y: (low: Double, high: Double)) {
    for artist in axes.artists {
      switch artist {
      case .line(let line): count(line.x, line.y, x, y)
      case .scatter(let points): count(points.x, points.y, x, y)
      case .errors(let bars): count(bars.x, bars.y, x, y)
      case .bars(let bars): count(bars.bars.map { $0.x + $0.width / 2 }, bars.bars.map { $0.y + $0.height }, x, y)
      case .band(let band): count(band.x, band.high, x, y)
      case .image, .rule: break
      }
    }
  }

  private mutating func count(
    _ xs: [Double], _ ys: [Double], _ x: (low: Double, high: Double), _ y: (low: Double, high: Double)
  ) {
    // A few hundred points tell as much as all of them.
    for index in stride(from: 0, to: min(xs.count, ys.count), by: max(1, xs.count / 400)) {
      let (across, up) = ((xs[index] - x.low) / (x.high - x.low), (ys[index] - y.low) / (y.high - y.low))
      guard across.isFinite, up.isFinite else { continue }
      let (isLeft, isRight, isLow, isHigh) = (across < 0.4, across > 0.6, up < 0.35, up > 0.65)
      if isHigh, isRight { counts[.upperRight, default: 0] += 1 }
      if isHigh, isLeft { counts[.upperLeft, default: 0] += 1 }
      if isLow, isLeft { counts[.lowerLeft, default: 0] += 1 }
      if isLow, isRight { counts[.lowerRight, default: 0] += 1 }
    }
  }

  /// gnuplot's words for a place.
  func place(_ wanted: LegendPlace) -> String {
    switch wanted {
    case .best:
      let corners: [LegendPlace] = [.upperRight, .upperLeft, .lowerLeft, .lowerRight]
      return place(corners.min { counts[$0, default: 0] < counts[$1, default: 0] }!)
    case .upperRight: return "inside right top"
    case .upperLeft: return "inside left top"
    case .lowerLeft: return "inside left bottom"
    case .lowerRight: return "inside right bottom"
    case .right, .centerRight: return "inside right center"
    case .centerLeft: return "inside left center"
    case .lowerCenter: return "inside center bottom"
    case .upperCenter: return "inside center top"
    case .center: return "inside center center"
    }
  }
}
