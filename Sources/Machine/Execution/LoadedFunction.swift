/// A function as the dispatch loop sees it: plain memory, never freed while the machine lives.
package struct LoadedFunction {
  let code: UnsafePointer<UInt64>
  let codeCount: Int32
  let frameSize: Int32
  /// Registers from `referenceStart` on, `referenceCount` of them, own references; the others are raw or borrowed.
  let referenceStart: Int32
  let referenceCount: Int32
  let inoutCount: Int32
  let captureCount: Int32
  /// The registers that hold the inout parameters while the body runs.
  let inoutRegisters: UnsafePointer<UInt16>?
  let captureReferenceCount: Int32
}
