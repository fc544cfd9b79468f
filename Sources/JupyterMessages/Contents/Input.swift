/// Asks the client that sent the running cell for a line of text.
public struct InputRequest: MessageContent, Hashable {
  public static let messageType = "input_request"
  public var prompt: String
  public var password: Bool

  public init(prompt: String, password: Bool = false) {
    self.prompt = prompt
    self.password = password
  }
}

public struct InputReply: MessageContent, Hashable {
  public static let messageType = "input_reply"
  public var value: String

  public init(value: String) {
    self.value = value
  }
}
