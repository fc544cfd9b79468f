import Foundation
import JupyterMessages

/// A transport that keeps what it is given: for tests, and for kernels embedded in a process.
///
///     let transport = InMemoryTransport()
///     let kernel = Kernel(session: session, transport: transport, signer: signer)
///     kernel.received(frames, on: .shell)
///     transport.wait { $0.count >= 3 }     // everything sent, once there are three messages
public final class InMemoryTransport: KernelTransport, @unchecked Sendable {
  public struct Sent: Sendable {
    public var channel: Channel
    public var frames: [Data]
  }

  private let monitor = Monitor()
  private var messages: [Sent] = []
  private var stopped = false

  public init() {}

  public func sendFirst(_ frames: [Data], on channel: Channel) { send(frames, on: channel) }

  public func send(_ frames: [Data], on channel: Channel) {
    monitor.locked {
      guard !stopped else { return }
      messages.append(Sent(channel: channel, frames: frames))
      monitor.wakeAll()
    }
  }

  public func stop() {
    monitor.locked {
      stopped = true
      monitor.wakeAll()
    }
  }

  public var hasStopped: Bool { monitor.locked { stopped } }

  /// Everything sent so far.
  public var sent: [Sent] { monitor.locked { messages } }

  /// Waits until `condition` holds for what was sent, or the time is over; gives what was sent.
  public func wait(
    timeout: TimeInterval = 5, until condition: ([Sent]) -> Bool
  ) -> [Sent] {
    monitor.locked {
      let deadline = MonotonicTime.now + timeout
      while !condition(messages), MonotonicTime.now < deadline {
        monitor.wait(until: deadline)
      }
      return messages
    }
  }
}
