import Display

/// Sorting, searching, sets and counts.
extension np {
  /// The elements along an axis in order; without one (nil) of the flattened array.
  public static func sort(_ x: some TensorConvertible, axis: Int? = -1) -> NDArray {
    let x = Tensors.array(x, "sort")
    return NDArray(axis == nil ? tf.sort(tf.reshape(x, [-1])) : tf.sort(x, axis: axis!))
  }
  /// The places of the elements along an axis in order; equal elements keep theirs.
  public static func argsort(_ x: some TensorConvertible, axis: Int? = -1) -> NDArray {
    let x = Tensors.array(x, "argsort")
    return NDArray(Tensor.cast(axis == nil ? tf.argsort(tf.reshape(x, [-1])) : tf.argsort(x, axis: axis!), to: .int64))
  }
  /// The places of a sorted vector before which values would be inserted; `.right` is behind equal elements.
  public static func searchsorted(_ a: some TensorConvertible, _ v: some TensorConvertible, side: SearchSide = .left) -> NDArray {
    let (row, values) = promotedArrays(a, v, "searchsorted")
    let places = tf.searchsorted(tf.reshape(row, [-1]), tf.reshape(values, [-1]), side: side, outType: .int64)
    return NDArray(tf.reshape(places, values.dims))
  }
  /// The places of the elements that are true (not 0): one vector per axis.
  public static func nonzero(_ x: some TensorConvertible) -> [NDArray] {
    let x = Tensor.cast(Tensors.array(x, "nonzero"), to: .bool)
    if ExecutionContext.current.mustStop { return [] }
    let places = truePlaces(x)
    let strides = x.dims.contiguousStrides
    return x.dims.indices.map { axis in vector(places.map { $0 / strides[axis] % x.dims[axis] }) }
  }
  /// The places of the elements that are true: one vector per axis, as `nonzero`.
  public static func `where`(_ condition: some TensorConvertible) -> [NDArray] { nonzero(condition) }
  /// The places of the elements that are true: one row each.
  public static func argwhere(_ x: some TensorConvertible) -> NDArray {
    let columns = nonzero(x)
    return columns.isEmpty ? zeros([0, 0], dtype: .int64) : stack(columns, axis: 1)
  }
  /// The places of the elements that are true, in the flattened array.
  public static func flatnonzero(_ x: some TensorConvertible) -> NDArray { nonzero(ravel(x)).first ?? NDArray(.inert) }

  /// The distinct elements in order; NaN counts once, at the end.
  ///
  ///     print(np.unique([3, 1, 3]))      // [1 3]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.unique.html
  public static func unique(_ x: some TensorConvertible) -> NDArray { distinct(x).values }
  /// The distinct elements in order and how often each occurs.
  public static func unique(_ x: some TensorConvertible, returnCounts: Bool) -> (NDArray, NDArray) {
    let found = distinct(x)
    return (found.values, found.counts)
  }
  /// The distinct elements in order, and for each element which of them it is.
  public static func unique(_ x: some TensorConvertible, returnInverse: Bool) -> (NDArray, NDArray) {
    let found = distinct(x)
    return (found.values, found.inverse)
  }
  /// The distinct elements in order, for each element which of them it is, and how often each occurs.
  public static func unique(_ x: some TensorConvertible, returnInverse: Bool, returnCounts: Bool) -> (NDArray, NDArray, NDArray) {
    let found = distinct(x)
    return (found.values, found.inverse, found.counts)
  }
  /// The distinct elements in order, and where each occurs first in the flattened array.
  public static func unique(_ x: some TensorConvertible, returnIndex: Bool) -> (NDArray, NDArray) {
    let found = distinct(x)
    return (found.values, found.first)
  }

