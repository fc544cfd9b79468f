import JupyterMessages

/// The language behind a kernel.
///
/// The kernel calls every member but `interrupt` on one thread, the execution thread, one call at
/// a time; calls block until their work is done. A session knows nothing of messages, sockets or
/// request identities: what a cell prints or shows goes to the `KernelOutput` it was given, and
/// may go there from any thread, also after `execute` returned.
///
/// What a conforming type owes, as a test:
///
///     let output = RecordedOutput()
///     let request = ExecutionRequest(code: "1 + 1")
///     guard case .value(let bundle) = session.execute(request, output: output) else { return }
///     bundle?.plainText     // "2"
///     output.events         // []
///     // From another thread, during `while true {}`: session.interrupt() makes execute return
///     // .failure within a moment, and the next execute runs as if nothing had happened.
public protocol KernelSession: AnyObject {
  var languageInfo: LanguageInfo { get }

  /// What a console shows at start.
  var banner: String { get }

  /// Does now what the first cell would otherwise wait for; called once, when the kernel has answered its first request.
  func prepare()

  /// Runs one cell.
  ///
  /// Must begin by forgetting an interrupt that came earlier. Returns a failure for anything the
  /// cell did wrong; the kernel publishes it, once, and sends the reply.
  func execute(_ request: ExecutionRequest, output: any KernelOutput) -> ExecutionOutcome

  /// The value of one expression asked for beside a cell, without side effects on history.
  func evaluate(_ expression: String) -> ExecutionOutcome

  /// What could stand at `cursor`, counted in Unicode scalars and already within `code`.
  func complete(_ code: String, cursor: Int) -> Completions

  /// What is known about the name at `cursor`; nothing when there is no such name.
  func inspect(_ code: String, cursor: Int, detail: InspectionDetail) -> MIMEBundle?

  func isComplete(_ code: String) -> Completeness

  /// Ends the evaluation in progress soon. Any thread; must return at once.
  ///
  /// The kernel calls it only while `execute` or `evaluate` runs.
  func interrupt()
}

extension KernelSession {
  public func prepare() {}
}

/// What a cell needs to know of the request that brought it.
public struct ExecutionRequest: Sendable, Hashable {
  public var code: String
  /// The number the cell is shown with.
  public var executionCount: Int
  /// Nobody will look at the value: a session may skip rendering it.
  public var silent: Bool
  public var storeHistory: Bool

  public init(
    code: String, executionCount: Int = 1, silent: Bool = false, storeHistory: Bool = true
  ) {
    self.code = code
    self.executionCount = executionCount
    self.silent = silent
    self.storeHistory = storeHistory
  }
}

/// How a cell ended.
public enum ExecutionOutcome: Sendable {
  /// It ran to its end; the bundle is the value to display, if there is one.
  case value(MIMEBundle?)
  /// It was refused, trapped, failed or was interrupted.
  case failure(ErrorContent)

  public static let done = ExecutionOutcome.value(nil)

  public static func failure(
    _ name: String, _ message: String, traceback: [String] = []
  ) -> ExecutionOutcome {
    .failure(ErrorContent(ename: name, evalue: message, traceback: traceback))
  }
}

/// What could be written at a cursor, and the stretch of code it would replace.
public struct Completions: Sendable, Hashable {
  public struct Match: Sendable, Hashable {
    public var text: String
    /// What it is: `function`, `class`, `instance`, `keyword`, `module`, `property`, ...
    public var kind: String
    /// Parameters and result, for example `(_ x: Tensor) -> Tensor`.
    public var signature: String

    public init(_ text: String, kind: String = "", signature: String = "") {
      self.text = text
      self.kind = kind
      self.signature = signature
    }
  }

  public var matches: [Match]
  /// Unicode scalars from the start of the code.
  public var start: Int
  public var end: Int

  public init(matches: [Match], start: Int, end: Int) {
    self.matches = matches
    self.start = start
    self.end = end
  }
}

public enum InspectionDetail: Sendable {
  /// Signature and documentation.
  case documentation
  /// The source too, where there is one.
  case source
}

public enum Completeness: Sendable, Hashable {
  case complete
  /// More lines are needed; the next should start with `indent`.
  case incomplete(indent: String)
  case invalid
  case unknown
}
