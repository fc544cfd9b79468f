import CKernels

/// Reduces neighbouring axes together and the rest pass by pass, from the innermost outwards.
package func reductionKernel(
  _ code: ck_reduce_op, _ x: TensorSpec, _ output: TensorSpec, _ attribute: Attribute
) -> Kernel {
  guard case .axes(let axes, _) = attribute else { preconditionFailure("no axes") }
  var passes: [ReductionPass] = []
  var dims = x.dims
  var remaining = axes.sorted()
  while let last = remaining.popLast() {
    var first = last
    while let previous = remaining.last, previous == first - 1 {
      first = previous
      remaining.removeLast()
    }
    passes.append(
      ReductionPass(
        code: code, dtype: x.dtype, outer: dims[..<first].reduce(1, *),
        n: dims[first...last].reduce(1, *), inner: dims[(last + 1)...].reduce(1, *)))
    for axis in first...last { dims[axis] = 1 }
  }
  if passes.isEmpty {
    let bytes = output.byteCount
    return { $0[1].copyMemory(from: $0[0], byteCount: bytes) }
  }
  if passes.count == 1 { return passes[0].kernel() }
  let scratch = passes.dropLast().map { Storage(byteCount: $0.outer * $0.inner * x.dtype.size) }
  let kernels = passes.map { $0.kernel() }
  return { addresses in
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 2) { pair in
      pair.initializeElement(at: 0, to: addresses[0])
      for (index, kernel) in kernels.enumerated() {
        pair[1] = index == kernels.count - 1 ? addresses[1] : scratch[index].pointer
        kernel(UnsafePointer(pair.baseAddress!))
        pair[0] = pair[1]
      }
    }
  }
}

/// [outer, n, inner] reduced to [outer, inner]. How a pass is cut depends on its shape alone, so that
/// results are the same for any number of threads.
struct ReductionPass {
  let code: ck_reduce_op
  let dtype: DType
  let outer: Int
  let n: Int
  let inner: Int

  private static let manyRows = 8
  /// Columns of one block; a whole number of what the loops take at a time.
  private static let columns = 512

  func kernel() -> Kernel {
    let size = dtype.size
    let (outer, n, inner) = (self.outer, self.n, self.inner)
    let loop = ck_reduce(Int32(code.rawValue), Int32(dtype.rawValue))!
    if outer * n * inner < 2 * elementwiseGrain { return { loop(outer, n, inner, $0[0], $0[1]) } }
    if outer >= Self.manyRows {
      return parallelKernel(outer, grain: max(1, elementwiseGrain / max(n * inner, 1))) { rows, addresses in
        loop(
          rows.count, n, inner, addresses[0] + rows.lowerBound * n * inner * size,
          addresses[1] + rows.lowerBound * inner * size)
      }
    }
    return inner >= 4 * Self.columns ? byColumns() : byLines()
  }

  /// A few long lines: blocks of columns.
  private func byColumns() -> Kernel {
    let (size, n, inner) = (dtype.size, self.n, self.inner)
    let loop = ck_reduce_lines(Int32(code.rawValue), Int32(dtype.rawValue))!
    let blocks = (inner + Self.columns - 1) / Self.columns
    let grain = max(1, elementwiseGrain / max(n * Self.columns, 1))
    return parallelKernel(outer * blocks, grain: grain) { range, addresses in
      for block in range {
        let (row, first) = (block / blocks, block % blocks * Self.columns)
        loop(
          1, n, min(Self.columns, inner - first), inner,
          addresses[0] + (row * n * inner + first) * size, addresses[1] + (row * inner + first) * size)
      }
    }
  }

  /// Many short lines: partial results of blocks of lines, in float64 for floats, then those reduced.
  private func byLines() -> Kernel {
    let (size, outer, n, inner) = (dtype.size, self.outer, self.n, self.inner)
    let isWide = ck_reduce_wide(Int32(code.rawValue), Int32(dtype.rawValue)) != nil
    let partialType = isWide ? DType.float64 : dtype
    let loop = isWide
      ? ck_reduce_wide(Int32(code.rawValue), Int32(dtype.rawValue))!
      : ck_reduce(Int32(code.rawValue), Int32(dtype.rawValue))!
    let gather = ck_reduce(Int32(code.rawValue), Int32(partialType.rawValue))!
    let finish = ck_cast(Int32(partialType.rawValue), Int32(dtype.rawValue))!
    let lines = max(1, elementwiseGrain / inner)
    let blocks = (n + lines - 1) / lines
    let partials = Storage(byteCount: outer * (blocks + 1) * inner * partialType.size)
    let results = partials.pointer + outer * blocks * inner * partialType.size
    let share = parallelKernel(outer * blocks, grain: 1) { range, addresses in
      for block in range {
        let (row, first) = (block / blocks, block % blocks * lines)
        loop(
          1, min(lines, n - first), inner, addresses[0] + (row * n + first) * inner * size,
          partials.pointer + block * inner * partialType.size)
      }
    }
    return { addresses in
      share(addresses)
      gather(outer, blocks, inner, partials.pointer, results)
      finish(outer * inner, results, addresses[1])
    }
  }
}