  private static func distinct(_ x: some TensorConvertible) -> (values: NDArray, counts: NDArray, inverse: NDArray, first: NDArray) {
    let x = view(x, "unique")
    let flat = x.ravel()
    let order = ordered(flat)
    if ExecutionContext.current.mustStop { return (order, order, order, order) }
    let sorted = take(flat, order)
    let places = order.base.elements(as: Int64.self)
    let isSame = sorted.size < 2 ? [] : agrees(sorted[..<(-1)], sorted[1...])
    var (firsts, counts) = ([Int](), [Int]())
    var inverse = [Int](repeating: 0, count: places.count)
    for (rank, place) in places.enumerated() {
      if rank == 0 || !isSame[rank - 1] {
        firsts.append(Int(place))
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[Int(place)] = counts.count - 1
    }
    return (take(flat, firsts), vector(counts), vector(inverse).reshape(x.dims), vector(firsts))
  }
  /// The places of a vector's elements in order; of strings by their bytes.
  private static func ordered(_ flat: NDArray) -> NDArray {
    guard flat.dtype == .string else { return argsort(flat) }
    let texts = flat.base.strings.map { Array($0) }
    return vector(texts.indices.sorted { texts[$0] == texts[$1] ? $0 < $1 : texts[$0].lexicographicallyPrecedes(texts[$1]) })
  }
  /// Which elements of two vectors are equal, NaN with NaN.
  private static func agrees(_ a: NDArray, _ b: NDArray) -> [Bool] {
    let equal = a.dtype.isFloating ? (a == b) | (isnan(a) & isnan(b)) : a == b
    return equal.base.elements(as: UInt8.self).map { $0 != 0 }
  }

  /// Where the elements of the first array are among those of the second; NaN is nowhere.
  public static func isin(_ element: some TensorConvertible, _ testElements: some TensorConvertible) -> NDArray {
    let (a, b) = promotedArrays(element, testElements, "isin")
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    let known = unique(b)
    guard known.size > 0, a.elementCount > 0 else { return zeros(a.dims, dtype: .bool) }
    guard a.dtype != .string else {
      let texts = Set(known.base.strings.map { Array($0) })
      let flags = a.strings.map { UInt8(texts.contains(Array($0)) ? 1 : 0) }
      return NDArray(Tensor(flags, dtype: .bool, dims: a.dims))
    }
    let places = minimum(searchsorted(known, a), known.size - 1)
    return take(known, places.ravel()).reshape(a.dims) == NDArray(a)
  }
  /// The elements that are in both, in order.
  public static func intersect1d(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let first = unique(a)
    return first[isin(first, b)]
  }
  /// The elements that are in at least one, in order.
  public static func union1d(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    unique(concatenate([ravel(a), ravel(b)]))
  }
  /// The elements of the first that are not in the second, in order.
  public static func setdiff1d(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let first = unique(a)
    return first[~isin(first, b)]
  }

  /// How often each number from 0 on occurs, or the sum of its weights.
  public static func bincount(_ x: some TensorConvertible, weights: (any TensorConvertible)? = nil, minlength: Int = 0) -> NDArray {
    let x = Tensors.array(x, "bincount")
    guard x.dtype.isInteger, x.rank == 1 else {
      return NDArray(failed("bincount", "takes a vector of integers, found \(x.dtype.name) \(x.shape)"))
    }
    let places = NDArray(x).astype(.int64).base.elements(as: Int64.self)
    let largest = Swift.max(Int(places.max() ?? -1), minlength - 1)
    guard places.allSatisfy({ $0 >= 0 }), minlength >= 0, TensorSpec(.float64, [largest]).sizeProblem == nil else {
      return NDArray(failed("bincount", "takes numbers that are neither negative nor too large to count"))
    }
    let length = largest + 1
    guard let weights else {
      var counts = [Int](repeating: 0, count: length)
      for place in places { counts[Int(place)] += 1 }
      return vector(counts)
    }
    let shares = NDArray(realArray(weights, "bincount")).toDoubles()
    guard shares.count == places.count else {
      return NDArray(failed("bincount", "there are \(shares.count) weights for \(places.count) numbers"))
    }
    var sums = [Double](repeating: 0, count: length)
    for (place, share) in zip(places, shares) { sums[Int(place)] += share }
    return vector(sums)
  }
  /// The number of the bin that each value lies in; with `right` the upper edge belongs to a bin.
  public static func digitize(_ x: some TensorConvertible, _ bins: some TensorConvertible, right: Bool = false) -> NDArray {
    let bins = ravel(bins)
    let side: SearchSide = right ? .left : .right
    let falls = bins.size > 1 && bins[0].item() > bins[-1].item()
    return falls ? bins.size - searchsorted(flip(bins), x, side: side) : searchsorted(bins, x, side: side)
  }
  /// How many values lie in each bin, and the bins' edges; every bin has its left edge, the last one both.
  ///
  /// - Parameters:
  ///   - x: numbers of any shape.
  ///   - bins: how many equal bins there are, or their edges in order.
  ///   - range: the ends of equal bins; without it the smallest and the largest value.
  ///   - density: whether shares per unit are given instead of counts; their areas add up to 1.
  ///   - weights: what each value counts, 1 without it.
  ///
  ///     let (counts, edges) = np.histogram([1, 2, 1], bins: 2)
  ///     print(counts, edges)      // [2 1] [1.  1.5 2. ]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.histogram.html
  public static func histogram(
    _ x: some TensorConvertible, bins: any TensorConvertible = 10, range: (Double, Double)? = nil,
    density: Bool = false, weights: (any TensorConvertible)? = nil
  ) -> (NDArray, NDArray) {
    let values = NDArray(realArray(x, "histogram")).toDoubles()
    let shares = weights.map { realArray($0, "histogram") }
    guard let edges = binEdges(values, Tensors.array(bins, "histogram"), range) else {
      return (NDArray(.inert), NDArray(.inert))
    }
    let weighing = shares.map { NDArray($0).toDoubles() }
    guard weighing == nil || weighing!.count == values.count else {
      let inert = NDArray(failed("histogram", "there are \(weighing!.count) weights for \(values.count) values"))
      return (inert, inert)
    }
    let histogram = Histogram(values, edges: edges, weights: weighing)
    if density { return (vector(histogram.densities), vector(edges)) }
    return (vector(histogram.counts).astype(shares?.dtype ?? .int64), vector(edges))
  }

  /// The edges of a histogram's bins; nil after a failure.
  private static func binEdges(_ values: [Double], _ bins: Tensor, _ range: (Double, Double)?) -> [Double]? {
    if ExecutionContext.current.mustStop { return nil }
    if bins.rank > 0 {
      let edges = NDArray(realArray(bins, "histogram")).toDoubles()
      if edges.count >= 2, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) { return edges }
      _ = failed("histogram", "the edges of bins are two numbers at least, in order, found \(edges.count) of them")
      return nil
    }
    let number = bins.dtype.isInteger ? bins.item() : 0
    guard number >= 1, number <= 1e9 else {
      _ = failed("histogram", "bins is a number from 1 to 1000000000 or a list of edges, found \(NDArray(bins))")
      return nil
    }
    let isKnown = values.allSatisfy(\.isFinite)
    let (low, high) = range ?? (isKnown ? values.min() ?? 0 : .nan, isKnown ? values.max() ?? 1 : .nan)
    guard low <= high, low.isFinite, high.isFinite else {
      _ = failed("histogram", "bins from \(low) to \(high) cannot be made")
      return nil
    }
    return Histogram.equalEdges(Int(number), from: low, to: high)
  }
}

