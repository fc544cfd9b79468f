import Display

/// What `np.c_` is: arrays joined as columns by a subscript.
public struct ColumnJoiner {
  /// Vectors as the columns of a matrix, beside the columns of matrices.
  public subscript(_ arrays: any TensorConvertible...) -> NDArray { np.columnStack(arrays) }
}

/// What `np.r_` is: arrays joined one after the other by a subscript.
public struct RowJoiner {
  /// Numbers and vectors one after the other; matrices on top of each other.
  public subscript(_ arrays: any TensorConvertible...) -> NDArray {
    np.concatenate(arrays.map { value -> any TensorConvertible in
      let array = np.array(value)
      return array.ndim == 0 ? array.reshape(1) : array
    })
  }
}

extension np {
  /// Vectors as the columns of a matrix.
  ///
  ///     print(np.c_[[1, 2], [3, 4]])      // [[1 3] and [2 4]]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.c_.html
  public static let c_ = ColumnJoiner()
  /// Numbers and vectors one after the other.
  ///
  ///     print(np.r_[[1, 2], 0, [3, 4]])      // [1 2 0 3 4]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.r_.html
  public static let r_ = RowJoiner()
}
