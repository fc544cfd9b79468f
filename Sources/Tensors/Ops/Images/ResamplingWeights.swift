import Glibc

/// How the pixels of a resized image come from those of the original.
public enum ResizeMethod: Hashable, Sendable {
  /// Straight lines between neighbours.
  case bilinear
  /// The nearest pixel.
  case nearest
  /// Keys' cubic through four pixels.
  case bicubic
  /// The mean of the area a new pixel covers.
  case area
  /// Windowed sines over 3 and 5 pixels.
  case lanczos3, lanczos5
  /// A bell curve of radius 1.5.
  case gaussian
  /// Mitchell and Netravali's cubic.
  case mitchellcubic
}

/// For every output along an axis, the inputs it is made of: `span` weights from a start. Computed in
/// float32, step by step as TensorFlow's kernels compute them, so that digits agree.
final class ResamplingWeights: @unchecked Sendable {
  private(set) var starts: [Int64] = []
  private(set) var values: [Float] = []
  let span: Int

  init(_ plan: ResamplingPlan) {
    let rows = (0..<plan.outputs).map { Self.row(plan, $0) }
    span = min(plan.inputs, rows.map { ($0.last?.0 ?? 0) - ($0.first?.0 ?? 0) + 1 }.max() ?? 1)
    for row in rows {
      let start = min(row.first?.0 ?? 0, plan.inputs - span)
      starts.append(Int64(start))
      var weights = [Float](repeating: 0, count: span)
      for (index, weight) in row { weights[index - start] += weight }
      values += weights
    }
  }

  /// Positions in rising order and their weights.
  private static func row(_ plan: ResamplingPlan, _ output: Int) -> [(Int, Float)] {
    let scale = Float(plan.inputs) / Float(plan.outputs)
    let last = plan.inputs - 1
    switch plan.method {
    case .nearest:
      return [(min(max(Int(((Float(output) + 0.5) * scale).rounded(.down)), 0), last), 1)]
    case .area: return area(plan, output, scale)
    case .bilinear where !plan.antialias:
      let place = (Float(output) + 0.5) * scale - 0.5
      let (low, lerp) = (place.rounded(.down), place - place.rounded(.down))
      let (lower, upper) = (max(Int(low), 0), min(Int(place.rounded(.up)), last))
      if lower == upper { return [(lower, 1)] }
      return [(lower, 1 - lerp), (upper, lerp)]
    case .bicubic where !plan.antialias: return cubic(plan, output, scale)
    default: return sampled(plan, output)
    }
  }

  private static func area(_ plan: ResamplingPlan, _ output: Int, _ scale: Float) -> [(Int, Float)] {
    let (from, to) = (Float(output) * scale, Float(output + 1) * scale)
    var row: [(Int, Float)] = []
    for index in Int(from.rounded(.down))..<Int(to.rounded(.up)) {
      let place = Float(index)
      let share: Float =
        place < from ? (place + 1 > to ? scale : place + 1 - from) : (place + 1 > to ? to - place : 1)
      row.append((min(max(index, 0), plan.inputs - 1), share / scale))
    }
    return row
  }

  /// Four pixels, weights from a table of 1024 steps; those outside the image count for nothing.
  private static func cubic(_ plan: ResamplingPlan, _ output: Int, _ scale: Float) -> [(Int, Float)] {
    let place = (Float(output) + 0.5) * scale - 0.5
    let index = Int(place.rounded(.down))
    let step = Float(lrintf((place - Float(index)) * 1024))
    func near(_ step: Float) -> Float {
      let x: Float = step / 1024
      return ((1.5 * x - 2.5) * x) * x + 1
    }
    func far(_ step: Float) -> Float {
      let x: Float = step / 1024 + 1
      return ((-0.5 * x + 2.5) * x - 4) * x + 2
    }
    let weights: [(Int, Float)] = [
      (index - 1, far(step)), (index, near(step)), (index + 1, near(1024 - step)), (index + 2, far(1024 - step)),
    ]
    return normalized(weights.filter { $0.0 >= 0 && $0.0 < plan.inputs })
  }

  /// A kernel centred on the output's place, widened when shrinking with `antialias`.
  private static func sampled(_ plan: ResamplingPlan, _ output: Int) -> [(Int, Float)] {
    let inverse = 1 / (Float(plan.outputs) / Float(plan.inputs))
    let width: Float = plan.antialias ? max(inverse, 1) : 1
    let place = (Float(output) + 0.5) * inverse
    guard place >= 0, place <= Float(plan.inputs) else { return [(0, 0)] }
    let reach = radius(plan.method) * width
    let last = plan.inputs - 1
    let first = min(max(Int((place - reach - 0.5).rounded(.up)), 0), last)
    let end = min(max(Int((place + reach - 0.5).rounded(.down)), 0), last)
    guard first <= end else { return [(first, 0)] }
    return normalized((first...end).map { ($0, value(plan.method, (Float($0) + 0.5 - place) / width)) })
  }

  private static func normalized(_ row: [(Int, Float)]) -> [(Int, Float)] {
    let total = row.reduce(Float(0)) { $0 + $1.1 }
    guard abs(total) >= 1000 * Float.leastNormalMagnitude else { return row }
    return row.map { ($0.0, $0.1 * (1 / total)) }
  }

  private static func radius(_ method: ResizeMethod) -> Float {
    switch method {
    case .lanczos3: 3
    case .lanczos5: 5
    case .gaussian: 1.5
    case .bicubic, .mitchellcubic: 2
    case .bilinear, .nearest, .area: 1
    }
  }

  private static func value(_ method: ResizeMethod, _ signed: Float) -> Float {
    let x = abs(signed)
    switch method {
    case .lanczos3, .lanczos5:
      let radius = radius(method)
      if x > radius { return 0 }
      if x <= 1e-3 { return 1 }
      return radius * sinf(.pi * x) * sinf(.pi * x / radius) / (.pi * .pi * x * x)
    case .gaussian: return x >= 1.5 ? 0 : expf(-x * x / 0.5)
    case .bicubic:
      if x >= 2 { return 0 }
      return x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : ((1.5 * x - 2.5) * x) * x + 1
    case .mitchellcubic:
      if x >= 2 { return 0 }
      return x >= 1
        ? ((-7 / 18 * x + 2) * x - 10 / 3) * x + 16 / 9 : ((7 / 6 * x - 2) * x) * x + 8 / 9
    case .bilinear, .nearest, .area: return x < 1 ? 1 - x : 0
    }
  }
}
