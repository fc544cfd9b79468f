package import SourceText

/// Something the checker accepts and this version of the compiler cannot turn into bytecode.
package struct LoweringFailure: Error {
  package let message: String
  package let range: SourceRange
  /// The text that the range is of, where it is known; else the cell's.
  package internal(set) var file: SourceFile?

  init(_ message: String, _ range: SourceRange) {
    self.message = message
    self.range = range
  }
}
