import Glibc
import Tensors

/// Drawn clothing in the form of Fashion-MNIST: ten classes, 28 x 28 pixels of one byte.
///
/// Each garment is a few trapezoids in coordinates from -1 to 1, moved, turned, stretched, patterned and spoilt by noise
/// for each image. Similar classes overlap: a T-shirt's sleeves can be as long as a shirt's, and shoes point both ways,
/// so that a linear model is not enough. The number of an image alone decides how it looks.
package enum DrawnClothing {
  static let names = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
  ]
  static let side = 28

  /// Images (count, 28, 28, 1) in uint8 and their labels in int64; `first` is the number of the first image.
  package static func make(first: Int, count: Int) -> (images: Tensor, labels: Tensor) {
    let images = Tensor.uninitialized(.uint8, [count, side, side, 1])
    let labels = Tensor.uninitialized(.int64, [count])
    let pixels = images.pointer.assumingMemoryBound(to: UInt8.self)
    let classes = labels.pointer.assumingMemoryBound(to: Int64.self)
    ThreadPool.shared.parallelFor(count, grain: 64) { range in
      for image in range {
        var random = SplitMix64(seed: UInt64(first + image) &* 0x9E37_79B9_7F4A_7C15 ^ 0x5EED)
        let label = Int(random.next() >> 33) % names.count
        classes[image] = Int64(label)
        draw(label, &random, pixels + image * side * side)
      }
    }
    return (images, labels)
  }

  /// A shape between two heights with straight left and right edges.
  private struct Trapezoid {
    var top: Float, bottom: Float
    var left: Float, right: Float
    /// How much the edges move per unit of height.
    var leftSlope: Float = 0, rightSlope: Float = 0
    /// Brightness, relative to the garment; 0 cuts a hole.
    var tone: Float = 1

    init(_ top: Float, _ bottom: Float, _ left: (Float, Float), _ right: (Float, Float), tone: Float = 1) {
      self.top = top
      self.bottom = bottom
      self.left = left.0
      self.right = right.0
      let height = max(bottom - top, 0.01)
      leftSlope = (left.1 - left.0) / height
      rightSlope = (right.1 - right.0) / height
      self.tone = tone
    }

    /// How far inside a point is; negative outside.
    @inline(__always)
    func depth(_ u: Float, _ v: Float) -> Float {
      let below = v - top
      return min(min(below, bottom - v), min(u - (left + leftSlope * below), right + rightSlope * below - u))
    }
  }

  private static func draw(_ label: Int, _ random: inout SplitMix64, _ pixels: UnsafeMutablePointer<UInt8>) {
    func unit() -> Float { Float(random.next() >> 40) * (1 / 16_777_216) }
    func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }
    let parts = shape(label) { between($0, $1) }
    // Place, size, turn and slant.
    let (moveX, moveY) = (between(-0.15, 0.15), between(-0.15, 0.15))
    let (stretchX, stretchY) = (1 / between(0.75, 1.08), 1 / between(0.75, 1.08))
    let (angle, slant) = (between(-0.19, 0.19), between(-0.11, 0.11))
    let mirror: Float = unit() < 0.5 ? -1 : 1
    let (c, s) = (cosf(angle), sinf(angle))
    // Cloth: brightness, stripes, shade.
    let brightness = between(60, 240)
    let (stripes, direction) = (unit() < 0.5 ? between(0.15, 0.6) : 0, between(0, 3.14159))
    let (waveX, waveY, phase) = (cosf(direction) * between(5, 16), sinf(direction) * between(5, 16), between(0, 6.28))
    let (noise, background) = (between(8, 30), between(0, 30))
    // A blot hides part of the picture.
    let (blotX, blotY, blotSize) = (between(-1, 1), between(-1, 1), between(0.05, 0.42))
    parts.withUnsafeBufferPointer { parts in
      for row in 0..<side {
        let y = (Float(row) - 13.5) / 14 - moveY
        // Eight bits of noise at a time.
        var bits: UInt64 = 0
        for column in 0..<side {
          let x = (Float(column) - 13.5) / 14 - moveX
          let u = ((c * x + s * y) * stretchX + slant * y) * mirror
          let v = (c * y - s * x) * stretchY
          var value = background
          for part in parts {
            let cover = min(max(part.depth(u, v) * 14 + 0.5, 0), 1)
            if cover > 0 {
              let wave = stripes == 0 ? 0 : stripes * wavy(u * waveX + v * waveY + phase)
              value += cover * (brightness * part.tone * (1 - wave) - value)
            }
          }
          let (dx, dy) = (x - blotX, y - blotY)
          if dx * dx + dy * dy < blotSize * blotSize { value = background }
          if column & 3 == 0 { bits = random.next() }
          value += noise * Float(Int(bits & 0xff) + Int(bits >> 8 & 0xff) - 255) * (1.6 / 255)
          bits >>= 16
          pixels[row * side + column] = UInt8(min(max(value, 0), 255))
        }
      }
    }
  }

  /// A wave between 0 and 1 of period 2 pi, cheaper than a sine.
  @inline(__always)
  private static func wavy(_ x: Float) -> Float {
    let t = x * 0.15915494
    return abs(2 * (t - t.rounded(.down)) - 1)
  }

  private static func shape(_ label: Int, _ between: (Float, Float) -> Float) -> [Trapezoid] {
    switch label {
    case 0: return top(body: between(0.33, 0.42), length: between(0.55, 0.75), sleeve: between(0.2, 0.5), between)
    case 1: return trousers(between)
    case 2: return top(body: between(0.34, 0.44), length: between(0.5, 0.72), sleeve: between(0.85, 1.25), between)
    case 3: return dress(between)
    case 4:
      // Open in the middle, and longer.
      return top(body: between(0.36, 0.46), length: between(0.7, 0.92), sleeve: between(0.85, 1.3), between)
        + [Trapezoid(-0.72, 0.95, (-0.045, -0.045), (0.045, 0.045), tone: between(0, 0.5))]
    case 5: return sandal(between)
    case 6:
      // A collar and a row of buttons.
      return top(body: between(0.33, 0.43), length: between(0.55, 0.8), sleeve: between(0.35, 1.1), between)
        + [
          Trapezoid(-0.74, -0.5, (-0.2, -0.03), (0.2, 0.03), tone: between(1.1, 1.6)),
          Trapezoid(-0.5, between(0.2, 0.7), (-0.03, -0.03), (0.03, 0.03), tone: between(1.1, 1.6)),
        ]
    case 7: return sneaker(between)
    case 8: return bag(between)
    default: return boot(between)
    }
  }

  private static func top(body: Float, length: Float, sleeve: Float, _ between: (Float, Float) -> Float) -> [Trapezoid] {
    let flare = between(-0.04, 0.08)
    let end = -0.7 + sleeve
    let (width, spread) = (between(0.16, 0.26), between(0.12, 0.42) * sleeve)
    return [
      Trapezoid(-0.72, length, (-body, -body - flare), (body, body + flare)),
      Trapezoid(-0.7, end, (-body - width * 0.6, -body - width - spread), (-body + 0.1, -body - spread + 0.04)),
      Trapezoid(-0.7, end, (body - 0.1, body + spread - 0.04), (body + width * 0.6, body + width + spread)),
      Trapezoid(-0.8, between(-0.66, -0.52), (-0.16, -0.05), (0.16, 0.05), tone: 0),
    ]
  }

  private static func trousers(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    let (hip, hem, gap) = (between(0.24, 0.36), between(0.12, 0.22), between(0.02, 0.12))
    let end = between(0.6, 0.95)
    return [
      Trapezoid(-0.85, -0.4, (-hip + 0.03, -hip), (hip - 0.03, hip)),
      Trapezoid(-0.45, end, (-hip, -gap - hem), (-0.01, -gap)), Trapezoid(-0.45, end, (0.01, gap), (hip, gap + hem)),
    ]
  }

  private static func dress(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    let (waist, hem) = (between(0.14, 0.26), between(0.26, 0.52))
    let middle = between(-0.25, 0.05)
    var parts = [
      Trapezoid(-0.85, middle, (-between(0.2, 0.32), -waist), (between(0.2, 0.32), waist)),
      Trapezoid(middle - 0.02, between(0.65, 0.95), (-waist, -hem), (waist, hem)),
      Trapezoid(-0.9, between(-0.75, -0.55), (-0.13, -0.04), (0.13, 0.04), tone: 0),
    ]
    if between(0, 1) < 0.4 {
      parts.append(Trapezoid(-0.8, between(-0.55, -0.1), (-0.42, -0.5), (-0.2, -0.3)))
      parts.append(Trapezoid(-0.8, between(-0.55, -0.1), (0.2, 0.3), (0.42, 0.5)))
    }
    return parts
  }

  private static func sole(_ between: (Float, Float) -> Float) -> Trapezoid {
    Trapezoid(between(0.3, 0.4), between(0.44, 0.58), (-0.85, -0.82), (0.85, 0.8), tone: between(0.6, 1.4))
  }

  private static func sandal(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    var parts = [sole(between)]
    let height = between(-0.35, 0.05)
    for _ in 0..<(between(0, 1) < 0.5 ? 2 : 3) {
      let foot = between(-0.7, 0.7)
      let reach = between(-0.4, 0.4)
      parts.append(Trapezoid(height, 0.4, (foot + reach, foot), (foot + reach + 0.14, foot + 0.16)))
    }
    return parts
  }

  private static func sneaker(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    let (heel, tongue) = (between(-0.2, 0.1), between(-0.2, 0.15))
    return [
      Trapezoid(heel, 0.4, (-0.84, -0.86), (tongue, 0.84)),
      Trapezoid(between(0, 0.2), 0.4, (0.1, 0.1), (0.5, 0.86)),
      Trapezoid(heel - 0.1, heel + 0.15, (-0.5, -0.4), (tongue - 0.1, tongue - 0.15), tone: 0), sole(between),
    ]
  }

  private static func bag(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    let (width, edge) = (between(0.5, 0.85), between(-0.35, 0))
    let slope = between(-0.08, 0.12)
    let (handle, height) = (between(0.2, 0.45), between(0.2, 0.5))
    return [
      Trapezoid(edge - height, edge + 0.1, (-handle, -handle - 0.05), (handle, handle + 0.05), tone: between(0.6, 1.2)),
      Trapezoid(edge - height + 0.1, edge + 0.1, (-handle + 0.1, -handle + 0.06), (handle - 0.1, handle - 0.06), tone: 0),
      Trapezoid(edge, between(0.45, 0.75), (-width, -width - slope), (width, width + slope)),
    ]
  }

  private static func boot(_ between: (Float, Float) -> Float) -> [Trapezoid] {
    let (shaft, front) = (between(-0.85, -0.3), between(-0.15, 0.15))
    return [
      Trapezoid(shaft, 0.35, (-0.75, -0.82), (front, front + 0.1)), Trapezoid(between(-0.05, 0.15), 0.4, (-0.8, -0.84), (front + 0.2, 0.84)),
      sole(between),
    ]
  }
}
