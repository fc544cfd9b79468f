import JSONText

/// Asks for earlier inputs.
public struct HistoryRequest: MessageContent, Hashable {
  public static let messageType = "history_request"
  public var access: String
  public var output: Bool
  public var raw: Bool
  public var session: Int
  public var start: Int?
  public var stop: Int?
  public var count: Int?
  public var pattern: String?
  public var unique: Bool

  public init(
    access: String, output: Bool = false, raw: Bool = true, session: Int = 0, start: Int? = nil,
    stop: Int? = nil, count: Int? = nil, pattern: String? = nil, unique: Bool = false
  ) {
    self.access = access
    self.output = output
    self.raw = raw
    self.session = session
    self.start = start
    self.stop = stop
    self.count = count
    self.pattern = pattern
    self.unique = unique
  }

  enum CodingKeys: String, CodingKey {
    case output, raw, session, start, stop, pattern, unique
    case access = "hist_access_type"
    case count = "n"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      access: try fields.decode(String.self, forKey: .access),
      output: try fields.value(.output, or: false),
      raw: try fields.value(.raw, or: true),
      session: try fields.value(.session, or: 0),
      start: try fields.decodeIfPresent(Int.self, forKey: .start),
      stop: try fields.decodeIfPresent(Int.self, forKey: .stop),
      count: try fields.decodeIfPresent(Int.self, forKey: .count),
      pattern: try fields.decodeIfPresent(String.self, forKey: .pattern),
      unique: try fields.value(.unique, or: false))
  }
}

/// One earlier input; on the wire an array of session, line and source, where the source is a
/// pair with its output when outputs were asked for.
public struct HistoryRow: Codable, Sendable, Hashable {
  public var session: Int
  public var line: Int
  public var source: JSONValue

  public init(session: Int, line: Int, source: JSONValue) {
    self.session = session
    self.line = line
    self.source = source
  }

  public init(from decoder: any Decoder) throws {
    var fields = try decoder.unkeyedContainer()
    session = try fields.decode(Int.self)
    line = try fields.decode(Int.self)
    source = try fields.decode(JSONValue.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.unkeyedContainer()
    try fields.encode(session)
    try fields.encode(line)
    try fields.encode(source)
  }
}

public struct HistoryReply: MessageContent, Hashable {
  public static let messageType = "history_reply"
  public var status = "ok"
  public var history: [HistoryRow]

  public init(history: [HistoryRow]) {
    self.history = history
  }
}
