import Foundation
import JupyterMessages

/// The wires of a kernel, seen from the kernel: multipart messages out, multipart messages in.
///
/// Messages leave in the order of the calls to `send`, across channels and threads.
public protocol KernelTransport: AnyObject, Sendable {
  /// Queues a multipart message. Any thread; never blocks. After the transport has stopped it
  /// does nothing.
  func send(_ frames: [Data], on channel: Channel)

  /// Queues a message ahead of those that wait: a new subscriber's welcome comes before anything else it receives.
  func sendFirst(_ frames: [Data], on channel: Channel)

  /// Lets everything queued leave, then ends the transport's `run`. Any thread.
  func stop()
}

/// What a transport tells its kernel. All calls come from the transport's one thread.
public protocol KernelTransportClient: AnyObject {
  /// A multipart message arrived. On `iopub` it is a subscription: one byte and a topic.
  func received(_ frames: [Data], on channel: Channel)

  /// The person pressed the interrupt key, or a client sent the signal that stands for it.
  func interrupted()

  /// The process is asked to end: a signal, or its parent is gone.
  func terminated(reason: String)
}
