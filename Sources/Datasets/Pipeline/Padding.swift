import Tensors

/// Puts elements of different lengths into one block.
enum Padding {
  static func stack(_ elements: [[Tensor]], _ shapes: [[Int]], _ values: [Tensor?]) -> [Tensor]? {
    var result: [Tensor] = []
    for leaf in elements[0].indices {
      let parts = elements.map { $0[leaf] }
      let given = leaf < shapes.count ? shapes[leaf] : nil
      guard let dims = commonDims(parts, given),
        let block = filled(parts[0].dtype, [parts.count] + dims, leaf < values.count ? values[leaf] : nil)
      else { return nil }
      let rowBytes = dims.reduce(1, *) * block.dtype.size
      for (row, part) in parts.enumerated() { copy(part, into: block.pointer + row * rowBytes, dims) }
      if block.dtype == .string, let storage = block.storage { storage.ownStrings() }
      result.append(block)
    }
    return result
  }

  /// The shape all elements are filled up to; nil after a failure.
  private static func commonDims(_ parts: [Tensor], _ given: [Int]?) -> [Int]? {
    let rank = given?.count ?? parts[0].rank
    var dims = [Int](repeating: 0, count: rank)
    for part in parts {
      guard part.rank == rank, part.dtype == parts[0].dtype else {
        failDataset(
          "paddedBatch",
          given.map { "paddedShapes says \($0.shapeText), an element is \(part.shape)" }
            ?? "elements differ in rank or dtype: \(parts[0].shape) and \(part.shape)")
        return nil
      }
      for axis in 0..<rank { dims[axis] = max(dims[axis], part.dims[axis]) }
    }
    for axis in 0..<rank {
      guard let length = given?[axis], length >= 0 else { continue }
      guard dims[axis] <= length else {
        failDataset("paddedBatch", "an element has length \(dims[axis]) along axis \(axis), paddedShapes allows \(length)")
        return nil
      }
      dims[axis] = length
    }
    return dims
  }

  /// A block full of the padding value, zero or "" where none is given.
  private static func filled(_ dtype: DType, _ dims: [Int], _ value: Tensor?) -> Tensor? {
    if let problem = TensorSpec(dtype, dims).sizeProblem {
      failDataset("paddedBatch", problem)
      return nil
    }
    let block = Tensor.uninitialized(dtype, dims)
    guard let value else {
      block.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: block.byteCount)
      return block
    }
    guard value.dtype == dtype, value.rank == 0 else {
      failDataset("paddedBatch", "a padding value must be one \(dtype.name), found \(value.dtype.name) of shape \(value.shape)")
      return nil
    }
    for index in 0..<block.elementCount {
      (block.pointer + index * dtype.size).copyMemory(from: value.pointer, byteCount: dtype.size)
    }
    return block
  }

  /// Copies line by line into the corner of a larger block.
  private static func copy(_ part: Tensor, into target: UnsafeMutableRawPointer, _ dims: [Int]) {
    if part.elementCount == 0 { return }
    let size = part.dtype.size
    guard let line = part.dims.last else { return target.copyMemory(from: part.pointer, byteCount: size) }
    var index = [Int](repeating: 0, count: part.rank - 1)
    for number in 0..<part.elementCount / line {
      var offset = 0
      for axis in index.indices { offset = (offset + index[axis]) * dims[axis + 1] }
      (target + offset * size).copyMemory(from: part.pointer + number * line * size, byteCount: line * size)
      var axis = index.count - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < part.dims[axis] { break }
        index[axis] = 0
        axis -= 1
      }
    }
  }
}
