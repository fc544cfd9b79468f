import Foundation
import JSONText
import JupyterKernel
import JupyterMessages

/// A kernel on an in-memory transport, a client's side of the conversation, and a session to
/// script.
final class KernelBench {
  let session = InMemorySession()
  let transport = InMemoryTransport()
  let history = InMemoryHistory()
  let kernel: Kernel
  private let signer = MessageSigner(key: "bench")
  private let headers = HeaderFactory(username: "client")
  private let logged = Logged()

  init(flushDelay: TimeInterval = 0.02, settlingTime: TimeInterval = 0.02) {
    var configuration = Kernel.Configuration()
    configuration.flushDelay = flushDelay
    configuration.settlingTime = settlingTime
    configuration.executionStackSize = 1024 * 1024
    configuration.log = KernelLog { [logged] in logged.append($0) }
    kernel = Kernel(
      session: session, transport: transport, signer: signer, history: history,
      configuration: configuration)
    kernel.start()
  }

  deinit { kernel.terminated(reason: "the test is over") }

  var log: [String] { logged.all }

  /// One message of the kernel, taken apart.
  struct Answer {
    var channel: Channel
    var type: String
    var identities: [Data]
    var header: JSONValue
    var parentID: String?
    var parentFrame: Data
    var metadata: JSONValue
    var content: JSONValue

    subscript(_ field: String) -> JSONValue? {
      if case .object(let fields) = content { return fields[field] }
      return nil
    }
  }

  func frames(
    _ content: some MessageContent, id: String? = nil, date: Date = Date()
  ) -> (id: String, frames: [Data]) {
    frames(type: type(of: content).messageType, content, id: id, date: date)
  }

  func frames(
    type: String, _ content: any Encodable, id: String? = nil, date: Date = Date()
  ) -> (id: String, frames: [Data]) {
    var header = headers.header(for: type, at: date)
    if let id { header.messageID = id }
    let message = OutgoingMessage(
      identities: [Data("client".utf8)], header: header, parentHeaderFrame: Data("{}".utf8),
      content: content)
    return (header.messageID, message.frames(signer: signer))
  }

  /// Sends a request; gives its identifier.
  @discardableResult
  func send(
    _ content: some MessageContent, on channel: Channel = .shell, date: Date = Date()
  ) -> String {
    let (id, frames) = frames(content, date: date)
    kernel.received(frames, on: channel)
    return id
  }

  /// Everything the kernel said about a request, waiting for its idle.
  func answers(to id: String, timeout: TimeInterval = 5) -> [Answer] {
    waitFor(timeout: timeout) { answers in
      answers.contains { $0.parentID == id && $0["execution_state"] == "idle" }
    }.filter { $0.parentID == id }
  }

  /// Sends a request and waits for everything about it.
  func ask(_ content: some MessageContent, on channel: Channel = .shell) -> [Answer] {
    answers(to: send(content, on: channel))
  }

  func waitFor(
    timeout: TimeInterval = 5, _ condition: ([Answer]) -> Bool
  ) -> [Answer] {
    var read: [Answer] = []
    _ = transport.wait(timeout: timeout) { sent in
      // The client's own replay guard would object to a kernel that repeats itself.
      read += sent[read.count...].map(takeApart)
      return condition(read)
    }
    return read
  }

  private func takeApart(_ sent: InMemoryTransport.Sent) -> Answer {
    var replays = ReplayGuard()
    guard
      let message = try? ReceivedMessage(
        frames: sent.frames, signer: signer, replayGuard: &replays)
    else { fatalError("the kernel sent something that is not a signed message") }
    func value(_ frame: Data) -> JSONValue {
      (try? JSONCoding.decode(JSONValue.self, from: frame)) ?? .null
    }
    let parent = value(message.parentHeaderFrame)
    var parentID: String?
    if case .object(let fields) = parent { parentID = fields["msg_id"]?.string }
    return Answer(
      channel: sent.channel, type: message.header.messageType, identities: message.identities,
      header: value(message.headerFrame), parentID: parentID,
      parentFrame: message.parentHeaderFrame, metadata: value(message.metadataFrame),
      content: value(message.contentFrame))
  }
}

extension [KernelBench.Answer] {
  var types: [String] { map(\.type) }

  /// Printed text, joined.
  func text(_ name: String = "stdout") -> String {
    filter { $0.type == "stream" && $0["name"] == .string(name) }
      .compactMap { $0["text"]?.string }.joined()
  }

  func first(_ type: String) -> Element? { first { $0.type == type } }
}

/// Lines written from any thread.
final class Logged: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []
  func append(_ line: String) { lock.withLock { lines.append(line) } }
  var all: [String] { lock.withLock { lines } }
}

/// A condition that one thread raises and another waits for.
final class Flag: @unchecked Sendable {
  private let monitor = Monitor()
  private var raised = false
  func raise() {
    monitor.locked {
      raised = true
      monitor.wakeAll()
    }
  }
  /// Whether it was raised within the time.
  @discardableResult
  func wait(_ timeout: TimeInterval = 5) -> Bool {
    let deadline = MonotonicTime.now + timeout
    return monitor.locked {
      while !raised, MonotonicTime.now < deadline { monitor.wait(until: deadline) }
      return raised
    }
  }
}
