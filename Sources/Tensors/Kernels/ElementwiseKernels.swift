import CKernels

/// Elements below which a loop stays on the calling thread.
package let elementwiseGrain = 32_768

package typealias UnaryLoop = ck_unary_fn
package typealias BinaryLoop = ck_binary_fn

/// A kernel that maps one loop of CKernels over all elements.
package func unaryKernel(_ loop: @escaping UnaryLoop, count: Int, inputSize: Int, outputSize: Int)
  -> Kernel
{
  if count < 2 * elementwiseGrain {
    return { addresses in loop(count, addresses[0], addresses[1]) }
  }
  return { addresses in
    let (x, out) = (addresses[0], addresses[1])
    ThreadPool.shared.parallelFor(count, grain: elementwiseGrain) { range in
      loop(range.count, x + range.lowerBound * inputSize, out + range.lowerBound * outputSize)
    }
  }
}

/// A kernel that broadcasts one two-operand loop of CKernels.
package func binaryKernel(
  _ loop: @escaping BinaryLoop, _ a: [Int], _ b: [Int], output: [Int], inputSize: Int,
  outputSize: Int
) -> Kernel {
  // Equal shapes and scalars need no odometer; eager operations are mostly these.
  let count = output.elementCount
  if count < 2 * elementwiseGrain {
    let isFullA = a == output
    let isFullB = b == output
    if (isFullA || a.elementCount == 1) && (isFullB || b.elementCount == 1) {
      let (sa, sb) = (isFullA ? 1 : 0, isFullB ? 1 : 0)
      return { addresses in loop(count, addresses[0], sa, addresses[1], sb, addresses[2]) }
    }
  }
  let plan = BroadcastLoop(output: output, operands: [a, b])
  let run = plan.run
  let (sa, sb) = (plan.runStrides[0], plan.runStrides[1])
  if plan.outer.isEmpty {
    if run < 2 * elementwiseGrain {
      return { addresses in loop(run, addresses[0], sa, addresses[1], sb, addresses[2]) }
    }
    return { addresses in
      let (x, y, out) = (addresses[0], addresses[1], addresses[2])
      ThreadPool.shared.parallelFor(run, grain: elementwiseGrain) { range in
        let start = range.lowerBound
        loop(
          range.count, x + start * sa * inputSize, sa, y + start * sb * inputSize, sb,
          out + start * outputSize)
      }
    }
  }
  return { addresses in
    let (x, y, out) = (addresses[0], addresses[1], addresses[2])
    plan.forEachRun { offsets, line in
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
  return { addresses in
    let (c, x, y, out) = (addresses[0], addresses[1], addresses[2], addresses[3])
    plan.forEachRun { offsets, line in
      ck_select(
        run, (c + offsets[0]).assumingMemoryBound(to: UInt8.self), strides[0],
        x + offsets[1] * size, strides[1], y + offsets[2] * size, strides[2],
        out + line * run * size, Int32(size))
    }
  }
}

/// Copies a strided view (strides in elements) into the contiguous output.
package func stridedReadKernel(_ dims: [Int], _ strides: [Int], offset: Int = 0, size: Int) -> Kernel {
  { addresses in
    ck_strided_read(
      Int32(dims.count), dims, strides, Int32(size), addresses[0] + offset * size, addresses[1])
  }
}
