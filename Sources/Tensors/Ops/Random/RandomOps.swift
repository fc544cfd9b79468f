import CKernels
import Glibc

/// What a random operation is asked for. Part of a graph node, hence hashable.
package struct RandomRequest: Hashable {
  package enum Kind: Hashable { case uniform, uniformInteger, normal, truncatedNormal }
  var kind: Kind
  var dtype: DType
  var dims: [Int]
  /// Bounds of an integer range; the real operations give standard numbers, which their callers scale.
  var low: Int64 = 0
  var high: Int64 = 0
  var globalSeed: UInt64
  var operationSeed: UInt64
}

package enum RandomOps {
  static let random: Op = Op(
    "random", .stateful,
    infer: { _, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      guard request.dims.allSatisfy({ $0 >= 0 }) else {
        throw Op.failure("random", "a shape has no negative axes, found \(request.dims)")
      }
      return TensorSpec(request.dtype, request.dims)
    },
    prepare: { _, output, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      let count = output.elementCount
      return { addresses in
        let start = RandomGenerator.reserve(
          request, (request.globalSeed, request.operationSeed), count)
        fill(request, count, start, addresses[0])
      }
    },
    samples: [
      OpSample(
        [],
        .random(RandomRequest(kind: .normal, dtype: .float32, dims: [3], globalSeed: 1, operationSeed: 2)))
    ])

  package static let all = [random]

  /// Uniform numbers in [0, 1) or standard normal ones.
  static func standard(_ kind: RandomRequest.Kind, _ dims: [Int], _ dtype: DType, _ seed: Int?) -> Tensor {
    let seeds = RandomGenerator.seeds(operation: seed)
    return dispatch(
      random, [],
      .random(
        RandomRequest(
          kind: kind, dtype: dtype, dims: dims, globalSeed: seeds.0, operationSeed: seeds.1)))
  }

  static func integers(_ dims: [Int], _ low: Int, _ high: Int, _ dtype: DType, _ seed: Int?) -> Tensor {
    guard low < high else {
      return failed("random.uniform", "minval must be below maxval, found \(low) and \(high)")
    }
    let seeds = RandomGenerator.seeds(operation: seed)
    return dispatch(
      random, [],
      .random(
        RandomRequest(
          kind: .uniformInteger, dtype: dtype, dims: dims, low: Int64(low), high: Int64(high),
          globalSeed: seeds.0, operationSeed: seeds.1)))
  }

  private static func fill(
    _ request: RandomRequest, _ count: Int, _ start: UInt64, _ out: UnsafeMutableRawPointer
  ) {
    var words = WordStream(
      key: request.globalSeed, high: request.operationSeed, start: start,
      expectedWords: request.dtype == .float64 || request.dtype == .int64 ? 2 * count : count)
    switch request.kind {
    case .uniform where request.dtype == .float32:
      let target = out.assumingMemoryBound(to: Float.self)
      for index in 0..<count { target[index] = unitFloat(words.next()) }
    case .uniform:
      let target = out.assumingMemoryBound(to: Double.self)
      for index in 0..<count { target[index] = unitDouble(words.next(), words.next()) }
    case .uniformInteger where request.dtype == .int64:
      let target = out.assumingMemoryBound(to: Int64.self)
      let range = UInt64(bitPattern: request.high &- request.low)
      for index in 0..<count {
        let low = UInt64(words.next())
        let sample = low | (UInt64(words.next()) << 32)
        target[index] = request.low &+ Int64(bitPattern: sample % range)
      }
    case .uniformInteger:
      let target = out.assumingMemoryBound(to: Int32.self)
      let range = UInt32(truncatingIfNeeded: request.high &- request.low)
      for index in 0..<count {
        target[index] = Int32(truncatingIfNeeded: request.low) &+ Int32(bitPattern: words.next() % range)
      }
    case .normal: fillNormal(request, count, &words, out)
    case .truncatedNormal: fillTruncated(request, count, &words, out)
    }
  }

  private static func fillNormal(
    _ request: RandomRequest, _ count: Int, _ words: inout WordStream, _ out: UnsafeMutableRawPointer
  ) {
    var index = 0
    while index < count {
      if request.dtype == .float32 {
        let pair = boxMuller(words.next(), words.next())
        let target = out.assumingMemoryBound(to: Float.self)
        target[index] = pair.0
        if index + 1 < count { target[index + 1] = pair.1 }
      } else {
        let pair = boxMuller(words.next(), words.next(), words.next(), words.next())
        let target = out.assumingMemoryBound(to: Double.self)
        target[index] = pair.0
        if index + 1 < count { target[index + 1] = pair.1 }
      }
      index += 2
    }
  }

  /// Normal numbers beyond two standard deviations are drawn again.
  private static func fillTruncated(
    _ request: RandomRequest, _ count: Int, _ words: inout WordStream, _ out: UnsafeMutableRawPointer
  ) {
    var index = 0
    func keep(_ value: Double) {
      guard Swift.abs(value) < 2, index < count else { return }
      if request.dtype == .float32 {
        out.assumingMemoryBound(to: Float.self)[index] = Float(value)
      } else {
        out.assumingMemoryBound(to: Double.self)[index] = value
      }
      index += 1
    }
    while index < count {
      let pair = boxMuller(words.next(), words.next())
      keep(Double(pair.0))
      keep(Double(pair.1))
    }
  }

  /// 23 bits of fraction under an exponent of 0, minus 1.
  private static func unitFloat(_ word: UInt32) -> Float {
    Float(bitPattern: (word & 0x7f_ffff) | 0x3f80_0000) - 1
  }

  private static func unitDouble(_ high: UInt32, _ low: UInt32) -> Double {
    Double(bitPattern: (UInt64(high & 0xf_ffff) << 32) | UInt64(low) | 0x3ff0_0000_0000_0000) - 1
  }

  private static func boxMuller(_ a: UInt32, _ b: UInt32) -> (Float, Float) {
    let u = Swift.max(unitFloat(a), 1e-7)
    let angle = Float(2 * Double.pi * Double(unitFloat(b)))
    let radius = sqrtf(-2 * logf(u))
    return (sinf(angle) * radius, cosf(angle) * radius)
  }

  private static func boxMuller(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (Double, Double) {
    let u = Swift.max(unitDouble(a, b), 1e-7)
    let angle = 2 * Double.pi * unitDouble(c, d)
    let radius = (-2 * Glibc.log(u)).squareRoot()
    return (Glibc.sin(angle) * radius, Glibc.cos(angle) * radius)
  }
}

/// The words of one Philox stream, computed a few blocks at a time.
private struct WordStream {
  private let key: UInt64
  private let high: UInt64
  private var block: UInt64
  private var buffer: [UInt32]
  private var position: Int

  init(key: UInt64, high: UInt64, start: UInt64, expectedWords: Int) {
    self.key = key
    self.high = high
    block = start
    let blocks = Swift.min(Swift.max((expectedWords + 3) / 4, 1), 256)
    buffer = [UInt32](repeating: 0, count: blocks * 4)
    position = buffer.count
  }

  mutating func next() -> UInt32 {
    if position == buffer.count {
      ck_philox(key, block, high, buffer.count / 4, &buffer)
      block &+= UInt64(buffer.count / 4)
      position = 0
    }
    defer { position += 1 }
    return buffer[position]
  }
}
