/// A half-open stretch of a source file, in UTF-8 offsets from its start.
///
/// Offsets and not `String.Index`: they survive being stored in bytecode tables, compare across
/// files of equal text, and are what swift-syntax counts in.
package struct SourceRange: Hashable, Sendable {
  package var lowerBound: Int
  package var upperBound: Int

  package init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  /// The empty range at an offset.
  package init(at offset: Int) { self.init(offset, offset) }

  package var isEmpty: Bool { lowerBound == upperBound }
  package var count: Int { upperBound - lowerBound }

  package func contains(_ offset: Int) -> Bool { lowerBound <= offset && offset < upperBound }

  /// The smallest range that covers both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }
}

/// A range together with the file it lies in: what a trace or a note points at.
package struct SourceLocation: Hashable, Sendable {
  package let file: SourceFile
  package let range: SourceRange

  package init(file: SourceFile, range: SourceRange) {
    self.file = file
    self.range = range
  }

  package var position: SourcePosition { file.position(at: range.lowerBound) }

  /// The form compilers and editors understand: `cell 3:2:9`.
  package var description: String { "\(file.name):\(position.line):\(position.column)" }
}

/// A line and a column as people count them, both from 1; columns count Unicode scalars.
package struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "\(line):\(column)" }
}
