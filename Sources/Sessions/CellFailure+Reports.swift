internal import Machine
internal import SourceText

extension CellFailure {
  /// A cell that was refused: all its diagnostics.
  static func compileError(_ diagnostics: [Diagnostic]) -> CellFailure {
    let sorted = diagnostics.inSourceOrder
    let errors = sorted.filter { $0.severity == .error }
    let first = errors.first?.message ?? "the cell was refused"
    let message = errors.count > 1 ? "\(first) (and \(errors.count - 1) more)" : first
    return CellFailure(kind: .compileError, message: message, report: RenderedReport { $0.render(sorted) })
  }

  /// A cell that stopped: the message, and where each call under way stood, innermost first.
  static func trap(_ trap: Trap) -> CellFailure {
    CellFailure(
      kind: kind(of: trap.reason), message: trap.message,
      report: RenderedReport { renderer in
        var lines = [renderer.heading(title(of: trap))]
        for (index, frame) in trap.trace.enumerated() {
          if index == trap.trace.count - 10, trap.omittedFrames > 0 {
            lines.append("  ... \(trap.omittedFrames) more calls ...")
          }
          guard let location = frame.location else {
            lines.append("in \(frame.function)")
            continue
          }
          lines.append("\(location.description): in \(frame.function)")
          lines += renderer.excerpt(location)
        }
        return lines.joined(separator: "\n")
      })
  }

  private static func kind(of reason: Trap.Reason) -> Kind {
    switch reason {
    case .fault: .trap
    case .failure: .operationFailure
    case .interrupted: .interrupted
    case .uncaughtError: .uncaughtError
    }
  }

  private static func title(of trap: Trap) -> String {
    switch trap.reason {
    case .fault(let message): message
    case .failure(let failure): "error: \(failure.description)"
    case .interrupted: "Interrupted"
    case .uncaughtError(let error): "error: uncaught: \(error)"
    }
  }
}
