/// Ends the running cell.
public struct InterruptRequest: MessageContent, Hashable {
  public static let messageType = "interrupt_request"
  public init() {}
}

public struct InterruptReply: MessageContent, Hashable {
  public static let messageType = "interrupt_reply"
  public var status = "ok"
  public init() {}
}

/// Ends the kernel, for good or to be started again.
public struct ShutdownRequest: MessageContent, Hashable {
  public static let messageType = "shutdown_request"
  public var restart: Bool

  public init(restart: Bool) {
    self.restart = restart
  }

  enum CodingKeys: String, CodingKey { case restart }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    restart = try fields.value(.restart, or: false)
  }
}

public struct ShutdownReply: MessageContent, Hashable {
  public static let messageType = "shutdown_reply"
  public var status = "ok"
  public var restart: Bool

  public init(restart: Bool) {
    self.restart = restart
  }
}
