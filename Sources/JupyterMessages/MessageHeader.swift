import Foundation

/// What every message says about itself.
public struct MessageHeader: Codable, Hashable, Sendable {
  public var messageID: String
  public var messageType: String
  /// The session of whoever sent the message: a kernel writes its own, a fresh one per start.
  public var session: String
  public var username: String
  /// ISO 8601 with a time zone; kept as text, because it is only ever compared or passed on.
  public var date: String
  public var version: String

  public init(
    messageID: String, messageType: String, session: String, username: String = "",
    date: String = "", version: String = MessageHeader.protocolVersion
  ) {
    self.messageID = messageID
    self.messageType = messageType
    self.session = session
    self.username = username
    self.date = date
    self.version = version
  }

  /// The version of the messaging protocol this kernel speaks.
  public static let protocolVersion = "5.5"

  enum CodingKeys: String, CodingKey {
    case messageID = "msg_id"
    case messageType = "msg_type"
    case session, username, date, version
  }

  // Only the two fields a reply cannot be built without are required of a client.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    messageID = try fields.decode(String.self, forKey: .messageID)
    messageType = try fields.decode(String.self, forKey: .messageType)
    session = (try? fields.decodeIfPresent(String.self, forKey: .session)) ?? ""
    username = (try? fields.decodeIfPresent(String.self, forKey: .username)) ?? ""
    date = (try? fields.decodeIfPresent(String.self, forKey: .date)) ?? ""
    version = (try? fields.decodeIfPresent(String.self, forKey: .version)) ?? ""
  }
}
