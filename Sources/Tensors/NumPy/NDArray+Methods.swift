import Display

/// Reductions and other methods; each is the function of `np` of the same name.
extension NDArray {
  /// The sum; of integers as int64.
  public func sum(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.sum(self, axis: axis, keepdims: keepdims)
  }
  public func sum(axis: Int, keepdims: Bool = false) -> NDArray {
    np.sum(self, axis: [axis], keepdims: keepdims)
  }

  /// The product; of integers as int64.
  public func prod(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.prod(self, axis: axis, keepdims: keepdims)
  }
  public func prod(axis: Int, keepdims: Bool = false) -> NDArray {
    np.prod(self, axis: [axis], keepdims: keepdims)
  }

  /// The mean; of integers as float64.
  public func mean(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.mean(self, axis: axis, keepdims: keepdims)
  }
  public func mean(axis: Int, keepdims: Bool = false) -> NDArray {
    np.mean(self, axis: [axis], keepdims: keepdims)
  }

  /// The smallest element.
  public func min(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.min(self, axis: axis, keepdims: keepdims)
  }
  public func min(axis: Int, keepdims: Bool = false) -> NDArray {
    np.min(self, axis: [axis], keepdims: keepdims)
  }

  /// The largest element.
  public func max(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.max(self, axis: axis, keepdims: keepdims)
  }
  public func max(axis: Int, keepdims: Bool = false) -> NDArray {
    np.max(self, axis: [axis], keepdims: keepdims)
  }

  /// Whether any element is true (not 0).
  public func any(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.any(self, axis: axis, keepdims: keepdims)
  }
  public func any(axis: Int, keepdims: Bool = false) -> NDArray {
    np.any(self, axis: [axis], keepdims: keepdims)
  }

  /// Whether all elements are true (not 0).
  public func all(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.all(self, axis: axis, keepdims: keepdims)
  }
  public func all(axis: Int, keepdims: Bool = false) -> NDArray {
    np.all(self, axis: [axis], keepdims: keepdims)
  }

  /// The largest element minus the smallest.
  public func ptp(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    np.ptp(self, axis: axis, keepdims: keepdims)
  }
  public func ptp(axis: Int, keepdims: Bool = false) -> NDArray {
    np.ptp(self, axis: [axis], keepdims: keepdims)
  }

  /// The standard deviation: the root of the squared deviations over n - ddof.
  public func std(axis: [Int]? = nil, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    np.std(self, axis: axis, ddof: ddof, keepdims: keepdims)
  }
  public func std(axis: Int, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    np.std(self, axis: [axis], ddof: ddof, keepdims: keepdims)
  }

  /// The variance: the squared deviations over n - ddof.
  public func `var`(axis: [Int]? = nil, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    np.`var`(self, axis: axis, ddof: ddof, keepdims: keepdims)
  }
  public func `var`(axis: Int, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    np.`var`(self, axis: [axis], ddof: ddof, keepdims: keepdims)
  }

  /// The place of the largest element along an axis, in the flattened array without one.
  public func argmax(axis: Int? = nil) -> NDArray { np.argmax(self, axis: axis) }
  /// The place of the smallest element along an axis, in the flattened array without one.
  public func argmin(axis: Int? = nil) -> NDArray { np.argmin(self, axis: axis) }
  /// Rounded to a number of decimals; halves go to even.
  public func round(_ decimals: Int = 0) -> NDArray { np.round(self, decimals) }
  /// The product of matrices, or the sum of products of vectors.
  public func dot(_ b: some TensorConvertible) -> NDArray { np.dot(self, b) }
}
