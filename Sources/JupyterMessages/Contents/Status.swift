public enum ExecutionState: String, Codable, Sendable {
  case starting
  case busy
  case idle
}

/// Brackets everything a request causes: busy before, idle after.
public struct Status: MessageContent, Hashable {
  public static let messageType = "status"
  public var executionState: ExecutionState

  public init(_ state: ExecutionState) {
    executionState = state
  }

  enum CodingKeys: String, CodingKey { case executionState = "execution_state" }
}

/// Tells a new subscriber that its subscription stands, so that it misses nothing it asks for
/// from now on.
public struct IopubWelcome: MessageContent, Hashable {
  public static let messageType = "iopub_welcome"
  public var subscription: String

  public init(subscription: String) {
    self.subscription = subscription
  }
}
