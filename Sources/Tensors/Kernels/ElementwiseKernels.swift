import CKernels

/// Elements below which a loop stays on the calling thread.
package let elementwiseGrain = 32_768

package typealias UnaryLoop = ck_unary_fn
package typealias BinaryLoop = ck_binary_fn

/// A kernel that maps one loop of CKernels over all elements.
package func unaryKernel(_ loop: @escaping UnaryLoop, count: Int, inputSize: Int, outputSize: Int)
  -> Kernel
{
  if count < 2 * elementwiseGrain { return { addresses in loop(count, addresses[0], addresses[1]) } }
  return parallelKernel(count, grain: elementwiseGrain) { range, addresses in
    loop(
      range.count, addresses[0] + range.lowerBound * inputSize,
      addresses[1] + range.lowerBound * outputSize)
  }
}

/// A kernel that broadcasts one two-operand loop of CKernels.
package func binaryKernel(
  _ loop: @escaping BinaryLoop, _ a: [Int], _ b: [Int], output: [Int], inputSize: Int,
  outputSize: Int
) -> Kernel {
  // Equal shapes and scalars need no odometer; eager operations are mostly these.
  let count = output.elementCount
  let isFullA = a == output
  let isFullB = b == output
  if (isFullA || a.elementCount == 1) && (isFullB || b.elementCount == 1) {
    let (sa, sb) = (isFullA ? 1 : 0, isFullB ? 1 : 0)
    if count < 2 * elementwiseGrain {
      return { addresses in loop(count, addresses[0], sa, addresses[1], sb, addresses[2]) }
    }
    return parallelKernel(count, grain: elementwiseGrain) { range, addresses in
      let start = range.lowerBound
      loop(
        range.count, addresses[0] + start * sa * inputSize, sa, addresses[1] + start * sb * inputSize,
        sb, addresses[2] + start * outputSize)
    }
  }
  let plan = BroadcastLoop(output: output, operands: [a, b])
  let run = plan.run
  let (sa, sb) = (plan.runStrides[0], plan.runStrides[1])
  return parallelKernel(plan.outerCount, grain: max(1, elementwiseGrain / max(run, 1))) { lines, addresses in
    let (x, y, out) = (addresses[0], addresses[1], addresses[2])
    plan.forEachRun(lines) { offsets, line in
      loop(
        run, x + offsets[0] * inputSize, sa, y + offsets[1] * inputSize, sb,
        out + line * run * outputSize)
    }
  }
}

/// `out = condition ? a : b`, broadcast.
package func selectKernel(_ condition: [Int], _ a: [Int], _ b: [Int], output: [Int], size: Int)
  -> Kernel
{
  let plan = BroadcastLoop(output: output, operands: [condition, a, b])
  let run = plan.run
  let strides = plan.runStrides
  if plan.outer.isEmpty {
    let (sc, sa, sb) = (strides[0], strides[1], strides[2])
    return parallelKernel(run, grain: elementwiseGrain) { range, addresses in
      let start = range.lowerBound
      ck_select(
        range.count, (addresses[0] + start * sc).assumingMemoryBound(to: UInt8.self), sc,
        addresses[1] + start * sa * size, sa, addresses[2] + start * sb * size, sb,
        addresses[3] + start * size, Int32(size))
    }
  }
  return parallelKernel(plan.outerCount, grain: max(1, elementwiseGrain / max(run, 1))) { lines, addresses in
    let (c, x, y, out) = (addresses[0], addresses[1], addresses[2], addresses[3])
    plan.forEachRun(lines) { offsets, line in
      ck_select(
        run, (c + offsets[0]).assumingMemoryBound(to: UInt8.self), strides[0],
        x + offsets[1] * size, strides[1], y + offsets[2] * size, strides[2],
        out + line * run * size, Int32(size))
    }
  }
}

/// Copies a strided view (strides in elements) into the contiguous output.
package func stridedReadKernel(_ dims: [Int], _ strides: [Int], offset: Int = 0, size: Int) -> Kernel {
  let count = dims.elementCount
  let own = dims.contiguousStrides
  let rank = Int32(dims.count)
  // The axis to share out: an outer one where that is long enough, since inner ones make the lines short.
  guard count >= 2 * elementwiseGrain,
    let split = dims.firstIndex(where: { $0 >= 16 }) ?? dims.indices.max(by: { dims[$0] < dims[$1] })
  else {
    return { addresses in
      ck_strided_copy(rank, dims, strides, own, Int32(size), addresses[0] + offset * size, addresses[1])
    }
  }
  let grain = max(1, elementwiseGrain / (count / dims[split]))
  return parallelKernel(dims[split], grain: grain) { range, addresses in
    ck_strided_copy_part(
      rank, dims, strides, own, Int32(size), Int32(split), range.lowerBound, range.count,
      addresses[0] + offset * size, addresses[1])
  }
}
