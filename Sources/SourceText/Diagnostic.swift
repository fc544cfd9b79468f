/// One finding about a source text: what is wrong, where, and what would be right.
///
///     Diagnostic(
///       identifier: "undefined-name", message: "cannot find 'lenght' in scope",
///       file: file, range: SourceRange(4, 10),
///       fixIts: [.replace(SourceRange(4, 10), with: "length", "did you mean 'length'?")])
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// Stable across versions and wordings: `undefined-name`, `python-def`.
  package var identifier: String
  package var severity: Severity
  package var message: String
  package var file: SourceFile
  package var range: SourceRange
  package var notes: [Note]
  package var fixIts: [FixIt]

  package init(
    identifier: String, severity: Severity = .error, message: String, file: SourceFile,
    range: SourceRange, notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    self.identifier = identifier
    self.severity = severity
    self.message = message
    self.file = file
    self.range = range
    self.notes = notes
    self.fixIts = fixIts
  }

  /// A remark that belongs to a diagnostic, perhaps about another place or another cell.
  package struct Note: Hashable, Sendable {
    package var message: String
    package var location: SourceLocation?

    package init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// Edits which together make the diagnostic go away.
  package struct FixIt: Hashable, Sendable {
    package struct Edit: Hashable, Sendable {
      package var range: SourceRange
      package var replacement: String

      package init(range: SourceRange, replacement: String) {
        self.range = range
        self.replacement = replacement
      }
    }

    package var message: String
    package var edits: [Edit]

    package init(_ message: String, edits: [Edit]) {
      self.message = message
      self.edits = edits
    }

    package static func replace(
      _ range: SourceRange, with replacement: String, _ message: String? = nil
    ) -> FixIt {
      FixIt(
        message ?? "replace with '\(replacement)'",
        edits: [Edit(range: range, replacement: replacement)])
    }

    package static func insert(_ text: String, at offset: Int, _ message: String? = nil) -> FixIt {
      FixIt(
        message ?? "insert '\(text)'",
        edits: [Edit(range: SourceRange(at: offset), replacement: text)])
    }

    package static func remove(_ range: SourceRange, _ message: String) -> FixIt {
      FixIt(message, edits: [Edit(range: range, replacement: "")])
    }

    /// The text with the edits made, last first so that earlier offsets stay true.
    package func applied(to text: String) -> String {
      var bytes = Array(text.utf8)
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        let lower = min(edit.range.lowerBound, bytes.count)
        let upper = min(edit.range.upperBound, bytes.count)
        bytes.replaceSubrange(lower..<upper, with: edit.replacement.utf8)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Sequence<Diagnostic> {
  package var containsErrors: Bool { contains { $0.severity == .error } }

  /// In the order a reader meets them; an error comes before a warning at the same place.
  package var inSourceOrder: [Diagnostic] {
    sorted {
      ($0.range.lowerBound, $0.severity == .error ? 0 : 1, $0.range.upperBound)
        < ($1.range.lowerBound, $1.severity == .error ? 0 : 1, $1.range.upperBound)
    }
  }
}
