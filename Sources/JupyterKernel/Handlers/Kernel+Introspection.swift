import JSONText
import JupyterMessages

extension Kernel {
  func complete(_ request: CompleteRequest, _ context: RequestContext) {
    let cursor = clamped(request.cursor, in: request.code)
    let found = session.complete(request.code, cursor: cursor)
    let matches = found.matches.map { match in
      TypedCompletion(
        text: match.text, type: match.kind, signature: match.signature, start: found.start,
        end: found.end)
    }
    context.reply(
      CompleteReply(matches: matches, cursorStart: found.start, cursorEnd: found.end))
  }

  func inspect(_ request: InspectRequest, _ context: RequestContext) {
    let cursor = clamped(request.cursor, in: request.code)
    let detail: InspectionDetail = request.detailLevel > 0 ? .source : .documentation
    context.reply(InspectReply(session.inspect(request.code, cursor: cursor, detail: detail)))
  }

  func isComplete(_ request: IsCompleteRequest, _ context: RequestContext) {
    let reply =
      switch session.isComplete(request.code) {
      case .complete: IsCompleteReply(status: "complete")
      case .incomplete(let indent): IsCompleteReply(status: "incomplete", indent: indent)
      case .invalid: IsCompleteReply(status: "invalid")
      case .unknown: IsCompleteReply(status: "unknown")
      }
    context.reply(reply)
  }

  func showHistory(_ request: HistoryRequest, _ context: RequestContext) {
    let entries: [HistoryEntry] =
      switch request.access {
      case "tail": history.tail(request.count ?? 10, unique: request.unique)
      case "range":
        history.range(
          session: request.session, start: request.start ?? 1, stop: request.stop)
      case "search":
        history.search(request.pattern ?? "*", count: request.count, unique: request.unique)
      default: []
      }
    let rows = entries.map { entry in
      let input = JSONValue.string(entry.input)
      let source: JSONValue =
        request.output ? [input, entry.output.map { .string($0) } ?? .null] : input
      return HistoryRow(session: entry.session, line: entry.line, source: source)
    }
    context.reply(HistoryReply(history: rows))
  }

  /// A cursor within the code: clients that count differently must not be able to point outside.
  private func clamped(_ cursor: Int?, in code: String) -> Int {
    let end = code.unicodeScalars.count
    return min(max(cursor ?? end, 0), end)
  }
}
