internal import SourceText

/// A construct of Python or of a shell in a cell, with what Swift writes instead.
struct PythonFinding {
  var identifier: String
  var message: String
  var range: SourceRange
  var fixIts: [Diagnostic.FixIt] = []
  /// What to put in place of the construct, so that the rest of the cell can still be checked.
  var treatment: Treatment

  enum Treatment {
    /// The statement, and the indented block after it when it heads one, is taken out.
    case removeStatement
    /// Stands in for the construct; padded to its length so that offsets stay true.
    case substitute(SourceRange, String)
  }

  func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      identifier: identifier, message: message, file: file, range: range, fixIts: fixIts)
  }
}
