import Display
import Glibc

/// More ways to make arrays.
extension np {
  /// The value as an array; an array stays itself.
  public static func asarray(_ x: some TensorConvertible, dtype: DType? = nil) -> NDArray {
    let array = view(x, "asarray")
    return dtype == nil || dtype == array.dtype ? array : array.astype(dtype!)
  }
  /// An array of its own with the same elements.
  public static func copy(_ x: some TensorConvertible) -> NDArray { view(x, "copy").copy() }
  /// An array whose elements nobody chose: zeros here.
  public static func empty(_ shape: some TensorConvertible, dtype: DType = .float64) -> NDArray { zeros(shape, dtype: dtype) }
  /// As `empty`, with the shape and dtype of another array.
  public static func emptyLike(_ x: some TensorConvertible) -> NDArray { zerosLike(x) }
  /// One value in the shape of another array, of its dtype unless another is given.
  public static func fullLike(_ x: some TensorConvertible, _ value: some TensorConvertible, dtype: DType? = nil) -> NDArray {
    let result = zerosLike(x, dtype: dtype)
    result.fill(value)
    return result
  }
  /// The identity matrix.
  public static func identity(_ n: Int, dtype: DType = .float64) -> NDArray { eye(n, dtype: dtype) }

  /// `num` numbers whose logarithms to `base` are evenly spaced from `start` to `stop`.
  ///
  ///     print(np.logspace(0, 2, num: 3))      // [  1.  10. 100.]
  public static func logspace(
    _ start: Double, _ stop: Double, num: Int = 50, endpoint: Bool = true, base: Double = 10
  ) -> NDArray {
    computed(linspace(start, stop, num: num, endpoint: endpoint), "logspace") { Glibc.pow(base, $0) }
  }
  /// As the other form, with `num` in third place.
  public static func logspace(_ start: Double, _ stop: Double, _ num: Int) -> NDArray { logspace(start, stop, num: num) }
  /// `num` numbers from `start` to `stop`, each the same multiple of the one before.
  public static func geomspace(_ start: Double, _ stop: Double, num: Int = 50, endpoint: Bool = true) -> NDArray {
    guard start != 0, stop != 0, (start < 0) == (stop < 0) else {
      return NDArray(failed("geomspace", "the ends have one sign and are not 0, found \(start) and \(stop)"))
    }
    let sign = start < 0 ? -1.0 : 1
    var values = logspace(Glibc.log10(start * sign), Glibc.log10(stop * sign), num: num, endpoint: endpoint).toDoubles().map { $0 * sign }
    if !values.isEmpty { values[0] = start }
    if endpoint && values.count > 1 { values[values.count - 1] = stop }
    return vector(values)
  }

  /// As the other form, with `num` in third place.
  public static func geomspace(_ start: Double, _ stop: Double, _ num: Int) -> NDArray { geomspace(start, stop, num: num) }

  /// A float64 vector.
  static func vector(_ values: [Double]) -> NDArray { NDArray(Tensor(values, dtype: .float64, dims: [values.count])) }
  static func vector(_ values: [Int]) -> NDArray {
    NDArray(Tensor(values.map(Int64.init), dtype: .int64, dims: [values.count]))
  }