extension NDArray {
  /// Sorts along an axis in place.
  public func sort(axis: Int = -1) { write(np.sort(self, axis: axis).base) }
  /// The places of the elements along an axis in order.
  public func argsort(axis: Int = -1) -> NDArray { np.argsort(self, axis: axis) }
  /// The places of the elements that are true (not 0): one vector per axis.
  public func nonzero() -> [NDArray] { np.nonzero(self) }
  /// The places before which values would be inserted.
  public func searchsorted(_ v: some TensorConvertible, side: SearchSide = .left) -> NDArray { np.searchsorted(self, v, side: side) }
  /// Running sums along an axis; without one, of the flattened array.
  public func cumsum(axis: Int? = nil) -> NDArray { np.cumsum(self, axis: axis) }
  /// Running products along an axis; without one, of the flattened array.
  public func cumprod(axis: Int? = nil) -> NDArray { np.cumprod(self, axis: axis) }
  /// Every element repeated.
  public func `repeat`(_ repeats: Int, axis: Int? = nil) -> NDArray { np.repeat(self, repeats, axis: axis) }
  /// The rows at the given places along an axis; without one, elements of the flattened array.
  public func take(_ indices: some TensorConvertible, axis: Int? = nil) -> NDArray { np.take(self, indices, axis: axis) }
  /// The elements between two bounds; nil is no bound.
  public func clip(_ min: (any TensorConvertible)?, _ max: (any TensorConvertible)?) -> NDArray { np.clip(self, min, max) }
  /// A diagonal of the first two axes, as an array of its own.
  public func diagonal(offset: Int = 0) -> NDArray { np.diagonal(self, offset: offset) }
  /// The sum of a diagonal.
  public func trace(offset: Int = 0) -> NDArray { np.trace(self, offset: offset) }
}
