import Foundation

/// The smallest interval that holds some numbers; those that are not finite do not count.
struct DataRange: Equatable {
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  /// Ends beyond which no margin is wanted: the foot of bars, the edges of an image.
  private var fixedEnds: [Double] = []

  var isEmpty: Bool { low > high }

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    low = min(low, value)
    high = max(high, value)
  }

  mutating func include(_ values: [Double]) { for value in values { include(value) } }

  mutating func include(fixed value: Double) {
    include(value)
    fixedEnds.append(value)
  }

  /// The limits that show all of it with matplotlib's margin of a twentieth on both sides.
  func limits(isLogarithmic: Bool) -> (low: Double, high: Double) {
    guard !isEmpty else { return isLogarithmic ? (1, 10) : (0, 1) }
    if isLogarithmic { return logarithmicLimits }
    var (low, high) = (low, high)
    if high - low <= max(abs(low), abs(high)) * 1e-15 {
      // One value: matplotlib's interval around it.
      let reach = low == 0 ? 0.05 : abs(low) * 0.05
      (low, high) = (low - reach, high + reach)
    }
    // Halves, so that a range as wide as all numbers has a width.
    let margin = (high / 2 - low / 2) * 0.1
    let wanted = (low: fixedEnds.contains(self.low) ? low : low - margin, high: fixedEnds.contains(self.high) ? high : high + margin)
    return (max(wanted.low, -Double.greatestFiniteMagnitude / 4), min(wanted.high, .greatestFiniteMagnitude / 4))
  }

  private var logarithmicLimits: (low: Double, high: Double) {
    guard high > 0 else { return (1, 10) }
    let low = low > 0 ? low : high / 1000
    if low == high { return (low / 10, high * 10) }
    let factor = pow(high / low, 0.05)
    return (max(low / factor, .leastNormalMagnitude), min(high * factor, .greatestFiniteMagnitude / 4))
  }
}
