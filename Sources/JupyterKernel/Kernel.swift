import Foundation
import JupyterMessages

/// A Jupyter kernel without a language and without sockets: it takes messages from a transport,
/// has a session do the work, and sends what the protocol asks for.
///
/// Two threads matter. Messages arrive on the transport's thread, which answers at once whatever
/// must be answered while a cell runs (anything on the control channel, interrupts, input).
/// Everything that needs the session goes through a queue to the execution thread, in order of
/// arrival; so a completion asked for during a cell is answered after it.
///
///     let kernel = Kernel(session: session, transport: transport, signer: MessageSigner(key: key))
///     kernel.start()
public final class Kernel: KernelTransportClient, @unchecked Sendable {
  public struct Configuration: Sendable {
    public var implementation = "tfrepl"
    public var implementationVersion = "0"
    public var helpLinks: [HelpLink] = []
    /// Deep recursion in a cell uses this stack; only touched pages cost memory.
    public var executionStackSize = 64 * 1024 * 1024
    /// Seconds printed text may wait for more of it.
    public var flushDelay: TimeInterval = 0.1
    /// Seconds without a request that a failed cell's reply waits for, so that the rest of a "run
    /// all" has arrived and is skipped.
    public var settlingTime: TimeInterval = 0.02
    public var log = KernelLog.silent

    public init() {}
  }

  /// Why the kernel came to its end.
  public enum Ending: Sendable, Hashable {
    case shutdown(restart: Bool)
    case terminated(reason: String)
  }

  let session: any KernelSession
  let history: any HistoryStore
  let inputs = InputBroker()
  let flushTimer: FlushTimer
  let queue = ExecutionQueue<PendingRequest>()
  let configuration: Configuration
  let kernelInfo: KernelInfoReply
  private let transport: any KernelTransport
  private let signer: MessageSigner
  private let sender: MessageSender
  private var executionThread: KernelThread?

  // The transport's thread only.
  private var replayGuard = ReplayGuard()
  var endingAfterReply: Ending?

  // The execution thread only.
  var executionCount = 0
  var abortBarrier = AbortBarrier()
  var afterIdle: (() -> Void)?

  private let stateLock = NSLock()
  private var sessionIsRunning = false
  private var endingReached: Ending?

  public init(
    session: any KernelSession, transport: any KernelTransport, signer: MessageSigner,
    history: any HistoryStore = InMemoryHistory(),
    configuration: Configuration = Configuration()
  ) {
    self.session = session
    self.history = history
    self.transport = transport
    self.signer = signer
    self.configuration = configuration
    flushTimer = FlushTimer(delay: configuration.flushDelay)
    sender = MessageSender(transport: transport, signer: signer, headers: HeaderFactory())
    // Asked once, here: the control channel answers with it while the session is busy.
    kernelInfo = KernelInfoReply(
      implementation: configuration.implementation,
      implementationVersion: configuration.implementationVersion,
      languageInfo: session.languageInfo, banner: session.banner,
      helpLinks: configuration.helpLinks)
  }

  /// Starts the execution thread and announces the kernel.
  public func start() {
    sender.publish(Status(.starting), parentHeaderFrame: JSONCoding.emptyObject)
    executionThread = KernelThread(
      name: "execution", stackSize: configuration.executionStackSize
    ) { [self] in runQueue() }
  }

  /// How the kernel ended, once it has.
  public var ending: Ending? { stateLock.withLock { endingReached } }

  /// Whether the execution thread came to its end within `timeout` seconds of waiting.
  public func waitForExecutionThread(timeout: TimeInterval) -> Bool {
    executionThread?.join(timeout: timeout) ?? true
  }

  // MARK: Messages in

  public func received(_ frames: [Data], on channel: Channel) {
    guard channel != .iopub else { return subscribed(frames) }
    let message: ReceivedMessage
    do {
      message = try ReceivedMessage(frames: frames, signer: signer, replayGuard: &replayGuard)
    } catch {
      return configuration.log.note("dropped a message on \(channel): \(error)")
    }
    let type = message.header.messageType
    let handler = HandlerTable.handler(for: type)
    if handler == nil {
      configuration.log.note("no handler for \(type) on \(channel)")
    }
    let context = RequestContext(message: message, channel: channel, sender: sender)
    switch handler?.lane ?? .byChannel {
    case .answer: handle(handler, context)
    case .immediate: performNow(handler, context)
    case .byChannel where channel == .control: performNow(handler, context)
    case .byChannel, .execution: queue.append(PendingRequest(handler: handler, context: context))
    }
  }

  /// A new subscriber is greeted under its own topic, so that it knows it will miss nothing.
  private func subscribed(_ frames: [Data]) {
    guard frames.count == 1, frames[0].first == 1 else { return }
    let topic = Data(frames[0].dropFirst())
    guard let name = String(data: topic, encoding: .utf8) else { return }
    sender.publish(
      IopubWelcome(subscription: name), parentHeaderFrame: JSONCoding.emptyObject, topic: topic, isFirst: true)
  }

  // MARK: Doing the work

  private func performNow(_ handler: Handler?, _ context: RequestContext) {
    perform(handler, context)
    if let endingAfterReply { end(endingAfterReply) }
  }

  /// Busy, whatever the request causes, its reply, idle: for every request, known or not.
  private func perform(_ handler: Handler?, _ context: RequestContext) {
    context.publish(Status(.busy))
    handle(handler, context)
    context.publish(Status(.idle))
  }

  private func handle(_ handler: Handler?, _ context: RequestContext) {
    guard let handler else { return }
    do {
      try handler.run(self, context)
    } catch {
      configuration.log.note("\(error)")
      if let reply = handler.replyType {
        context.replyFailure(
          type: reply,
          ErrorContent(ename: "MalformedRequest", evalue: "\(error)", traceback: ["\(error)"]))
      }
    }
  }

  private func runQueue() {
    var isPrepared = false
    while let entry = queue.next() {
      // After the first answer, which clients wait for before they count a kernel as ready.
      defer {
        if !isPrepared { session.prepare() }
        isPrepared = true
      }
      let pending = entry.request
      let context = pending.context
      if pending.handler?.isSkippedAfterFailure == true,
        abortBarrier.skips(
          number: entry.number, arrival: entry.arrival, sent: context.message.header.date)
      {
        context.publish(Status(.busy))
        replySkipped(context)
        context.publish(Status(.idle))
      } else {
        perform(pending.handler, context)
      }
      afterIdle?()
      afterIdle = nil
    }
  }

  // MARK: Interrupts and the end

  public func interrupted() {
    interruptSession()
  }

  public func terminated(reason: String) {
    end(.terminated(reason: reason))
  }

  /// Runs a stretch of the session's work that an interrupt may end.
  func interruptible<Result>(_ body: () -> Result) -> Result {
    stateLock.withLock { sessionIsRunning = true }
    defer { stateLock.withLock { sessionIsRunning = false } }
    return body()
  }

  /// Ends the running cell, if one is running; harmless otherwise. The lock is held over the
  /// session's call, so that an interrupt cannot reach the next cell.
  func interruptSession() {
    stateLock.withLock {
      guard sessionIsRunning else { return }
      inputs.interrupt()
      session.interrupt()
    }
  }

  private func end(_ ending: Ending) {
    let isFirst = stateLock.withLock {
      guard endingReached == nil else { return false }
      endingReached = ending
      return true
    }
    guard isFirst else { return }
    queue.close()
    inputs.close()
    flushTimer.close()
    interruptSession()
    transport.stop()
  }
}

/// A request waiting for the execution thread.
struct PendingRequest {
  var handler: Handler?
  var context: RequestContext
}
