/// What an operation needs besides its inputs. Hashable, so that equal nodes of a graph are found.
package enum Attribute: Hashable {
  case none
  case axis(Int)
  /// Axes already normalised: sorted, non-negative, without repetition.
  case axes([Int], keepdims: Bool)
  /// A target shape (one axis may be -1), or repetitions per axis.
  case dims([Int])
  case permutation([Int])
  case dtype(DType)
  case matmul(transposeA: Bool, transposeB: Bool)
  case slice(SlicePlan)
  case oneHot(axis: Int, depth: Int, dtype: DType)
  case fill(dtype: DType, dims: [Int])
  case random(RandomRequest)
}
