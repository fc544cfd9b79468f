import Foundation

/// Turns signals into bytes on a descriptor that an event loop can wait for.
///
/// A handler that runs code is preferred to a blocked mask: programs started by a cell inherit a
/// mask, and could then not be interrupted, while a handler is forgotten when they start.
final class SignalWatch {
  /// Where the handler writes. A pointer, because a handler may touch nothing that is checked or
  /// made at first use.
  private static let writer = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var earlier: [(signal: Int32, action: sigaction)] = []
  private let wakeUp: WakeUpPipe

  init(_ signals: [Int32]) throws(SocketError) {
    wakeUp = try WakeUpPipe()
    SignalWatch.writer.pointee = wakeUp.writer
    // Only async-signal-safe calls in here: one write, with errno kept as it was.
    let handler: @convention(c) (Int32) -> Void = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(SignalWatch.writer.pointee, &byte, 1)
      errno = saved
    }
    for number in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = handler
      action.sa_flags = Int32(SA_RESTART)
      var previous = sigaction()
      sigaction(number, &action, &previous)
      earlier.append((number, previous))
    }
  }

  /// Readable when a signal came.
  var descriptor: Int32 { wakeUp.reader }

  /// The signals that came since the last call.
  func take() -> [Int32] { wakeUp.take().map(Int32.init) }

  /// Back to what was done with the signals before.
  func stop() {
    for (number, action) in earlier {
      var action = action
      sigaction(number, &action, nil)
    }
    wakeUp.closeEnds()
  }
}
