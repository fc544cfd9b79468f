import CKernels
import COneDNN
import COpenBLAS
import Synchronization

package enum ConvolutionDirection: Int32, Hashable { case forward = 0, inputGradient, filterGradient }

/// The kernel of one direction. Its addresses are those of its two inputs and its result, which are
/// (x, f, y), (u, f, dx) or (x, u, df).
package func convolutionKernel(
  _ direction: ConvolutionDirection, _ plan: ConvolutionPlan, input: TensorSpec, filter: TensorSpec,
  output: TensorSpec
) -> Kernel {
  let result: TensorSpec =
    switch direction {
    case .forward: output
    case .inputGradient: input
    case .filterGradient: filter
    }
  if input.elementCount == 0 || filter.elementCount == 0 || output.elementCount == 0 {
    let bytes = result.byteCount
    return { $0[2].initializeMemory(as: UInt8.self, repeating: 0, count: bytes) }
  }
  guard
    let geometry = try? WindowGeometry(
      plan.name, input: ConvolutionOps.spatial(input.dims), kernel: Array(filter.dims.dropLast(2)),
      plan: plan.window)
  else { preconditionFailure("a shape the rule has let pass") }
  let groups = input.dims.last! / filter.dims[filter.dims.count - 2]
  if input.dtype == .float64 {
    return DoubleConvolution(direction, geometry, input, filter, output, groups).kernel
  }
  let key = SingleConvolution.Key(
    direction: direction, window: plan.window, groups: groups, input: input.dims, filter: filter.dims,
    threads: ThreadPool.shared.threadCount)
  guard let prepared = SingleConvolution.prepared(key, geometry) else {
    let name = plan.name
    let reason = cd_unavailable().map { String(cString: $0) } ?? "oneDNN has no kernel for \(input.shapeText) and \(filter.shapeText)"
    return { _ in _ = failed(name, reason) }
  }
  let name = plan.name
  return { addresses in
    if !prepared.run(addresses[0], addresses[1], addresses[2]) {
      _ = failed(name, "oneDNN could not run the convolution of \(input.shapeText) and \(filter.shapeText)")
    }
  }
}

/// A float32 convolution in oneDNN, prepared once and kept for calls of the same shape: making its
/// machine code takes hundreds of microseconds.
private final class SingleConvolution: @unchecked Sendable {
  struct Key: Hashable {
    var direction: ConvolutionDirection
    var window: WindowPlan
    var groups: Int
    var input: [Int]
    var filter: [Int]
    var threads: Int
  }

  private let direction: ConvolutionDirection
  private let convolution: OpaquePointer
  private let blocks: Int
  /// The scratch memory serves one run at a time.
  private let turn = Mutex(())

  /// Those used lately; beyond this many all are forgotten, except by the plans that hold them.
  private static let capacity = 128
  private static let known = Mutex<[Key: SingleConvolution]>([:])

  static func prepared(_ key: Key, _ geometry: WindowGeometry) -> SingleConvolution? {
    known.withLock { known in
      if let found = known[key] { return found }
      guard let made = SingleConvolution(key, geometry) else { return nil }
      if known.count >= capacity { known.removeAll() }
      known[key] = made
      return made
    }
  }

  private init?(_ key: Key, _ geometry: WindowGeometry) {
    func three(_ values: [Int]) -> (Int, Int, Int) {
      let all = values + [0, 0]
      return (all[0], all[1], all[2])
    }
    let (batch, channels, outputs) = (key.input[0], key.input.last!, key.filter.last!)
    var shape = cd_shape(
      axes: Int32(geometry.input.count), batch: batch, groups: key.groups, channels: channels,
      outputs: outputs, input: three(geometry.input), output: three(geometry.output),
      kernel: three(geometry.kernel), stride: three(geometry.strides),
      dilation: three(geometry.dilations), before: three(geometry.before), after: three(geometry.after))
    let multiplications =
      Double(batch * geometry.output.reduce(1, *)) * Double(key.filter.dropLast().reduce(outputs, *))
    // Shares of the filter's gradient are added up at the end: fewer of them.
    let perThread = key.direction == .filterGradient ? 2 : 4
    let wanted = key.threads == 1 || multiplications < 1e6 ? 1 : key.threads * perThread
    guard
      let made = cd_convolution_create(key.direction.rawValue, &shape, Int32(min(wanted, batch)))
    else { return nil }
    direction = key.direction
    convolution = made
    blocks = Int(cd_convolution_blocks(made))
  }

  deinit { cd_convolution_destroy(convolution) }

