import CKernels

/// Kernels of the recurrent operations for one form of input.
struct RecurrentRun {
  private let plan: RecurrentPlan
  private let dtype: DType
  private let batch: Int
  private let steps: Int
  private let units: Int
  private let grain: Int
  /// Zeros in place of a bias, a state or a gradient that is not there.
  private let zeros: Storage

  init(_ plan: RecurrentPlan, _ dims: [Int], _ kernel: TensorSpec) {
    self.plan = plan
    dtype = kernel.dtype
    (batch, steps, units) = (dims[0], dims[1], kernel.dims[0])
    // Products of fewer rows than this are not worth sharing out.
    let work = steps * units * plan.cell.gates * units
    grain = max(32, 1_000_000 / max(work, 1))
    let length = 6 * units * dtype.size
    zeros = Storage(byteCount: length)
    zeros.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: length)
    SingleThreadedLibraries.enterOpenBLAS()
  }

  private func product(
    _ rows: Int, _ a: UnsafeMutableRawPointer, _ kernel: UnsafeMutableRawPointer, transposed: Bool,
    _ out: UnsafeMutableRawPointer
  ) {
    let width = plan.cell.gates * units
    MatrixProduct.multiply(
      dtype, transposeA: false, transposeB: transposed, rows, transposed ? units : width, transposed ? width : units,
      a, transposed ? width : units, kernel, width, out, transposed ? units : width)
  }

  func forward() -> Kernel {
    let (plan, cell, size, steps, units, run) = (plan, plan.cell, dtype.size, steps, units, self)
    let (code, element) = (cell.code, Int32(dtype.rawValue))
    let (width, kept) = (cell.gates * units, cell.kept * units)
    let output = plan.mask + (plan.hasMask ? 1 : 0)
    return parallelKernel(batch, grain: grain) { rows, at in
      let n = rows.count
      let z = ck_scratch(n * (width + 2 * units) * size)!
      let h = z + n * width * size
      let c = h + n * units * size
      for (place, state) in [h, c].enumerated() {
        if plan.hasStates, place < cell.stateCount {
          state.copyMemory(from: at[plan.states + place] + rows.lowerBound * units * size, byteCount: n * units * size)
        } else {
          state.initializeMemory(as: UInt8.self, repeating: 0, count: n * units * size)
        }
      }
      let x = at[0] + rows.lowerBound * steps * width * size
      let out = at[output] + rows.lowerBound * steps * kept * size
      let mask = plan.hasMask ? at[plan.mask].assumingMemoryBound(to: UInt8.self) + rows.lowerBound * steps : nil
      for step in 0..<steps {
        if step > 0 || plan.hasStates {
          run.product(n, h, at[1], transposed: false, z)
        } else {
          z.initializeMemory(as: UInt8.self, repeating: 0, count: n * width * size)
        }
        ck_recurrent_step(
          code, element, n, units, z, x + step * width * size, steps * width,
          plan.hasBias ? at[plan.bias] : run.zeros.pointer, mask.map { $0 + step }, steps, h, c,
          out + step * kept * size, steps * kept)
      }
    }
  }

  func backward(isLastOnly: Bool) -> Kernel {
    let (plan, cell, size, steps, units, run) = (plan, plan.cell, dtype.size, steps, units, self)
    let (code, element, batch) = (cell.code, Int32(dtype.rawValue), batch)
    let (width, kept, parts) = (cell.gates * units, cell.kept * units, cell.gradientParts * units)
    let output = plan.backwardMask + (plan.hasMask ? 1 : 0)
    return parallelKernel(batch, grain: grain) { rows, at in
      let (n, first) = (rows.count, rows.lowerBound)
      let block = n * units * size
      let g = ck_scratch(n * (width + 3 * units) * size)!
      let (d, dc, dz) = (g + block, g + 2 * block, g + 3 * block)
      g.initializeMemory(as: UInt8.self, repeating: 0, count: 3 * block)
      if plan.hasCellGradient {
        dc.copyMemory(from: at[plan.cellGradient] + first * units * size, byteCount: block)
      }
      let saved = at[0] + first * steps * kept * size
      let up = at[2] + first * (isLastOnly ? 1 : steps) * units * size
      let out = at[output] + first * steps * parts * size
      let mask = plan.hasMask ? at[plan.backwardMask].assumingMemoryBound(to: UInt8.self) + first * steps : nil
      for step in stride(from: steps - 1, through: 0, by: -1) {
        let (previous, previousStride): (UnsafeMutableRawPointer, Int) =
          step > 0
          ? (saved + ((step - 1) * kept + cell.previousBlock * units) * size, steps * kept)
          : plan.hasStates
            ? (at[plan.backwardStates + cell.stateCount - 1] + first * units * size, units) : (run.zeros.pointer, 0)
        let (upstream, upStride): (UnsafeMutableRawPointer, Int) =
          !isLastOnly
          ? (up + step * units * size, steps * units) : step == steps - 1 ? (up, units) : (run.zeros.pointer, 0)
        ck_recurrent_step_grad(
          code, element, n, units, saved + step * kept * size, steps * kept, previous, previousStride, upstream,
          upStride, mask.map { $0 + step }, steps, g, d, dc, dz, out + step * parts * size, steps * parts)
        if step > 0 || plan.hasStates { run.product(n, dz, at[1], transposed: true, g) }
      }
      guard plan.hasStates else { return }
      let results = at[output] + (batch * steps * parts + first * units) * size
      ck_binary(Int32(CK_ADD.rawValue), element)!(n * units, g, 1, d, 1, results)
      if cell == .lstm { (results + batch * units * size).copyMemory(from: dc, byteCount: block) }
    }
  }
}
