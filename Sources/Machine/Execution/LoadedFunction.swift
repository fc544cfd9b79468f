/// A function as the dispatch loop sees it: plain memory, never freed while the machine lives.
package struct LoadedFunction {
  package let code: UnsafePointer<UInt64>
  package let codeCount: Int32
  /// Number in the machine's function table.
  package let number: Int32
  /// Registers from `references.start` on, `references.count` of them, own references; the others are raw or borrowed.
  package let referenceStart: Int32
  package let referenceCount: Int32
  package let parameterCount: Int32
  package let inoutCount: Int32
  /// The register that holds the first inout parameter while the body runs; the others follow.
  package let inoutStart: Int32
}
