import Display

/// A NumPy array: what `.numpy()`, `predict` and the functions of `np` give.
///
/// Prints as NumPy prints. Arithmetic follows NumPy's rules: dtypes promote, a Swift number takes
/// the array's dtype unless it is real and the array is not. Comparisons are elementwise.
///
///     let a = np.array([1.0, 2.0, 3.0])
///     print(a * 2, a.mean())      // [2. 4. 6.] 2.0
public final class NDArray: TensorConvertible, ExpressibleByArrayLiteral {
  package private(set) var base: Tensor

  /// Shares the tensor's memory.
  package init(_ base: Tensor) { self.base = base.isSymbolic ? base.constantValue : base }

  /// `let a: NDArray = [1, 2, 3]` is what `np.array` makes of the list.
  public convenience init(arrayLiteral elements: TensorLiteral...) {
    self.init(
      TensorSource.list(elements.map(\.source)).tensor(operation: "array", defaults: .numPy))
  }

  public var tensorSource: TensorSource { .array(self) }

  /// The type of the elements.
  public var dtype: DType { base.dtype }
  /// The lengths of the axes.
  public var shape: TensorShape { base.shape }
  /// The number of axes.
  public var ndim: Int { base.rank }
  /// The number of elements.
  public var size: Int { base.elementCount }
  /// The length of the first axis.
  public var count: Int { base.count }
  /// The axes in reverse order.
  public var T: NDArray { NDArray(tf.transpose(base)) }

  /// The only element as a Swift number.
  public func item() -> Double { base.item() }
  /// The array itself, so that `.numpy()` is harmless.
  public func numpy() -> NDArray { self }
  /// The elements converted; real numbers lose their fraction on the way to integers.
  public func astype(_ dtype: DType) -> NDArray { NDArray(Tensor.cast(base, to: dtype)) }
  /// The same elements under another shape; one axis may be -1.
  public func reshape(_ shape: [Int]) -> NDArray { NDArray(tf.reshape(base, shape)) }
  public func reshape(_ lengths: Int...) -> NDArray { NDArray(tf.reshape(base, lengths)) }
  /// All elements in one axis.
  public func flatten() -> NDArray { NDArray(tf.reshape(base, [-1])) }
  /// Without the axes of length 1.
  public func squeeze() -> NDArray { NDArray(base.squeezed(nil)) }
  /// An array of its own.
  public func copy() -> NDArray { NDArray(base) }

  public func sum(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray { np.sum(self, axis: axis, keepdims: keepdims) }
  public func sum(axis: Int, keepdims: Bool = false) -> NDArray { np.sum(self, axis: axis, keepdims: keepdims) }
  public func mean(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray { np.mean(self, axis: axis, keepdims: keepdims) }
  public func mean(axis: Int, keepdims: Bool = false) -> NDArray { np.mean(self, axis: axis, keepdims: keepdims) }
  public func std(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray { np.std(self, axis: axis, keepdims: keepdims) }
  public func max(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray { np.max(self, axis: axis, keepdims: keepdims) }
  public func max(axis: Int, keepdims: Bool = false) -> NDArray { np.max(self, axis: axis, keepdims: keepdims) }
  public func min(axis: [Int]? = nil, keepdims: Bool = false) -> NDArray { np.min(self, axis: axis, keepdims: keepdims) }
  public func min(axis: Int, keepdims: Bool = false) -> NDArray { np.min(self, axis: axis, keepdims: keepdims) }
  public func argmax(axis: Int? = nil) -> NDArray { np.argmax(self, axis: axis) }

  /// The only string as text; bytes that are no UTF-8 become U+FFFD.
  ///
  ///     print(tf.constant("Hello").numpy().decode())      // Hello
  public func decode() -> String {
    guard dtype == .string, size == 1 else {
      _ = failed("decode", "takes one string, found \(dtype.name) of shape \(shape)")
      return ""
    }
    return String(decoding: readString(base.pointer, 0), as: UTF8.self)
  }

  /// The strings of an array, in row order.
  public func toStrings() -> [String] {
    guard dtype == .string else {
      _ = failed("toStrings", "takes string, found \(dtype.name)")
      return []
    }
    return base.strings.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The elements of a rank-1 array as Swift numbers, of a higher rank in row order.
  public func toDoubles() -> [Double] {
    guard dtype != .string else {
      _ = failed("toDoubles", "takes numbers, found string")
      return []
    }
    return (0..<size).map { readDouble(base.pointer, $0, dtype) }
  }

  /// Part of the array, by Python's rules; assigning replaces that part.
  public subscript(_ a: some TensorIndex) -> NDArray {
    get { NDArray(base.subscripted([a.subscriptPart])) }
    set { assign([a.subscriptPart], newValue) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> NDArray {
    get { NDArray(base.subscripted([a.subscriptPart, b.subscriptPart])) }
    set { assign([a.subscriptPart, b.subscriptPart], newValue) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> NDArray {
    get { NDArray(base.subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart])) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart], newValue) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex)
    -> NDArray
  {
    get {
      NDArray(base.subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart]))
    }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart], newValue) }
  }
  public subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> NDArray {
    get { NDArray(base.subscripted([.ellipsis, b.subscriptPart])) }
    set { assign([.ellipsis, b.subscriptPart], newValue) }
  }
  public subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> NDArray {
    get { NDArray(base.subscripted([a.subscriptPart, .ellipsis])) }
    set { assign([a.subscriptPart, .ellipsis], newValue) }
  }

  private func assign(_ parts: [SubscriptPart], _ value: NDArray) {
    // Memory that nobody shares is written where it is.
    if isKnownUniquelyReferenced(&base), base.ownsItsMemory, base.replaceInPlace(parts, with: value.base) {
      return
    }
    if let replaced = base.replacing(parts, with: value.base) { base = replaced }
  }
}
