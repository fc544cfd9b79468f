import Display

extension tf {
  /// Part of a tensor from `begin` to `end`, `strides` apart, with TensorFlow's bit masks; what a
  /// subscript does, spelled out.
  ///
  /// Bit i of a mask belongs to position i: `beginMask` and `endMask` leave that end open,
  /// `shrinkAxisMask` takes the one element at `begin` and drops the axis, `newAxisMask` inserts an axis,
  /// `ellipsisMask` stands for all axes that are left.
  ///
  ///     print(tf.stridedSlice([1, 2, 3, 4, 5], [1], [5], [2]))      // [2 4]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/strided_slice
  public static func stridedSlice(
    _ input: some TensorConvertible, _ begin: [Int], _ end: [Int], _ strides: [Int]? = nil,
    beginMask: Int = 0, endMask: Int = 0, ellipsisMask: Int = 0, newAxisMask: Int = 0,
    shrinkAxisMask: Int = 0
  ) -> Tensor {
    let input = operand(input, "stridedSlice")
    guard begin.count == end.count, strides == nil || strides!.count == begin.count, begin.count < 64 else {
      return failed("stridedSlice", "begin \(begin), end \(end) and strides \(strides ?? []) differ in length")
    }
    let parts: [SubscriptPart] = begin.indices.map { place in
      func has(_ mask: Int) -> Bool { mask >> place & 1 == 1 }
      if has(ellipsisMask) { return .ellipsis }
      if has(newAxisMask) { return .newaxis }
      if has(shrinkAxisMask) { return begin[place].subscriptPart }
      return .range(
        has(beginMask) ? nil : begin[place], has(endMask) ? nil : end[place], step: strides?[place] ?? 1)
    }
    return input.subscripted(parts)
  }
}
