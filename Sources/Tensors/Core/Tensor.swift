import Display
import Glibc

/// An n-dimensional array of numbers that never changes, as in TensorFlow.
///
/// Made by `tf.constant`, `tf.zeros`, an array literal, or any operation. Elements lie row by row.
/// Operators work elementwise and broadcast; `==` and the other comparisons give a boolean tensor.
/// `print` shows `tf.Tensor([1 2 3], shape=(3,), dtype=int32)`.
///
///     let x: Tensor = [[1, 2], [3, 4]]
///     print(tf.reduceSum(x))      // tf.Tensor(10, shape=(), dtype=int32)
///
/// A misused operation ends the cell with a message; the tensor it returns is then `Tensor.inert`.
public class Tensor: TensorConvertible, ExpressibleByArrayLiteral {
  /// The type of the elements.
  public let dtype: DType
  /// The lengths of the axes.
  public let shape: TensorShape
  /// Where the elements are; nil for an inert or symbolic tensor.
  package final var storage: Storage?
  package final let byteOffset: Int
  /// The place in the graph being traced; nil for a tensor that holds numbers.
  package final let node: GraphNode?
  /// Which steps of sequences count, as a boolean tensor (batch, steps), handed on from layer to layer.
  package final var mask: Tensor?

  package init(
    dtype: DType, dims: [Int], storage: Storage?, byteOffset: Int = 0, node: GraphNode? = nil
  ) {
    self.dtype = dtype
    self.shape = TensorShape(dims)
    self.storage = storage
    self.byteOffset = byteOffset
    self.node = node
  }

  /// `let x: Tensor = [[1, 2], [3, 4]]` is what `tf.constant` makes of the same list.
  public required convenience init(arrayLiteral elements: TensorLiteral...) {
    let tensor = TensorSource.list(elements.map(\.source)).tensor(operation: "constant")
    self.init(copying: tensor)
  }

  package convenience init(copying tensor: Tensor) {
    self.init(
      dtype: tensor.dtype, dims: tensor.dims, storage: tensor.storage,
      byteOffset: tensor.byteOffset, node: tensor.node)
  }

  public var tensorSource: TensorSource { .tensor(self) }

  /// The number of axes.
  public final var rank: Int { shape.dims.count }
  /// The number of axes, under NumPy's name.
  public final var ndim: Int { shape.dims.count }
  /// The length of the first axis.
  public final var count: Int { shape.dims.first ?? 0 }

  /// The name TensorFlow shows; plain tensors have none.
  public var name: String { "" }

  /// This object itself when it is a variable.
  package var variable: Variable? { nil }
}

extension Tensor {
  package final var dims: [Int] { shape.dims }
  package final var elementCount: Int { shape.dims.elementCount }
  package final var byteCount: Int { elementCount * dtype.size }
  package final var spec: TensorSpec { TensorSpec(dtype, shape.dims) }
  package final var isSymbolic: Bool { node != nil }
  package final var isInert: Bool { self === Tensor.inert }

  /// The first element's address.
  package final var pointer: UnsafeMutableRawPointer {
    guard let storage else { return Tensor.inert.storage!.pointer }
    return storage.pointer + byteOffset
  }

  /// Whether no other tensor can see a write to the elements.
  package final var ownsItsMemory: Bool {
    isKnownUniquelyReferenced(&storage) && !storage!.isBorrowed && node == nil
  }

  /// What a failed operation returns: a float32 zero that every later operation skips.
  package static let inert: Tensor = {
    let storage = Storage(byteCount: 64)
    storage.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: 64)
    return Tensor(dtype: .float32, dims: [], storage: storage)
  }()

  /// A tensor with memory of its own and undefined contents.
  package static func uninitialized(_ dtype: DType, _ dims: [Int]) -> Tensor {
    Tensor(
      dtype: dtype, dims: dims, storage: Storage(byteCount: dims.elementCount * dtype.size))
  }

  /// A tensor with a copy of the elements at an address.
  package convenience init(copyingFrom pointer: UnsafeRawPointer, dtype: DType, dims: [Int]) {
    let storage = Storage(byteCount: dims.elementCount * dtype.size)
    storage.pointer.copyMemory(from: pointer, byteCount: storage.byteCount)
    if dtype == .string { storage.ownStrings() }
    self.init(dtype: dtype, dims: dims, storage: storage)
  }

  /// Elements given as Swift numbers of exactly the tensor's type.
  package convenience init<T>(_ elements: [T], dtype: DType, dims: [Int]) {
    precondition(MemoryLayout<T>.size == dtype.size && elements.count == dims.elementCount)
    let storage = Storage(byteCount: elements.count * dtype.size)
    elements.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { storage.pointer.copyMemory(from: base, byteCount: bytes.count) }
    }
    self.init(dtype: dtype, dims: dims, storage: storage)
  }

  /// The same elements under other axes; no copy.
  package final func viewed(_ dims: [Int]) -> Tensor {
    Tensor(dtype: dtype, dims: dims, storage: storage, byteOffset: byteOffset)
  }

  /// A range of the first axis; no copy. The caller has checked the bounds.
  package final func rows(_ range: Range<Int>) -> Tensor {
    let rowBytes = dims.dropFirst().reduce(1, *) * dtype.size
    return Tensor(
      dtype: dtype, dims: [range.count] + dims.dropFirst(), storage: storage,
      byteOffset: byteOffset + range.lowerBound * rowBytes)
  }

  /// All elements, read in the type they have.
  package final func elements<T>(as type: T.Type) -> [T] {
    precondition(MemoryLayout<T>.size == dtype.size)
    return Array(
      UnsafeBufferPointer(start: pointer.assumingMemoryBound(to: T.self), count: elementCount))
  }
}
