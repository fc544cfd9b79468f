import CKernels

/// Kernels for float16 and bfloat16 out of those for float32: operands are widened into memory the kernel
/// keeps, the result is rounded once. Other dtypes pass through.
package func computingHalvesInFloat32(
  _ prepare: @escaping ([TensorSpec], TensorSpec, Attribute) -> Kernel
) -> ([TensorSpec], TensorSpec, Attribute) -> Kernel {
  { inputs, output, attribute in
    guard output.dtype.isHalf || inputs.contains(where: { $0.dtype.isHalf }) else {
      return prepare(inputs, output, attribute)
    }
    let kernel = prepare(inputs.map(widened), widened(output), attribute)
    let specs = inputs + [output]
    let scratch = specs.map { $0.dtype.isHalf ? Storage(byteCount: widened($0).byteCount) : nil }
    let last = inputs.count
    return { addresses in
      withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: specs.count) { wide in
        for index in specs.indices {
          wide.initializeElement(at: index, to: scratch[index]?.pointer ?? addresses[index])
          if index < last, specs[index].dtype.isHalf {
            convert(specs[index], addresses[index], .float32, wide[index])
          }
        }
        kernel(UnsafePointer(wide.baseAddress!))
        if output.dtype.isHalf { convert(widened(output), wide[last], output.dtype, addresses[last]) }
      }
    }
  }
}

private func widened(_ spec: TensorSpec) -> TensorSpec {
  TensorSpec(spec.dtype.isHalf ? .float32 : spec.dtype, spec.dims)
}

private func convert(
  _ spec: TensorSpec, _ from: UnsafeMutableRawPointer, _ dtype: DType, _ to: UnsafeMutableRawPointer
) {
  let loop = ck_cast(Int32(spec.dtype.rawValue), Int32(dtype.rawValue))!
  let (fromSize, toSize) = (spec.dtype.size, dtype.size)
  ThreadPool.shared.parallelFor(spec.elementCount, grain: elementwiseGrain) { range in
    loop(range.count, from + range.lowerBound * fromSize, to + range.lowerBound * toSize)
  }
}

/// One element of a block of float16 or bfloat16.
func readHalf(_ pointer: UnsafeRawPointer, _ index: Int, _ dtype: DType) -> Float {
  var value: Float = 0
  ck_widen(Int32(dtype.rawValue), 1, pointer + index * 2, &value)
  return value
}

/// Rounds a number once to float16; to bfloat16 by way of float32, as TensorFlow does.
func storeHalf(_ value: Double, _ pointer: UnsafeMutableRawPointer, _ index: Int, _ dtype: DType) {
  if dtype == .float16 {
    pointer.storeBytes(of: Float16(value), toByteOffset: index * 2, as: Float16.self)
  } else {
    var value = Float(value)
    ck_narrow(Int32(dtype.rawValue), 1, &value, pointer + index * 2)
  }
}
