import Foundation

/// Leaves out points that nobody can see: a chart has only so many pixels.
enum Decimation {
  /// Points of a line below which all are drawn.
  private static let lineLimit = 5_000

  /// Of every pixel column the first, lowest, highest and last point: the drawn line is the same.
  ///
  /// Lines that turn back are left as they are, but for gaps nothing is added or moved.
  static func line(_ x: [Double], _ y: [Double], columns: Int) -> (x: [Double], y: [Double]) {
    guard x.count > lineLimit, let first = x.first, let last = x.last, first < last, (last - first).isFinite,
      zip(x, x.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return (x, y) }
    let buckets = max(columns, 100)
    var kept: [Int] = []
    var start = 0
    while start < x.count {
      let bucket = Int((x[start] - first) / (last - first) * Double(buckets))
      var end = start + 1
      while end < x.count, Int((x[end] - first) / (last - first) * Double(buckets)) == bucket { end += 1 }
      var (lowest, highest) = (start, start)
      var gap: Int?
      for index in start..<end {
        if !y[index].isFinite { gap = index; continue }
        if y[index] < y[lowest] || !y[lowest].isFinite { lowest = index }
        if y[index] > y[highest] || !y[highest].isFinite { highest = index }
      }
      kept += Set([start, lowest, highest, end - 1] + (gap.map { [$0] } ?? [])).sorted()
      start = end
    }
    return (kept.map { x[$0] }, kept.map { y[$0] })
  }

  private static let scatterLimit = 20_000

  /// Of the marks that begin in one small cell of the drawing one, as opaque as all of them together.
  static func scatter(
    _ points: ScatterArtist, _ x: (low: Double, high: Double), _ y: (low: Double, high: Double),
    _ pixels: (width: Double, height: Double)
  ) -> ScatterArtist {
    guard points.x.count > scatterLimit, points.colors.count == 1, points.sizes.count == 1 else { return points }
    // Cells a quarter of a mark wide: nothing moves by more than an eighth.
    let cell = max(points.sizes[0].squareRoot() / 3, 1.5)
    let (columns, rows) = (max(Int(pixels.width / cell), 1), max(Int(pixels.height / cell), 1))
    var counts = [Int32](repeating: 0, count: columns * rows)
    var kept: [(index: Int, cell: Int)] = []
    for index in points.x.indices {
      let across = (points.x[index] - x.low) / (x.high - x.low)
      let up = (points.y[index] - y.low) / (y.high - y.low)
      guard across >= 0, across <= 1, up >= 0, up <= 1 else { continue }
      let place = min(Int(up * Double(rows)), rows - 1) * columns + min(Int(across * Double(columns)), columns - 1)
      if counts[place] == 0 { kept.append((index, place)) }
      if counts[place] < 10_000 { counts[place] += 1 }
    }
    var thin = points
    thin.x = kept.map { points.x[$0.index] }
    thin.y = kept.map { points.y[$0.index] }
    let color = points.colors[0]
    if color.opacity < 1 {
      thin.colors = kept.map { entry in
        var own = color
        own.opacity = 1 - pow(1 - color.opacity, Double(counts[entry.cell]))
        return own
      }
    }
    return thin
  }
}
