import Display
import Glibc

/// Products, polynomials, interpolation and functions along an axis.
extension np {
  /// The product of matrices, or the sum of products of vectors; axes before the last two are batches.
  public static func matmul(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "matmul")
    guard x.rank > 0, y.rank > 0 else {
      return NDArray(failed("matmul", "takes vectors or matrices, found shapes \(x.shape) and \(y.shape)"))
    }
    let left = x.rank == 1 ? tf.reshape(x, [1, -1]) : x
    let right = y.rank == 1 ? tf.reshape(y, [-1, 1]) : y
    var product = NDArray(tf.matmul(left, right))
    if ExecutionContext.current.mustStop { return product }
    if y.rank == 1 { product = product.squeeze(axis: -1) }
    if x.rank == 1 { product = product.squeeze(axis: y.rank == 1 ? -1 : -2) }
    return product
  }
  /// The products of all pairs of elements of two vectors.
  public static func outer(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    view(a, "outer").ravel().reshape(-1, 1) * view(b, "outer").ravel()
  }
  /// The sums of products along the last axes.
  public static func inner(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "inner")
    if x.rank == 0 || y.rank == 0 { return NDArray(x) * NDArray(y) }
    return NDArray(tf.tensordot(x, y, [[-1], [-1]]))
  }
  /// The sums of products along the last axis of the first array and the last but one of the second: of
  /// matrices their product, of vectors a number.
  ///
  ///     print(np.dot([[1, 2], [3, 4]], [1, 1]))      // [3 7]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.dot.html
  public static func dot(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "dot")
    if x.rank == 0 || y.rank == 0 { return NDArray(x) * NDArray(y) }
    if x.rank == 2 && y.rank == 2 { return NDArray(tf.matmul(x, y)) }
    return NDArray(tf.tensordot(x, y, [[-1], [y.rank == 1 ? -1 : -2]]))
  }
  /// The sums of products along `axes` axes at the end of the first array and the start of the second.
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: Int = 2) -> NDArray {
    let (x, y) = promotedArrays(a, b, "tensordot")
    return NDArray(tf.tensordot(x, y, axes))
  }
  /// The sums of products along named axes: a list of those of each array.
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: [[Int]]) -> NDArray {
    let (x, y) = promotedArrays(a, b, "tensordot")
    return NDArray(tf.tensordot(x, y, axes))
  }
  /// Sums of products by an equation in Einstein's notation: one letter per axis of each array, `->` and the letters of
  /// the result. See `tf.einsum`; dtypes promote as everywhere.
  ///
  ///     print(np.einsum("ij,j->i", [[1, 2], [3, 4]], [1, 1]))      // [3 7]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.einsum.html
  public static func einsum(_ subscripts: String, _ operands: any TensorConvertible...) -> NDArray {
    let arrays = sharing(operands, "einsum")
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    return NDArray(tf.einsum(subscripts, of: arrays.map { $0.base.tensorSource }))
  }
  /// The second matrix in place of every element of the first, multiplied with it.
  public static func kron(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "kron")
    guard x.rank == 2, y.rank == 2 else {
      return NDArray(failed("kron", "takes two matrices, found shapes \(x.shape) and \(y.shape)"))
    }
    let product = NDArray(tf.tensordot(x, y, 0))
    return product.transpose([0, 2, 1, 3]).reshape([x.dims[0] * y.dims[0], x.dims[1] * y.dims[1]])
  }
  /// The sum of products of two flattened arrays.
  public static func vdot(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    dot(view(a, "vdot").ravel(), view(b, "vdot").ravel())
  }
  /// The cross product of vectors of three elements.
  public static func cross(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = (view(a, "cross"), view(b, "cross"))
    guard x.dims.last == 3, y.dims.last == 3 else {
      return NDArray(failed("cross", "takes vectors of three elements, found shapes \(x.shape) and \(y.shape)"))
    }
    let parts = (0..<3).map { i -> NDArray in
      let (j, k) = ((i + 1) % 3, (i + 2) % 3)
      let forward: NDArray = x[..., j] * y[..., k]
      let backward: NDArray = x[..., k] * y[..., j]
      return forward - backward
    }
    return stack(parts, axis: -1)
  }

  /// What sliding one vector over the other gives: sums of products with the second reversed.
  public static func convolve(_ a: some TensorConvertible, _ v: some TensorConvertible, mode: ConvolutionMode = .full) -> NDArray {
    let (x, y) = promotedArrays(a, v, "convolve")
    guard x.rank == 1, y.rank == 1, x.elementCount > 0, y.elementCount > 0 else {
      return NDArray(failed("convolve", "takes vectors that are not empty, found shapes \(x.shape) and \(y.shape)"))
    }
    let (longer, shorter) = (Swift.max(x.elementCount, y.elementCount), Swift.min(x.elementCount, y.elementCount))
    let kept =
      switch mode {
      case .full: 0..<longer + shorter - 1
      case .same: (shorter - 1) / 2..<(shorter - 1) / 2 + longer
      case .valid: shorter - 1..<longer
      }
    // Whole numbers wrap around as everywhere.
    if x.dtype.isInteger {
      let wide = [x, y].map { Tensor.cast($0, to: .int64).elements(as: Int64.self) }
      return vector(slid(wide[0], wide[1], kept) { $0 &+ $1 &* $2 }.map(Int.init)).astype(x.dtype)
    }
    return vector(slid(NDArray(x).toDoubles(), NDArray(y).toDoubles(), kept) { $0 + $1 * $2 }).astype(x.dtype)
  }
  private static func slid<T: Numeric>(_ a: [T], _ b: [T], _ places: Range<Int>, _ add: (T, T, T) -> T) -> [T] {
    var full = [T](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() { for (j, y) in b.enumerated() { full[i + j] = add(full[i + j], x, y) } }
    return Array(full[places])
  }
  /// What sliding one vector along the other gives: sums of products.
  ///
  ///     print(np.correlate([1, 2, 3], [0, 1]))      // [2 3]
  public static func correlate(_ a: some TensorConvertible, _ v: some TensorConvertible, mode: ConvolutionMode = .valid) -> NDArray {
    convolve(a, flip(v), mode: mode)
  }

  /// The value of a polynomial; the highest power comes first.
  ///
  ///     print(np.polyval([1, 2, 3], 2))      // 11
  public static func polyval(_ p: some TensorConvertible, _ x: some TensorConvertible) -> NDArray {
    let x = view(x, "polyval")
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    return view(p, "polyval").reduce(NDArray(tf.zerosLike(x.base))) { $0 * x + $1 }
  }
  /// The polynomial of a degree closest to the points, by least squares; the highest power comes first.
  public static func polyfit(_ x: some TensorConvertible, _ y: some TensorConvertible, _ deg: Int) -> NDArray {
    let points = NDArray(Tensor.cast(Tensors.array(x, "polyfit"), to: .float64)).toDoubles()
    let values = NDArray(Tensor.cast(Tensors.array(y, "polyfit"), to: .float64)).toDoubles()
    guard deg >= 0, points.count == values.count, points.count > deg else {
      return NDArray(
        failed("polyfit", "degree \(deg) needs more than \(deg) points, found \(points.count) and \(values.count) values"))
    }
    // Columns of one length, so that high powers do not drown low ones.
    let powers = (0...deg).map { power in vector(points.map { Glibc.pow($0, Double(deg - power)) }) }
    let columns = stack(powers, axis: 1)
    let lengths = sqrt(sum(square(columns), axis: 0))
    let scales = `where`(lengths == 0, 1.0, lengths)
    let solution = tf.linalg.lstsq((columns / scales).base, vector(values).reshape(-1, 1).base, fast: false)
    return NDArray(solution).ravel() / scales
  }
  /// As the other form, with the degree by name.
  public static func polyfit(_ x: some TensorConvertible, _ y: some TensorConvertible, deg: Int) -> NDArray { polyfit(x, y, deg) }

  /// The line through the points (xp, fp), read at x; beyond the ends their values. xp rises.
  public static func interp(_ x: some TensorConvertible, _ xp: some TensorConvertible, _ fp: some TensorConvertible) -> NDArray {
    let x = Tensor.cast(Tensors.array(x, "interp"), to: .float64)
    let places = NDArray(Tensor.cast(Tensors.array(xp, "interp"), to: .float64)).toDoubles()
    let values = NDArray(Tensor.cast(Tensors.array(fp, "interp"), to: .float64)).toDoubles()
    guard places.count == values.count, !places.isEmpty else {
      return NDArray(failed("interp", "there are \(places.count) places and \(values.count) values"))
    }
    let read = NDArray(x).toDoubles().map { point -> Double in
      if point.isNaN { return point }
      let from = places.upperPlace(of: point)
      if from == 0 { return values[0] }
      if from == places.count { return values[from - 1] }
      let slope = (values[from] - values[from - 1]) / (places[from] - places[from - 1])
      return slope * (point - places[from - 1]) + values[from - 1]
    }
    return NDArray(Tensor(read, dtype: .float64, dims: x.dims))
  }

  /// The function's results for every vector along an axis, in the vectors' places.
  ///
  ///     print(np.applyAlongAxis({ $0.max() - $0.min() }, 1, [[1, 5], [2, 2]]))      // [4 0]
  public static func applyAlongAxis(_ function: (NDArray) -> NDArray, _ axis: Int, _ arr: some TensorConvertible) -> NDArray {
    let arr = view(arr, "applyAlongAxis")
    guard let place = arr.oneAxis(axis, "applyAlongAxis") else { return NDArray(.inert) }
    let moved = moveaxis(arr, place, -1)
    let rest = moved.dims.dropLast()
    let rows = moved.reshape([-1, arr.dims[place]])
    var results: [NDArray] = []
    for row in rows {
      results.append(function(row))
      if ExecutionContext.current.mustStop { return NDArray(.inert) }
    }
    guard let first = results.first else { return NDArray(failed("applyAlongAxis", "there is no vector in shape \(arr.shape)")) }
    var joined = stack(results).reshape(rest + first.dims)
    // What the function gives stands where the vector stood.
    for (step, _) in first.dims.enumerated() { joined = moveaxis(joined, rest.count + step, place + step) }
    return joined
  }
}

/// Which part of a convolution is kept.
public enum ConvolutionMode: Sendable {
  /// All places at which the vectors meet.
  case full
  /// As many as the longer vector has elements, from the middle.
  case same
  /// Those where the vectors meet completely.
  case valid
}
