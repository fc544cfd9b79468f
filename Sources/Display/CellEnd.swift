/// Work that waits for the end of the running cell, as the showing of charts that are still open.
package enum CellEnd {
  nonisolated(unsafe) private static var actions: [() -> Void] = []

  /// Has `action` run once, when the cell has ended; in a compiled program, which has no cells, never.
  package static func run(_ action: @escaping () -> Void) { actions.append(action) }

  /// Runs what was waiting, in order: called by whoever runs cells.
  package static func runWaiting() {
    while !actions.isEmpty {
      let waiting = actions
      actions = []
      for action in waiting { action() }
    }
  }
}
