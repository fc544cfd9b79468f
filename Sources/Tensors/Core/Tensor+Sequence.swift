import Display

/// A tensor is the sequence of its rows: `for row in x` gives `x[0]`, `x[1]`, ...
///
///     for row in tf.constant([[1, 2], [3, 4]]) { print(row.numpy()) }      // [1 2] and [3 4]
extension Tensor: Sequence {
  public struct Iterator: IteratorProtocol {
    private let tensor: Tensor
    private var place = 0
    private let count: Int

    fileprivate init(_ tensor: Tensor) {
      self.tensor = tensor
      count = rowCount(tensor.shape)
    }

    public mutating func next() -> Tensor? {
      guard place < count, !ExecutionContext.current.mustStop else { return nil }
      defer { place += 1 }
      return tensor.subscripted([place.subscriptPart])
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}

/// A NumPy array is the sequence of its rows, each a view.
///
///     for row in np.array([[1, 2], [3, 4]]) { print(row) }      // [1 2] and [3 4]
extension NDArray: Sequence {
  public struct Iterator: IteratorProtocol {
    private let array: NDArray
    private var place = 0
    private let count: Int

    fileprivate init(_ array: NDArray) {
      self.array = array
      count = rowCount(array.shape)
    }

    public mutating func next() -> NDArray? {
      guard place < count, !ExecutionContext.current.mustStop else { return nil }
      defer { place += 1 }
      return array.viewed([place.subscriptPart])
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}

/// How many rows a loop visits; 0 after a failure.
private func rowCount(_ shape: TensorShape) -> Int {
  if ExecutionContext.current.mustStop { return 0 }
  guard let count = shape.dims.first else {
    _ = failed("for", "a tensor of rank 0 has no rows to loop over")
    return 0
  }
  guard count >= 0 else {
    _ = failed(
      "for", "the first axis of shape \(shape) has no known length while the function is traced")
    return 0
  }
  return count
}
