internal import SourceText

/// The words of one diagnostic, with its stable name and ways to mend it.
struct DiagnosticText {
  let identifier: String
  let message: String
  var severity = Diagnostic.Severity.error
  var notes: [Diagnostic.Note] = []
  var fixIts: [Diagnostic.FixIt] = []

  init(
    _ identifier: String, _ message: String, severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = [],
    fixIts: [Diagnostic.FixIt] = []
  ) {
    self.identifier = identifier
    self.message = message
    self.severity = severity
    self.notes = notes
    self.fixIts = fixIts
  }
}

extension Checker {
  /// Adds a diagnostic at a place in the cell.
  func report(_ text: DiagnosticText, _ range: TextRange) {
    if text.severity == .error { errorCount += 1 }
    diagnostics.append(
      Diagnostic(
        identifier: text.identifier, severity: text.severity, message: text.message, file: file, range: range,
        notes: text.notes, fixIts: text.fixIts))
  }
}
