import Foundation
import JupyterMessages

/// Messages on their way to the thread that owns the sockets, and the descriptor that wakes it.
final class Outbox: @unchecked Sendable {
  struct Item {
    var frames: [Data]
    var channel: Channel
  }

  private let lock = NSLock()
  private var items: [Item] = []
  private var isStopping = false
  private let wakeUp: WakeUpPipe

  init() throws(SocketError) {
    wakeUp = try WakeUpPipe()
  }

  deinit { wakeUp.closeEnds() }

  /// Readable when something waits.
  var descriptor: Int32 { wakeUp.reader }

  func append(_ frames: [Data], on channel: Channel, isFirst: Bool = false) {
    let wasEmpty = lock.withLock {
      guard !isStopping else { return false }
      items.insert(Item(frames: frames, channel: channel), at: isFirst ? 0 : items.count)
      return items.count == 1
    }
    if wasEmpty { wakeUp.put(0) }
  }

  func stop() {
    lock.withLock { isStopping = true }
    wakeUp.put(0)
  }

  /// Everything that waits, and whether nothing will come after it.
  func take() -> (items: [Item], isLast: Bool) {
    _ = wakeUp.take()
    return lock.withLock {
      let taken = items
      items = []
      return (taken, isStopping)
    }
  }
}
