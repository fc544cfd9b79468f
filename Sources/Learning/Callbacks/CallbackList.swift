import Display

/// The callbacks of one run, asked in order; after each the run may have to stop.
package struct CallbackList {
  private let callbacks: [Callback]
  /// False if no callback looks at batches.
  package let wantsBatches: Bool

  package init(_ callbacks: [Callback], model: Model) {
    self.callbacks = callbacks
    wantsBatches = callbacks.contains { $0.wantsBatches }
    for callback in callbacks { callback.model = model }
  }

  /// Calls a hook of every callback; false once running code must stop.
  package func each(_ hook: (Callback) -> Void) -> Bool {
    for callback in callbacks {
      hook(callback)
      if ExecutionContext.current.mustStop { return false }
    }
    return true
  }

  /// Calls a per-batch hook, if anyone looks at batches.
  package func eachBatch(_ logs: () -> Logs, _ hook: (Callback, Logs) -> Void) -> Bool {
    guard wantsBatches else { return true }
    let values = logs()
    for callback in callbacks where callback.wantsBatches {
      hook(callback, values)
      if ExecutionContext.current.mustStop { return false }
    }
    return true
  }
}
