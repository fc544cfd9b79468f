import Tensors

/// Puts elements together by moving bytes: nothing of it is recorded, traced or dispatched, so any thread may do it.
enum Stacking {
  /// Elements along a new first axis; nil after a failure.
  static func stack(_ elements: [[Tensor]], operation: String = "batch") -> [Tensor]? {
    guard let first = elements.first else { return nil }
    var result: [Tensor] = []
    result.reserveCapacity(first.count)
    for leaf in first.indices {
      let (dtype, dims) = (first[leaf].dtype, first[leaf].dims)
      if let place = elements.firstIndex(where: { $0[leaf].dims != dims || $0[leaf].dtype != dtype }) {
        let other = elements[place][leaf]
        let differ = other.dtype != dtype ? "dtype" : "shape"
        let (a, b) = other.dtype != dtype ? (dtype.name, other.dtype.name) : ("\(first[leaf].shape)", "\(other.shape)")
        failDataset(
          operation,
          "elements differ in \(differ): the first is \(a), element \(place) of the same \(operation) is \(b)"
            + (operation == "batch" && differ == "shape" ? "; paddedBatch makes them equally long" : ""))
        return nil
      }
      if let problem = TensorSpec(dtype, [elements.count] + dims).sizeProblem {
        failDataset(operation, problem)
        return nil
      }
      let stacked = Tensor.uninitialized(dtype, [elements.count] + dims)
      let bytes = first[leaf].byteCount
      for (row, element) in elements.enumerated() {
        (stacked.pointer + row * bytes).copyMemory(from: element[leaf].pointer, byteCount: bytes)
      }
      if dtype == .string, let storage = stacked.storage { storage.ownStrings() }
      result.append(stacked)
    }
    return result
  }

  /// Rows of a table at those places, in a tensor of their own.
  static func gather(_ table: Tensor, _ places: [Int]) -> Tensor {
    let result = Tensor.uninitialized(table.dtype, [places.count] + table.dims.dropFirst())
    let bytes = rowBytes(table)
    let (from, to) = (table.pointer, result.pointer)
    for (row, place) in places.enumerated() {
      (to + row * bytes).copyMemory(from: from + place * bytes, byteCount: bytes)
    }
    if table.dtype == .string, let storage = result.storage { storage.ownStrings() }
    return result
  }

  static func rowBytes(_ table: Tensor) -> Int { table.dims.dropFirst().reduce(1, *) * table.dtype.size }

  /// One row of a table; no copy.
  static func row(_ table: Tensor, _ place: Int) -> Tensor {
    Tensor(
      dtype: table.dtype, dims: Array(table.dims.dropFirst()), storage: table.storage,
      byteOffset: table.byteOffset + place * rowBytes(table))
  }

  /// Tables one after the other along the first axis; nil after a failure.
  static func concatenate(_ blocks: [[Tensor]], operation: String) -> [Tensor]? {
    guard let first = blocks.first else { return nil }
    if blocks.count == 1 { return first }
    var result: [Tensor] = []
    for leaf in first.indices {
      let parts = blocks.map { $0[leaf] }
      guard parts.allSatisfy({ $0.dtype == parts[0].dtype && $0.dims.dropFirst() == parts[0].dims.dropFirst() }) else {
        failDataset(operation, "elements differ in shape: \(parts[0].shape) and others")
        return nil
      }
      let whole = Tensor.uninitialized(parts[0].dtype, [parts.reduce(0) { $0 + $1.count }] + parts[0].dims.dropFirst())
      var place = whole.pointer
      for part in parts {
        place.copyMemory(from: part.pointer, byteCount: part.byteCount)
        place += part.byteCount
      }
      if whole.dtype == .string, let storage = whole.storage { storage.ownStrings() }
      result.append(whole)
    }
    return result
  }
}
