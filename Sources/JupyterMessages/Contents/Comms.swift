import JSONText

/// Asks which comms are open.
public struct CommInfoRequest: MessageContent, Hashable {
  public static let messageType = "comm_info_request"
  public var targetName: String?

  public init(targetName: String? = nil) {
    self.targetName = targetName
  }

  enum CodingKeys: String, CodingKey { case targetName = "target_name" }
}

public struct CommInfoReply: MessageContent, Hashable {
  public static let messageType = "comm_info_reply"

  public struct Comm: Codable, Sendable, Hashable {
    public var targetName: String

    enum CodingKeys: String, CodingKey { case targetName = "target_name" }
  }

  public var status = "ok"
  public var comms: [String: Comm]

  public init(comms: [String: Comm] = [:]) {
    self.comms = comms
  }
}

/// Opens a conversation between a front-end component and a named target in the kernel.
public struct CommOpen: MessageContent, Hashable {
  public static let messageType = "comm_open"
  public var commID: String
  public var targetName: String
  public var data: JSONValue

  public init(commID: String, targetName: String, data: JSONValue = [:]) {
    self.commID = commID
    self.targetName = targetName
    self.data = data
  }

  enum CodingKeys: String, CodingKey {
    case data
    case commID = "comm_id"
    case targetName = "target_name"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      commID: try fields.decode(String.self, forKey: .commID),
      targetName: try fields.value(.targetName, or: ""),
      data: try fields.value(.data, or: [:]))
  }
}

/// One message of such a conversation.
public struct CommMessage: MessageContent, Hashable {
  public static let messageType = "comm_msg"
  public var commID: String
  public var data: JSONValue

  public init(commID: String, data: JSONValue = [:]) {
    self.commID = commID
    self.data = data
  }

  enum CodingKeys: String, CodingKey {
    case data
    case commID = "comm_id"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      commID: try fields.decode(String.self, forKey: .commID),
      data: try fields.value(.data, or: [:]))
  }
}

/// Ends such a conversation.
public struct CommClose: MessageContent, Hashable {
  public static let messageType = "comm_close"
  public var commID: String
  public var data: JSONValue

  public init(commID: String, data: JSONValue = [:]) {
    self.commID = commID
    self.data = data
  }

  enum CodingKeys: String, CodingKey {
    case data
    case commID = "comm_id"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      commID: try fields.decode(String.self, forKey: .commID),
      data: try fields.value(.data, or: [:]))
  }
}
