import CKernels
import Display

/// A NumPy array: what `.numpy()`, `predict` and the functions of `np` give.
///
/// Prints as NumPy prints. Arithmetic follows NumPy's rules: dtypes promote, a Swift number takes
/// the array's dtype unless it is real and the array is not. Comparisons are elementwise.
///
/// As in NumPy, a slice, a transpose or a reshaped array is a view: it shares its elements with the array
/// it came from, and an assignment through one is seen through the other. Arithmetic, masks and index
/// arrays give arrays of their own, and so does `copy()`. A number taken out (`a[0]` of a vector) is a value.
///
///     let a = np.array([1.0, 2.0, 3.0])
///     print(a * 2, a.mean())      // [2. 4. 6.] 2.0
///     let b = a[1...]
///     b[0] = 5
///     print(a)      // [1. 5. 3.]
public final class NDArray: TensorConvertible, ExpressibleByArrayLiteral {
  /// The type of the elements.
  public let dtype: DType
  /// The lengths of the axes.
  public let shape: TensorShape
  let block: ArrayBlock
  /// Where the elements lie in the block; nil for all of it in order.
  let layout: ArrayLayout?
  /// The elements of a view in order, and which state of the block they are.
  private var gathered: (tensor: Tensor, version: Int)?

  /// Shares the tensor's memory until one of the two is written.
  package init(_ tensor: Tensor) {
    let base = tensor.isSymbolic ? tensor.constantValue : tensor
    dtype = base.dtype
    shape = base.shape
    block = ArrayBlock(base)
    layout = nil
  }

  /// A view of a block.
  init(_ block: ArrayBlock, _ dtype: DType, _ dims: [Int], _ layout: ArrayLayout) {
    self.dtype = dtype
    self.shape = TensorShape(dims)
    self.block = block
    self.layout = layout
  }

  /// `let a: NDArray = [1, 2, 3]` is what `np.array` makes of the list.
  public convenience init(arrayLiteral elements: TensorLiteral...) {
    self.init(
      TensorSource.list(elements.map(\.source)).tensor(operation: "array", defaults: .numPy))
  }

  public var tensorSource: TensorSource { .array(self) }

  /// The present elements as a tensor, which later assignments do not change.
  package var base: Tensor {
    if block.isInert { return .inert }
    let storage = block.storage
    guard let layout else {
      return Tensor(dtype: dtype, dims: dims, storage: storage, byteOffset: block.byteOffset)
    }
    if layout.strides == dims.contiguousStrides {
      return Tensor(
        dtype: dtype, dims: dims, storage: storage, byteOffset: block.byteOffset + layout.offset * dtype.size)
    }
    if let gathered, gathered.version == block.version { return gathered.tensor }
    let tensor = Tensor.uninitialized(dtype, dims)
    if tensor.elementCount > 0 {
      ck_strided_read(
        Int32(dims.count), dims, layout.strides, Int32(dtype.size),
        block.pointer + layout.offset * dtype.size, tensor.pointer)
      if dtype == .string { tensor.storage?.ownStrings() }
    }
    gathered = (tensor, block.version)
    return tensor
  }

  var dims: [Int] { shape.dims }

  /// The number of axes.
  public var ndim: Int { dims.count }
  /// The number of elements.
  public var size: Int { dims.elementCount }
  /// The length of the first axis.
  public var count: Int { dims.first ?? 0 }
  /// Bytes per element.
  public var itemsize: Int { dtype.size }
  /// Bytes of all elements.
  public var nbytes: Int { size * dtype.size }
  /// All elements in one axis, row by row: for loops over them.
  public var flat: NDArray { ravel() }

  /// The array itself, so that `.numpy()` is harmless.
  public func numpy() -> NDArray { self }
  /// An array of its own with the same elements.
  public func copy() -> NDArray { NDArray(base) }
  /// The elements converted; real numbers lose their fraction on the way to integers.
  public func astype(_ dtype: DType) -> NDArray { NDArray(Tensor.cast(base, to: dtype)) }

  /// The only element as a Swift number.
  public func item() -> Double { base.item() }
  /// One element as a Swift number: by its place in the flattened array, or one place per axis.
  public func item(_ places: Int...) -> Double { item(places) }
  /// One element as a Swift number: by its place in the flattened array, or one place per axis.
  public func item(_ places: [Int]) -> Double {
    places.count == 1 ? ravel()[places[0]].item() : viewed(places.map(\.subscriptPart)).item()
  }

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
    let tensor = base
    if ExecutionContext.current.mustStop { return [] }
    return (0..<tensor.elementCount).map { readDouble(tensor.pointer, $0, dtype) }
  }

  /// The elements as Swift numbers in row order; those of several axes come in one list.
  public func tolist() -> [Double] { toDoubles() }
}

/// The memory that an array and its views share.
final class ArrayBlock {
  /// Optional only so that it can be asked whether nobody shares it.
  fileprivate(set) var storage: Storage?
  /// Whether this is what a failed operation gave, and nothing was written since.
  fileprivate(set) var isInert: Bool
  fileprivate(set) var byteOffset: Int
  let byteCount: Int
  /// Counts the changes, so that views notice them.
  fileprivate(set) var version = 0

  init(_ tensor: Tensor) {
    storage = tensor.storage
    isInert = tensor.isInert
    byteOffset = tensor.byteOffset
    byteCount = tensor.byteCount
  }

  var pointer: UnsafeMutableRawPointer { storage!.pointer + byteOffset }

  /// Memory that nobody else reads, ready to be changed.
  func makeUnique() {
    version += 1
    isInert = false
    if isKnownUniquelyReferenced(&storage), !storage!.isBorrowed { return }
    let fresh = Storage(byteCount: byteCount)
    fresh.pointer.copyMemory(from: pointer, byteCount: byteCount)
    storage = fresh
    byteOffset = 0
  }

  /// Other memory of the same size.
  func replace(_ fresh: Storage) {
    version += 1
    storage = fresh
    byteOffset = 0
  }
}

/// Element strides and the place of the first element.
struct ArrayLayout {
  var strides: [Int]
  var offset = 0
}
