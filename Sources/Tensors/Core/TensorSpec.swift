import Glibc

/// A dtype and axis lengths, as `tf.function(inputSignature:)` takes them; `nil` is an axis of any length.
///
///     print(tf.TensorSpec(shape: [nil, 3], dtype: .float32))
///     // TensorSpec(shape=(None, 3), dtype=tf.float32, name=None)
public struct TensorSpec: Hashable {
  /// The type of the elements.
  public package(set) var dtype: DType
  /// Axis lengths; -1 stands for an axis not known before run time.
  package var dims: [Int]
  /// A name for the reader.
  public package(set) var name: String?

  /// - Parameters:
  ///   - shape: axis lengths, `nil` where any length will do.
  ///   - dtype: the type of the elements.
  ///   - name: a name for the reader.
  public init(shape: [Int?], dtype: DType = .float32, name: String? = nil) {
    self.init(dtype, shape.map { $0 ?? -1 })
    self.name = name
  }

  package init(_ dtype: DType, _ dims: [Int]) {
    self.dtype = dtype
    self.dims = dims
  }

  /// The dtype and shape of a tensor.
  public static func fromTensor(_ tensor: Tensor, name: String? = nil) -> TensorSpec {
    var spec = tensor.spec
    spec.name = name
    return spec
  }

  /// The axis lengths; -1, printed as `None`, where any length will do.
  public var shape: TensorShape { TensorShape(dims) }

  package var elementCount: Int { dims.elementCount }
  package var byteCount: Int { elementCount * dtype.size }
  package var isFullyKnown: Bool { !dims.contains { $0 < 0 } }
  package var hasUnknownRank: Bool { dims == TensorShape.unknownRank.dims }
  package var shapeText: String { dims.shapeText }
}

extension TensorSpec: CustomStringConvertible {
  public var description: String {
    "TensorSpec(shape=\(shapeText), dtype=tf.\(dtype.name), name=\(name.map { "'\($0)'" } ?? "None"))"
  }
}

extension TensorSpec {
  /// How many axes a tensor may have: what the loops over strided memory are made for.
  package static let maximumRank = 32

  private static let memoryBytes = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))

  /// Why no tensor of this size can be made; nil when it can.
  package var sizeProblem: String? {
    // Strides are products too, so axes beside an empty one count as well.
    var bytes = dtype.size
    var overflows = false
    var isEmpty = false
    for length in dims {
      if length <= 0 {
        isEmpty = isEmpty || length == 0
        continue
      }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      bytes = product
      overflows = overflows || overflow
    }
    if !overflows && (isEmpty || bytes <= Self.memoryBytes) && dims.count <= Self.maximumRank { return nil }
    if dims.count > Self.maximumRank {
      return "a tensor has at most \(Self.maximumRank) axes, shape \(shapeText) has \(dims.count)"
    }
    return "\(dtype.name) of shape \(shapeText) does not fit into this machine's memory of \(Self.memoryBytes >> 30) GiB"
  }
}