  /// A matrix with the vector on a diagonal, or the diagonal of a matrix.
  public static func diag(_ v: some TensorConvertible, k: Int = 0) -> NDArray {
    let v = view(v, "diag")
    guard v.ndim == 1 else { return diagonal(v, offset: k) }
    let side = v.size + Int(Swift.min(k.magnitude, 1 << 40))
    if let problem = TensorSpec(v.dtype, [side, side]).sizeProblem { return NDArray(failed("diag", problem)) }
    let result = zeros([side, side], dtype: v.dtype)
    let flat = result.reshaped(to: [side * side])
    let first = k >= 0 ? k : -k * side
    if v.size > 0 {
      flat.viewed([SubscriptPart(.range(start: first, stop: first + (v.size - 1) * (side + 1) + 1, step: side + 1))]).write(v.base)
    }
    return result
  }
  /// A diagonal of the first two axes, as an array of its own.
  public static func diagonal(_ a: some TensorConvertible, offset: Int = 0) -> NDArray {
    let a = view(a, "diagonal")
    guard a.ndim >= 2 else { return NDArray(failed("diagonal", "takes two axes at least, found shape \(a.shape)")) }
    let own = a.presentLayout
    let offset = Swift.min(Swift.max(offset, -a.dims[0]), a.dims[1])
    let (row, column) = (Swift.max(-offset, 0), Swift.max(offset, 0))
    let length = Swift.max(Swift.min(a.dims[0] - row, a.dims[1] - column), 0)
    let rest = Array(a.dims.dropFirst(2))
    let layout = ArrayLayout(
      strides: own.strides.dropFirst(2) + [own.strides[0] + own.strides[1]],
      offset: length == 0 ? 0 : own.offset + row * own.strides[0] + column * own.strides[1])
    return a.view(rest + [length], layout).copy()
  }
  /// The sum of a diagonal.
  public static func trace(_ a: some TensorConvertible, offset: Int = 0) -> NDArray { sum(diagonal(a, offset: offset), axis: -1) }

  /// Ones on and below a diagonal.
  public static func tri(_ n: Int, _ m: Int? = nil, k: Int = 0, dtype: DType = .float64) -> NDArray {
    tril(ones([n, m ?? n], dtype: dtype), k: k)
  }
  /// The elements on and below a diagonal, zeros elsewhere.
  public static func tril(_ a: some TensorConvertible, k: Int = 0) -> NDArray { triangle(a, "tril") { $1 - $0 <= k } }
  /// The elements on and above a diagonal, zeros elsewhere.
  public static func triu(_ a: some TensorConvertible, k: Int = 0) -> NDArray { triangle(a, "triu") { $1 - $0 >= k } }

  private static func triangle(_ a: some TensorConvertible, _ operation: String, _ keeps: (Int, Int) -> Bool) -> NDArray {
    let a = Tensors.array(a, operation)
    guard a.rank >= 2 else { return NDArray(failed(operation, "takes two axes at least, found shape \(a.shape)")) }
    let (rows, columns) = (a.dims[a.rank - 2], a.dims[a.rank - 1])
    let mask = (0..<rows).flatMap { row in (0..<columns).map { UInt8(keeps(row, $0) ? 1 : 0) } }
    return NDArray(
      dispatch(SelectionOps.select, [Tensor(mask, dtype: .bool, dims: [rows, columns]), a, tf.zerosLike(a)]))
  }

  /// The coordinates of a grid: one array per vector.
  public static func meshgrid(_ vectors: any TensorConvertible..., indexing: MeshIndexing = .xy) -> [NDArray] {
    meshgrid(vectors, indexing: indexing)
  }
  /// As the other form, with a list of vectors.
  public static func meshgrid(_ vectors: [any TensorConvertible], indexing: MeshIndexing = .xy) -> [NDArray] {
    let arrays = vectors.map { Tensors.array($0, "meshgrid") }
    if ExecutionContext.current.mustStop { return [] }
    if let wrong = arrays.first(where: { $0.rank > 1 }) {
      _ = failed("meshgrid", "takes vectors, found shape \(wrong.shape)")
      return []
    }
    // With xy the first two axes change places.
    func axis(_ index: Int) -> Int { indexing == .xy && arrays.count > 1 && index < 2 ? 1 - index : index }
    var grid = [Int](repeating: 1, count: arrays.count)
    for (index, array) in arrays.enumerated() { grid[axis(index)] = array.elementCount }
    return arrays.enumerated().map { index, array in
      var dims = [Int](repeating: 1, count: grid.count)
      dims[axis(index)] = array.elementCount
      return NDArray(dispatch(ShapingOps.broadcastTo, [tf.reshape(array, dims)], .dims(grid)))
    }
  }
}
