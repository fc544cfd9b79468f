import Foundation
import JupyterMessages

/// A session whose every answer is a closure: the kernel's own tests run against it, and any
/// front end can.
///
///     let session = InMemorySession()
///     session.onExecute = { request, output in
///       output.stream(.stdout, request.code)
///       return .done
///     }
public final class InMemorySession: KernelSession, @unchecked Sendable {
  public var languageInfo = LanguageInfo.swift(version: "0")
  public var banner = "in memory"
  public var onExecute: (ExecutionRequest, any KernelOutput) -> ExecutionOutcome = { _, _ in .done }
  public var onEvaluate: (String) -> ExecutionOutcome = { .value(MIMEBundle(plain: $0)) }
  public var onComplete: (String, Int) -> Completions = { _, cursor in
    Completions(matches: [], start: cursor, end: cursor)
  }
  public var onInspect: (String, Int, InspectionDetail) -> MIMEBundle? = { _, _, _ in nil }
  public var onIsComplete: (String) -> Completeness = { _ in .unknown }
  public var onInterrupt: () -> Void = {}

  private let lock = NSLock()
  private var recorded: [ExecutionRequest] = []

  public init() {}

  /// Every cell that was run, in order.
  public var executed: [ExecutionRequest] { lock.withLock { recorded } }

  public func execute(
    _ request: ExecutionRequest, output: any KernelOutput
  ) -> ExecutionOutcome {
    lock.withLock { recorded.append(request) }
    return onExecute(request, output)
  }

  public func evaluate(_ expression: String) -> ExecutionOutcome { onEvaluate(expression) }
  public func complete(_ code: String, cursor: Int) -> Completions { onComplete(code, cursor) }
  public func inspect(
    _ code: String, cursor: Int, detail: InspectionDetail
  ) -> MIMEBundle? { onInspect(code, cursor, detail) }
  public func isComplete(_ code: String) -> Completeness { onIsComplete(code) }
  public func interrupt() { onInterrupt() }
}
