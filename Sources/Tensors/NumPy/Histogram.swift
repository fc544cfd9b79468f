/// Values counted between edges in order, by NumPy's rules: an interval has its left edge, the last one both.
package struct Histogram {
  package let edges: [Double]
  /// How many values lie in each interval, or the sum of their weights.
  package private(set) var counts: [Double]

  /// At least two edges, none before the one to its left. Values beyond them and NaN do not count.
  package init(_ values: [Double], edges: [Double], weights: [Double]? = nil) {
    self.edges = edges
    counts = Array(repeating: 0, count: edges.count - 1)
    let (low, high) = (edges[0], edges[edges.count - 1])
    for (place, value) in values.enumerated() where value >= low && value <= high {
      let bin = Swift.min(edges.upperPlace(of: value), counts.count) - 1
      counts[bin] += weights?[place] ?? 1
    }
  }

  /// The edges of equal intervals from one finite number to another that is not below it.
  package static func equalEdges(_ bins: Int, from low: Double, to high: Double) -> [Double] {
    let (low, high) = low == high ? (low - 0.5, high + 0.5) : (low, high)
    // The whole width may be beyond all numbers.
    let width = (high - low).isFinite ? (high - low) / Double(bins) : high / Double(bins) - low / Double(bins)
    return (0...bins).map { $0 == bins ? high : Double($0) * width + low }
  }

  /// The counts as shares per unit: the areas add up to 1.
  package var densities: [Double] {
    let total = counts.reduce(0, +)
    return counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
  }
}

extension [Double] {
  /// The place behind the last element of a rising list that is not above the value.
  func upperPlace(of value: Double) -> Int {
    var (from, to) = (0, count)
    while from < to {
      let middle = (from + to) / 2
      if self[middle] <= value { from = middle + 1 } else { to = middle }
    }
    return from
  }
}
