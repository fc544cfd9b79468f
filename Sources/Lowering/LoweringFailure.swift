package import SourceText

/// Something the checker accepts and this version of the compiler cannot turn into bytecode.
package struct LoweringFailure: Error {
  package let message: String
  package let range: SourceRange

  init(_ message: String, _ range: SourceRange) {
    self.message = message
    self.range = range
  }
}
