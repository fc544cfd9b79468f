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
  case convolution(ConvolutionPlan)
  case pooling(PoolingPlan)
  case resampling(ResamplingPlan)
  case patches(PatchPlan)
  /// What normalisation adds to a variance.
  case epsilon(Double)
  case matmul(transposeA: Bool, transposeB: Bool)
  case slice(SlicePlan)
  case oneHot(axis: Int, depth: Int, dtype: DType)
  case fill(dtype: DType, dims: [Int])
  case random(RandomRequest)
  case text(TextRequest)
  case padding(Padding)
  /// Elements move `by` places along the axis; those that fall off come back at the other end.
  case roll(by: Int, axis: Int)
  case reverseSequence(axis: Int, batchAxis: Int)
  case concatPart(axis: Int, index: Int)
  case gather(axis: Int, batchDims: Int)
  case scatter(ScatterRule)
  case order(axis: Int, descending: Bool)
  /// The k of the k largest, or the number of segments.
  case count(Int)
  case recurrent(RecurrentPlan)
  case search(afterEquals: Bool)
  case scan(axis: Int, exclusive: Bool, reversed: Bool)
  case segments(SegmentRule, count: Int)
  /// Diagonals kept below and above the main one, -1 for all.
  case band(lower: Int, upper: Int)
  case diagonal(Int)
  case triangle(lower: Bool, adjoint: Bool)
  case full(Bool)
  /// A stream, and how many blocks of it are used up (per element of the input, where there is one).
  case randomStream(RandomStream, blocks: Int)
}
