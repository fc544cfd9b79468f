import CKernels

/// A block of memory that tensors share; aligned for vector loads and for BLAS.
package final class Storage {
  package let pointer: UnsafeMutableRawPointer
  package let byteCount: Int
  /// Keeps memory alive that belongs to somebody else; nil when the block is ours.
  private let owner: AnyObject?
  /// Whether the block's words are references to strings that it holds.
  private var ownsStrings = false

  package init(byteCount: Int) {
    self.byteCount = byteCount
    // A block of zero bytes still gets an address, so that no kernel meets a null pointer.
    let block = ck_block_take(byteCount)
    precondition(block != nil, "out of memory: \(byteCount) bytes")
    pointer = block!
    owner = nil
  }

  /// Wraps memory kept alive by `owner`, which nobody writes as long as this block lives.
  package init(borrowing pointer: UnsafeMutableRawPointer, byteCount: Int, owner: AnyObject) {
    self.pointer = pointer
    self.byteCount = byteCount
    self.owner = owner
  }

  package var isBorrowed: Bool { owner != nil }

  /// Holds the strings that the block's words, all of them written, refer to.
  package func ownStrings() {
    precondition(!ownsStrings && owner == nil)
    ownsStrings = true
    forEachString { _ = $0.retain() }
  }

  private func forEachString(_ body: (Unmanaged<ByteString>) -> Void) {
    for index in 0..<byteCount / 8 {
      if let address = pointer.load(fromByteOffset: index * 8, as: UnsafeRawPointer?.self) {
        body(Unmanaged.fromOpaque(address))
      }
    }
  }

  deinit {
    if ownsStrings { forEachString { $0.release() } }
    if owner == nil { ck_block_give(pointer, byteCount) }
  }
}
