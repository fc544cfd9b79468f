internal import SourceText
internal import SwiftDiagnostics
internal import SwiftOperators
internal import SwiftParserDiagnostics
internal import SwiftSyntax

typealias Diagnostic = SourceText.Diagnostic

/// What swift-syntax has to say, in our own values.
enum ParserDiagnostics {
  static func all(of tree: SourceFileSyntax, in file: SourceFile) -> [Diagnostic] {
    var seen: Set<SourceRange> = []
    return ParseDiagnosticsGenerator.diagnostics(for: tree).compactMap { found in
      let diagnostic = diagnostic(found, in: file)
      // One place, one message: the parser's first guess is the useful one.
      return seen.insert(diagnostic.range).inserted ? diagnostic : nil
    }
  }

  /// Lines of this many bytes are no program: explaining what is wrong in one takes time with the square of its length.
  private static let longestLine = 10_000

  static func isUnreadable(_ file: SourceFile) -> Bool {
    var length = 0
    for byte in file.text.utf8 {
      length = byte == UInt8(ascii: "\n") ? 0 : length + 1
      if length > longestLine { return true }
    }
    return false
  }

  /// Where the parser first found something it did not expect, or missed something.
  static func firstError(of tree: SourceFileSyntax, in file: SourceFile) -> Diagnostic {
    var offset = 0
    for item in tree.statements {
      if item.hasError || item.is(UnexpectedNodesSyntax.self) { break }
      // Consecutive statements without a line break between them are an error of neither.
      offset = item.endPosition.utf8Offset
    }
    return Diagnostic(
      identifier: "syntax", message: "this is not Swift; in a line this long the rest cannot be told", file: file,
      range: SourceRange(at: min(offset, file.text.utf8.count)))
  }

  static func diagnostic(
    _ found: SwiftDiagnostics.Diagnostic, in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      identifier: "syntax", severity: found.diagMessage.severity == .error ? .error : .warning,
      message: wording(found.message), file: file, range: range(of: found),
      notes: found.notes.map {
        Diagnostic.Note(
          $0.noteMessage.message,
          at: SourceLocation(file: file, range: SourceRange(at: $0.position.utf8Offset)))
      },
      fixIts: found.fixIts.map(fixIt))
  }

  private static func range(of found: SwiftDiagnostics.Diagnostic) -> SourceRange {
    let start = found.position.utf8Offset
    let highlighted = found.highlights.first { $0.positionAfterSkippingLeadingTrivia.utf8Offset == start }
    return SourceRange(start, highlighted?.endPositionBeforeTrailingTrivia.utf8Offset ?? start)
  }

  private static func fixIt(_ fixIt: SwiftDiagnostics.FixIt) -> Diagnostic.FixIt {
    Diagnostic.FixIt(
      fixIt.message.message,
      edits: fixIt.edits.map {
        .init(
          range: SourceRange($0.range.lowerBound.utf8Offset, $0.range.upperBound.utf8Offset),
          replacement: $0.replacement)
      })
  }

  /// swift-syntax's word for whatever it cannot place is "extraneous code ... at top level".
  private static func wording(_ message: String) -> String {
    message.replacing(" at top level", with: "")
  }

  // MARK: Operators

  static func diagnostic(_ error: OperatorError, in file: SourceFile) -> Diagnostic {
    switch error {
    case .missingOperator(let name, let node):
      return Diagnostic(
        identifier: "unknown-operator", message: "unknown operator '\(name)'", file: file,
        range: node.sourceRange)
    case .incomparableOperators(let left, _, let right, _):
      return Diagnostic(
        identifier: "ambiguous-operators",
        message:
          "'\(left.trimmedDescription)' and '\(right.trimmedDescription)' have no order between them: say with parentheses which goes first",
        file: file, range: left.sourceRange.union(right.sourceRange))
    case .missingGroup(let name, let node):
      return Diagnostic(
        identifier: "unknown-precedence-group", message: "unknown precedence group '\(name)'",
        file: file, range: node.sourceRange)
    case .groupAlreadyExists(_, let new):
      return Diagnostic(
        identifier: "duplicate-precedence-group",
        message: "precedence group '\(new.name)' is declared already", file: file,
        range: new.syntax?.name.sourceRange ?? SourceRange(at: 0))
    case .operatorAlreadyExists(_, let new):
      return Diagnostic(
        identifier: "duplicate-operator", message: "operator '\(new.name)' is declared already",
        file: file, range: new.syntax?.name.sourceRange ?? SourceRange(at: 0))
    }
  }
}

extension Diagnostic {
  static func tooDeeplyNested(at range: SourceRange, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      identifier: "too-deeply-nested",
      message: "this is nested too deeply: give parts of it a name of their own", file: file,
      range: range)
  }
}