  func run(_ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer) -> Bool {
    let isFilter = direction == .filterGradient
    let from = a.assumingMemoryBound(to: Float.self)
    let to = (isFilter ? b : out).assumingMemoryBound(to: Float.self)
    return turn.withLock { _ in
      guard cd_convolution_start(convolution, b.assumingMemoryBound(to: Float.self)) != 0 else { return false }
      let failures = Atomic<Int>(0)
      ThreadPool.shared.parallelFor(blocks, grain: 1) { range in
        for block in range where cd_convolution_block(convolution, Int32(block), from, to) == 0 {
          failures.add(1, ordering: .relaxed)
        }
      }
      cd_convolution_finish(convolution, out.assumingMemoryBound(to: Float.self))
      return failures.load(ordering: .relaxed) == 0
    }
  }
}

/// A float64 convolution, which oneDNN does not have: windows are laid out as rows of a matrix, a
/// tile of output positions at a time, and multiplied with the filter.
private struct DoubleConvolution {
  private let direction: ConvolutionDirection
  private let window: ck_window
  private let batch, groups, channels, outputs, positions, inputPositions, taps: Int
  /// Output positions per tile, so that a tile of windows stays around 4 MB.
  private let tile: Int

  init(
    _ direction: ConvolutionDirection, _ geometry: WindowGeometry, _ input: TensorSpec,
    _ filter: TensorSpec, _ output: TensorSpec, _ groups: Int
  ) {
    SingleThreadedLibraries.enterOpenBLAS()
    self.direction = direction
    window = geometry.loops
    (batch, self.groups, channels, outputs) = (input.dims[0], groups, input.dims.last!, output.dims.last!)
    (positions, inputPositions) = (geometry.output.reduce(1, *), geometry.input.reduce(1, *))
    taps = geometry.kernel.reduce(1, *)
    tile = min(positions, max(1, 500_000 / (taps * (channels / groups))))
  }

  var kernel: Kernel {
    let bytes = taps * (channels / groups) * outputs * 8
    return { addresses in
      let (a, b, out) = (
        addresses[0].assumingMemoryBound(to: Double.self), addresses[1].assumingMemoryBound(to: Double.self),
        addresses[2].assumingMemoryBound(to: Double.self)
      )
      if direction == .filterGradient {
        addresses[2].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        images(0..<batch, a, b, out)
      } else {
        ThreadPool.shared.parallelFor(batch, grain: 1) { images($0, a, b, out) }
      }
    }
  }

  private func images(
    _ range: Range<Int>, _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let (perGroup, outputsPerGroup) = (channels / groups, outputs / groups)
    let width = taps * perGroup
    let rows = UnsafeMutablePointer<Double>.allocate(capacity: tile * width)
    defer { rows.deallocate() }
    withUnsafePointer(to: window) { window in
      for image in range {
        let (inputStart, outputStart) = (image * inputPositions * channels, image * positions * outputs)
        if direction == .inputGradient {
          (out + inputStart).initialize(repeating: 0, count: inputPositions * channels)
        }
        for group in 0..<groups {
          let (from, to) = (group * perGroup, group * outputsPerGroup)
          for first in stride(from: 0, to: positions, by: tile) {
            let count = min(tile, positions - first)
            let place = outputStart + first * outputs + to
            switch direction {
            case .forward:
              ck_im2col(window, first, count, channels, from, perGroup, 8, a + inputStart, rows)
              multiply(false, false, count, outputsPerGroup, width, rows, width, b + to, outputs, 0, out + place, outputs)
            case .inputGradient:
              multiply(false, true, count, width, outputsPerGroup, a + place, outputs, b + to, outputs, 0, rows, width)
              ck_col2im(Int32(DType.float64.rawValue), window, first, count, channels, from, perGroup, rows, out + inputStart)
            case .filterGradient:
              ck_im2col(window, first, count, channels, from, perGroup, 8, a + inputStart, rows)
              multiply(true, false, width, outputsPerGroup, count, rows, width, b + place, outputs, 1, out + to, outputs)
            }
          }
        }
      }
    }
  }

  private func multiply(
    _ ta: Bool, _ tb: Bool, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ lda: Int,
    _ b: UnsafePointer<Double>, _ ldb: Int, _ beta: Double, _ c: UnsafeMutablePointer<Double>, _ ldc: Int
  ) {
    cblas_dgemm(
      CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, Int32(m), Int32(n),
      Int32(k), 1, a, Int32(lda), b, Int32(ldb), beta, c, Int32(ldc))
  }
}
