import Display

/// A string of a tensor: bytes that never change.
///
/// An element of a string tensor is a reference to one of these, or null for the empty string, so that
/// memory of zeros is a tensor of empty strings. Kernels move the references as they move any 8 bytes,
/// without counting. Whoever has filled a block says `Storage.ownStrings()` once; the block then holds
/// every string it refers to until it is freed.
package final class ByteString {
  package let bytes: [UInt8]
  package init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// The strings a kernel made in its last run. The kernel keeps them alive, since the block it fills owns
/// them only afterwards, or, inside an executable plan, never.
package final class StringMaker {
  private var made: [ByteString] = []

  package init() {}

  /// Writes the strings that `body` computes for each element.
  package func fill(_ out: UnsafeMutableRawPointer, _ count: Int, _ body: (Int) -> [UInt8]) {
    made.removeAll(keepingCapacity: true)
    for index in 0..<count {
      let bytes = body(index)
      var address: UnsafeMutableRawPointer?
      if !bytes.isEmpty {
        let string = ByteString(bytes)
        made.append(string)
        address = Unmanaged.passUnretained(string).toOpaque()
      }
      out.storeBytes(of: address, toByteOffset: index * 8, as: UnsafeMutableRawPointer?.self)
    }
  }
}

/// One element of a block of strings.
package func readString(_ pointer: UnsafeRawPointer, _ index: Int) -> [UInt8] {
  guard let address = pointer.load(fromByteOffset: index * 8, as: UnsafeRawPointer?.self) else { return [] }
  return Unmanaged<ByteString>.fromOpaque(address).takeUnretainedValue().bytes
}

extension Tensor {
  /// A tensor of strings.
  package convenience init(strings: [[UInt8]], dims: [Int]) {
    precondition(strings.count == dims.elementCount)
    let storage = Storage(byteCount: strings.count * 8)
    let maker = StringMaker()
    maker.fill(storage.pointer, strings.count) { strings[$0] }
    withExtendedLifetime(maker) { storage.ownStrings() }
    self.init(dtype: .string, dims: dims, storage: storage)
  }

  /// Takes hold of the strings a kernel has just put into this tensor's own block.
  package final func ownStringsIfAny() {
    if dtype == .string, ExecutionContext.current.failure == nil { storage?.ownStrings() }
  }

  /// All elements of a tensor of strings.
  package final var strings: [[UInt8]] { (0..<elementCount).map { readString(pointer, $0) } }
}
