import Display

/// Shows a value as a notebook shows the value of a cell: a chart as a picture, anything else as text.
///
///     display(fig)
///     let handle = display("epoch 1", displayId: "progress")
///     handle.update("epoch 2")      // in the place of the first
///
/// - Parameters:
///   - displayId: a name under which what is shown can be replaced.
///   - update: replaces what was shown under that name instead of showing it anew.
/// - Returns: what replaces it.
@discardableResult
public func display(_ value: Any, displayId: String? = nil, update: Bool = false) -> DisplayHandle {
  let handle = DisplayHandle(displayId)
  if update, displayId != nil {
    handle.update(value)
  } else {
    ExecutionContext.current.sink.display(displayed(value), identifier: displayId)
  }
  return handle
}

/// What was shown, so that it can be replaced where it stands.
public final class DisplayHandle {
  /// The name it was shown under; a handle without one cannot replace anything.
  public let displayId: String?

  init(_ displayId: String?) { self.displayId = displayId }

  /// Shows another value in its place.
  public func update(_ value: Any) {
    guard let displayId else {
      ExecutionContext.current.fail(
        OperationFailure(operation: "display", "only what was shown with a displayId can be replaced"))
      return
    }
    ExecutionContext.current.sink.updateDisplay(displayed(value), identifier: displayId)
  }
}

/// Removes what the cell has shown so far; with `wait`, when the next output comes, so that nothing flickers.
public func clearOutput(wait: Bool = false) { ExecutionContext.current.sink.clearOutput(wait: wait) }

private func displayed(_ value: Any) -> MIMEBundle {
  (value as? any RichlyDisplayable)?.mimeBundle ?? MIMEBundle(plainText: String(reflecting: value))
}

/// A piece of HTML that a notebook shows as such: `display(HTML("<b>done</b>"))`.
public struct HTML: RichlyDisplayable {
  /// The text.
  public let data: String
  public init(_ data: String) { self.data = data }
  public var mimeBundle: MIMEBundle { MIMEBundle(["text/html": .text(data), "text/plain": .text(data)]) }
}

/// A piece of Markdown that a notebook shows as such: `display(Markdown("**done**"))`.
public struct Markdown: RichlyDisplayable {
  /// The text.
  public let data: String
  public init(_ data: String) { self.data = data }
  public var mimeBundle: MIMEBundle { MIMEBundle(["text/markdown": .text(data), "text/plain": .text(data)]) }
}
