package import Display
package import Parsing
package import SourceText

/// A session as its fronts (kernel, console, notebooks) know it: text in, outcome out.
///
/// One cell at a time, always on the same thread; `interrupt` may come from any thread.
///
///     let session = ScriptedSession(["1 + 1": .value("2")])
///     session.run(CellRequest("1 + 1"), sink: RecordingOutputSink()).value?.plainText   // "2"
package protocol CellSession: AnyObject {
  /// The number the next cell gets.
  var nextExecutionCount: Int { get }

  /// Checks a cell whole and, when nothing is wrong with it, runs it. Output goes to the sink as it happens.
  func run(_ request: CellRequest, sink: OutputSink) -> CellOutcome

  func completeness(of code: String) -> CellCompleteness

  /// What could stand at a cursor, which counts Unicode scalars.
  func complete(_ code: String, cursor: Int) -> CompletionList

  /// Signature and documentation of the name at a cursor; nil when there is none.
  func inspect(_ code: String, cursor: Int) -> Inspection?

  /// Makes the running cell stop soon.
  func interrupt()
}

/// One cell to run.
package struct CellRequest: Sendable {
  package var code: String
  /// How messages call the text; `cell 3` when nil.
  package var name: String?
  /// Whether the cell counts; a silent one neither counts nor shows its value.
  package var isSilent: Bool
  /// Whether the last expression's value is made ready for display.
  package var wantsValue: Bool

  package init(_ code: String, name: String? = nil, isSilent: Bool = false, wantsValue: Bool = true) {
    self.code = code
    self.name = name
    self.isSilent = isSilent
    self.wantsValue = wantsValue
  }
}

/// How a cell ended.
package struct CellOutcome: Sendable {
  package var executionCount: Int
  /// The value of the last expression, unless a `;` ended it or there is nothing to show.
  package var value: MIMEBundle?
  package var failure: CellFailure?

  package init(executionCount: Int, value: MIMEBundle? = nil, failure: CellFailure? = nil) {
    self.executionCount = executionCount
    self.value = value
    self.failure = failure
  }

  package var succeeded: Bool { failure == nil }
}

/// Why a cell did not run to its end.
package struct CellFailure: Error, Sendable {
  package enum Kind: String, Sendable {
    /// Refused by the parser or the checker: nothing of the cell ran.
    case compileError = "CompileError"
    /// A run-time error of the language: index out of range, overflow, nil unwrapped.
    case trap = "RuntimeError"
    /// A tensor or learning operation said what was wrong.
    case operationFailure = "OperationError"
    /// A thrown error nobody caught.
    case uncaughtError = "UncaughtError"
    case interrupted = "Interrupted"
  }

  package var kind: Kind
  /// One line.
  package var message: String
  /// Everything a person needs, rendered: message, excerpt with caret, calls.
  package var report: RenderedReport

  package init(kind: Kind, message: String, report: RenderedReport) {
    self.kind = kind
    self.message = message
    self.report = report
  }
}

/// A text in two renderings.
package struct RenderedReport: Sendable {
  package var plain: String
  /// With ANSI colours.
  package var colored: String

  package init(plain: String, colored: String) {
    self.plain = plain
    self.colored = colored
  }

  package init(_ render: (DiagnosticRenderer) -> String) {
    plain = render(DiagnosticRenderer(usesColor: false))
    colored = render(DiagnosticRenderer(usesColor: true))
  }
}

/// What could be written at a cursor, and the stretch of text it would replace, in Unicode scalars.
package struct CompletionList: Sendable, Equatable {
  package struct Item: Sendable, Hashable {
    package var text: String
    /// `function`, `class`, `instance`, `keyword`, `property`.
    package var kind: String
    package var signature: String

    package init(text: String, kind: String = "", signature: String = "") {
      self.text = text
      self.kind = kind
      self.signature = signature
    }
  }

  package var items: [Item]
  package var start: Int
  package var end: Int

  package init(items: [Item], start: Int, end: Int) {
    self.items = items
    self.start = start
    self.end = end
  }
}

/// What is known about a name.
package struct Inspection: Sendable, Equatable {
  package var signature: String
  package var documentation: String

  package init(signature: String, documentation: String) {
    self.signature = signature
    self.documentation = documentation
  }

  package var plainText: String {
    documentation.isEmpty ? signature : signature + "\n\n" + documentation
  }
}
