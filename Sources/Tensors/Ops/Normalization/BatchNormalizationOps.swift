import CKernels
import Glibc

/// Normalisation of each channel (the last axis) by its mean and variance over all other axes.
package enum BatchNormalizationOps {
  /// x [..., c] gives [2, c]: means, then variances (of the population).
  package static let moments: Op = Op(
    "channelMoments",
    infer: { inputs, _ in
      try check(inputs[0], [])
      return TensorSpec(inputs[0].dtype, [2, inputs[0].dims.last!])
    },
    prepare: { inputs, output, _ in
      let (x, c) = (inputs[0], output.dims[1])
      let rows = x.elementCount / max(c, 1)
      let sums = ChannelSums(rows, c, x.dtype)
      return { at in
        if rows == 0 {
          for index in 0..<(2 * c) { write(.nan, at[1], index, x.dtype) }
          return
        }
        // Deviations from the first row, which is somewhere among the numbers.
        let (first, second) = sums.run { range, first, second, room in
          ck_channel_sums(
            Int32(x.dtype.rawValue), range.count, c, at[0] + range.lowerBound * c * x.dtype.size, at[0], first,
            second, room)
        }
        for index in 0..<c {
          let shift = first[index] / Double(rows)
          write(readDouble(at[0], index, x.dtype) + shift, at[1], index, x.dtype)
          write(max(second[index] / Double(rows) - shift * shift, 0), at[1], c + index, x.dtype)
        }
      }
    },
    gradient: { g in
      // dx = (dmean + 2 (x - mean) dvariance) / rows
      let (mean, dMean, dVariance) = (g.output[0], g.upstream[0], g.upstream[1])
      let rows = Array(0..<(g.x.rank - 1))
      let count = dispatch(ReductionOps.reductionCount, [g.x], .axes(rows, keepdims: false))
      return [(dMean + (g.x - mean) * (dVariance * 2)) / count]
    },
    samples: [
      OpSample([sampleImage]), OpSample([.init(.float32, [2], [1, 2])]),
      OpSample([.init(.float64, [], [1])], isRefused: true),
      OpSample([.init(.int32, [2], [1, 2])], isRefused: true),
    ])

  /// inputs: x, scale, offset, moments(x). (x - mean) / sqrt(variance + epsilon) * scale + offset, as
  /// in training: the gradient of x includes the way through its moments, that of the moments is
  /// therefore none.
  package static let normalize: Op = Op(
    "batchNormalization",
    infer: { inputs, _ in
      try check(inputs[0], [inputs[1], inputs[2]], inputs[3])
      return inputs[0]
    },
    prepare: { inputs, output, attribute in
      let (x, c) = (inputs[0], output.dims.last!)
      let factors = Storage(byteCount: c * x.dtype.size)
      let affine = parallelKernel(x.elementCount / c, grain: max(1, elementwiseGrain / c)) { rows, at in
        let start = rows.lowerBound * c * x.dtype.size
        ck_channel_affine(
          Int32(x.dtype.rawValue), rows.count, c, at[0] + start, at[3], factors.pointer, at[2], at[4] + start)
      }
      return { at in
        for index in 0..<c {
          let inverse = inverseDeviation(at[3], index, c, x.dtype, attribute)
          write(inverse * readDouble(at[1], index, x.dtype), factors.pointer, index, x.dtype)
        }
        affine(at)
      }
    },
    gradient: { g in
      let sums = dispatch(sums, [g.upstream, g.x, g.inputs[3]], g.attribute)
      return [
        dispatch(inputGradient, [g.upstream, g.x, g.inputs[1], g.inputs[3], sums], g.attribute),
        sums[1], sums[0], nil,
      ]
    },
    samples: [
      OpSample([sampleImage, sampleScale, sampleOffset, sampleMoments], .epsilon(1e-3), checksGradient: false),
      OpSample([sampleImage, sampleScale, sampleOffset, sampleScale], .epsilon(1e-3), isRefused: true),
      OpSample([sampleImage, sampleMoments, sampleOffset, sampleMoments], .epsilon(1e-3), isRefused: true),
    ])

  /// inputs: upstream, x, moments(x). [2, c]: sum(u), then sum(u * normalised x): the gradients of
  /// offset and scale.
  static let sums: Op = Op(
    "batchNormalizationSums",
    infer: { inputs, _ in
      try check(inputs[1], [], inputs[2])
      return TensorSpec(inputs[1].dtype, [2, inputs[1].dims.last!])
    },
    prepare: { inputs, output, attribute in
      let (x, c) = (inputs[1], output.dims[1])
      let sums = ChannelSums(x.elementCount / c, c, x.dtype)
      return { at in
        let (first, second) = sums.run { range, first, second, room in
          let start = range.lowerBound * c * x.dtype.size
          ck_channel_products(
            Int32(x.dtype.rawValue), range.count, c, at[0] + start, at[1] + start, at[2], first, second, room)
        }
        for index in 0..<c {
          write(first[index], at[3], index, x.dtype)
          write(second[index] * inverseDeviation(at[2], index, c, x.dtype, attribute), at[3], c + index, x.dtype)
        }
      }
    },
    gradient: { g in
      composedGradient(g) { inputs in
        let (hat, _) = normalized(inputs[1], inputs[2], g.attribute)
        let rows = Array(0..<(hat.rank - 1))
        return tf.stack([inputs[0].sum(axis: rows), (inputs[0] * hat).sum(axis: rows)])
      }
    },
    samples: [
      OpSample([sampleUpstream, sampleImage, sampleMoments], .epsilon(1e-3)),
      OpSample([sampleUpstream, sampleImage, sampleScale], .epsilon(1e-3), isRefused: true),
    ])

  /// inputs: upstream, x, scale, moments(x), sums. scale / deviation * (u - mean(u) - x^ mean(u x^)).
  static let inputGradient: Op = Op(
    "batchNormalizationInputGradient",
    infer: { inputs, _ in
      try check(inputs[1], [inputs[2]], inputs[3])
      try check(inputs[1], [], inputs[4])
      return inputs[1]
    },
    prepare: { inputs, output, attribute in
      let (x, c) = (inputs[1], output.dims.last!)
      let (rows, size) = (x.elementCount / c, x.dtype.size)
      let factors = Storage(byteCount: 3 * c * size)
      let (a, b, d) = (factors.pointer, factors.pointer + c * size, factors.pointer + 2 * c * size)
      let mix = parallelKernel(rows, grain: max(1, elementwiseGrain / c)) { range, at in
        let start = range.lowerBound * c * size
        ck_channel_mix(
          Int32(x.dtype.rawValue), range.count, c, at[0] + start, at[1] + start, at[3], a, b, d, at[5] + start)
      }
      return { at in
        for index in 0..<c {
          let inverse = inverseDeviation(at[3], index, c, x.dtype, attribute)
          let factor = inverse * readDouble(at[2], index, x.dtype)
          write(factor, a, index, x.dtype)
          write(-factor * inverse * readDouble(at[4], c + index, x.dtype) / Double(rows), b, index, x.dtype)
          write(-factor * readDouble(at[4], index, x.dtype) / Double(rows), d, index, x.dtype)
        }
        withExtendedLifetime(factors) { mix(at) }
      }
    },
    gradient: { g in
      composedGradient(g) { inputs in
        let (hat, inverse) = normalized(inputs[1], inputs[3], g.attribute)
        let rows = Array(0..<(hat.rank - 1))
        let count = dispatch(ReductionOps.reductionCount, [inputs[1]], .axes(rows, keepdims: false))
        return inputs[2] * inverse * (inputs[0] - inputs[4][0] / count - hat * (inputs[4][1] / count))
      }
    },
    samples: [
      OpSample([sampleUpstream, sampleImage, sampleScale, sampleMoments, sampleMoments], .epsilon(1e-3)),
      OpSample([sampleUpstream, sampleImage, sampleScale, sampleMoments, sampleScale], .epsilon(1e-3), isRefused: true),
    ])

  package static let all = [moments, normalize, sums, inputGradient]

  /// The formula in operations that have gradients of all orders.
  private static func normalized(_ x: Tensor, _ moments: Tensor, _ attribute: Attribute) -> (Tensor, Tensor) {
    let inverse = dispatch(ArithmeticOps.rsqrt, [moments[1] + epsilon(attribute)])
    return ((x - moments[0]) * inverse, inverse)
  }

  private static func epsilon(_ attribute: Attribute) -> Double {
    guard case .epsilon(let epsilon) = attribute else { preconditionFailure("no epsilon") }
    return epsilon
  }

  private static func inverseDeviation(
    _ moments: UnsafeMutableRawPointer, _ channel: Int, _ c: Int, _ dtype: DType, _ attribute: Attribute
  ) -> Double {
    1 / (readDouble(moments, c + channel, dtype) + epsilon(attribute)).squareRoot()
  }

  private static func write(_ value: Double, _ to: UnsafeMutableRawPointer, _ index: Int, _ dtype: DType) {
    if dtype == .float32 {
      to.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
    } else {
      to.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
    }
  }

  private static func check(_ x: TensorSpec, _ vectors: [TensorSpec], _ moments: TensorSpec? = nil) throws {
    let name = "batchNormalization"
    guard x.dtype.isFloating else {
      throw Op.failure(name, "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
    }
    guard let c = x.dims.last, c != -1 else {
      throw Op.failure(name, "takes a tensor with a known number of channels, found shape \(x.shapeText)")
    }
    for vector in vectors where vector.dtype != x.dtype || vector.dims != [c] {
      throw Op.failure(
        name, "scale and offset are \(x.dtype.name) of shape (\(c),), found \(vector.dtype.name) \(vector.shapeText)")
    }
    if let moments, moments.dims != [2, c] || moments.dtype != x.dtype {
      throw Op.failure(name, "moments are \(x.dtype.name) of shape (2, \(c)), found \(moments.dtype.name) \(moments.shapeText)")
    }
  }
}

/// Two sums per channel over many rows, computed in shares: what the statistics have in common.
private final class ChannelSums {
  private let rows: Int
  private let channels: Int
  private let parts: Int
  private let length: Int
  private let totals: Storage
  private let rooms: Storage
  private let roomBytes: Int

  init(_ rows: Int, _ channels: Int, _ dtype: DType) {
    (self.rows, self.channels) = (rows, channels)
    parts = max(1, min(2 * ThreadPool.shared.threadCount, rows * channels / elementwiseGrain))
    length = (rows + parts - 1) / parts
    roomBytes = (2 * channels * dtype.size + 63) & ~63
    totals = Storage(byteCount: parts * 2 * channels * 8)
    rooms = Storage(byteCount: parts * roomBytes)
  }

  func run(
    _ body: (Range<Int>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutableRawPointer) -> Void
  ) -> (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) {
    let sums = totals.pointer.assumingMemoryBound(to: Double.self)
    let width = 2 * channels
    sums.initialize(repeating: 0, count: parts * width)
    ThreadPool.shared.parallelFor(parts, grain: 1) { range in
      for part in range {
        let first = min(part * length, rows)
        let own = sums + part * width
        body(first..<min(first + length, rows), own, own + channels, rooms.pointer + part * roomBytes)
      }
    }
    for part in 1..<max(parts, 1) { for index in 0..<width { sums[index] += sums[part * width + index] } }
    return (sums, sums + channels)
  }
}

private let sampleImage = OpSample.Input(.float64, [2, 2, 2], [1, 5, 2, -1, 4, 0.5, -1, 3])
private let sampleUpstream = OpSample.Input(.float64, [2, 2, 2], [0.5, -1, 2, 1, 0.25, -0.75, 1, 3])
private let sampleScale = OpSample.Input(.float64, [2], [1, 0.5])
private let sampleOffset = OpSample.Input(.float64, [2], [0.1, -1])
private let sampleMoments = OpSample.Input(.float64, [2, 2], [1.5, 1.875, 3.25, 5.046875])
