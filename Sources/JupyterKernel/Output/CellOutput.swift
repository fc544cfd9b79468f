import Foundation
import JupyterMessages

/// The output of one cell: everything sent through it belongs to the request that started the
/// cell, whichever thread it comes from and however late.
package final class CellOutput: KernelOutput, @unchecked Sendable {
  private let context: RequestContext
  private let timer: FlushTimer
  private let inputs: InputBroker
  private let allowsInput: Bool
  // Recursive use does not happen: nothing below the lock calls back into the session.
  private let lock = NSLock()
  private var buffer = StreamBuffer()
  private var pacer = StreamPacer()
  private var flushIsScheduled = false

  package init(
    context: RequestContext, timer: FlushTimer, inputs: InputBroker, allowsInput: Bool
  ) {
    self.context = context
    self.timer = timer
    self.inputs = inputs
    self.allowsInput = allowsInput
  }

  package func stream(_ name: StreamName, _ text: String) {
    let pause: TimeInterval = lock.withLock {
      buffer.append(name, text)
      if buffer.isFull {
        let size = buffer.size
        sendBuffered()
        return pacer.pause(after: size, now: MonotonicTime.now)
      }
      if !flushIsScheduled, !buffer.isEmpty {
        flushIsScheduled = true
        timer.schedule { [self] in
          lock.withLock {
            flushIsScheduled = false
            sendBuffered()
          }
        }
      }
      return 0
    }
    // Short enough for an interrupt to be noticed: one buffer's worth at the pacer's rate.
    if pause > 0 { usleep(UInt32(min(pause, 0.2) * 1e6)) }
  }

  package func display(_ bundle: MIMEBundle, id: String?) {
    publish(DisplayData(bundle, displayID: id))
  }

  package func updateDisplay(_ bundle: MIMEBundle, id: String) {
    publish(UpdateDisplayData(bundle, displayID: id))
  }

  package func clearOutput(wait: Bool) {
    publish(ClearOutput(wait: wait))
  }

  package func input(prompt: String, password: Bool) -> InputResult {
    guard allowsInput else { return .unavailable }
    flush()
    return inputs.question {
      context.send(InputRequest(prompt: prompt, password: password), on: .stdin)
    }
  }

  /// Sends what was printed so far.
  package func flush() {
    lock.withLock { sendBuffered() }
  }

  /// Publishes after what was printed before it.
  package func publish(_ content: some MessageContent) {
    lock.withLock {
      sendBuffered()
      context.publish(content)
    }
  }

  // Sending stays under the lock: two flushes must not overtake each other.
  private func sendBuffered() {
    guard !buffer.isEmpty else { return }
    for message in buffer.take() { context.publish(message) }
  }
}
