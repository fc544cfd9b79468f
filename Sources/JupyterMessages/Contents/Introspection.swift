import JSONText

/// Asks for completions. Positions count Unicode scalars, as everywhere in the protocol.
public struct CompleteRequest: MessageContent, Hashable {
  public static let messageType = "complete_request"
  public var code: String
  /// Absent means the end of the code.
  public var cursor: Int?

  public init(code: String, cursor: Int?) {
    self.code = code
    self.cursor = cursor
  }

  enum CodingKeys: String, CodingKey {
    case code
    case cursor = "cursor_pos"
  }
}

/// One completion with what a front end shows beside it.
public struct TypedCompletion: Codable, Sendable, Hashable {
  public var text: String
  public var type: String
  public var signature: String
  public var start: Int
  public var end: Int

  public init(text: String, type: String, signature: String, start: Int, end: Int) {
    self.text = text
    self.type = type
    self.signature = signature
    self.start = start
    self.end = end
  }
}

public struct CompleteReply: MessageContent, Hashable {
  public static let messageType = "complete_reply"

  public struct Metadata: Codable, Sendable, Hashable {
    public var types: [TypedCompletion]

    public init(types: [TypedCompletion]) {
      self.types = types
    }

    enum CodingKeys: String, CodingKey { case types = "_jupyter_types_experimental" }
  }

  public var status = "ok"
  public var matches: [String]
  public var cursorStart: Int
  public var cursorEnd: Int
  public var metadata: Metadata

  public init(matches: [TypedCompletion], cursorStart: Int, cursorEnd: Int) {
    self.matches = matches.map(\.text)
    self.cursorStart = cursorStart
    self.cursorEnd = cursorEnd
    metadata = Metadata(types: matches)
  }

  enum CodingKeys: String, CodingKey {
    case status, matches, metadata
    case cursorStart = "cursor_start"
    case cursorEnd = "cursor_end"
  }
}

/// Asks for what Shift-Tab shows.
public struct InspectRequest: MessageContent, Hashable {
  public static let messageType = "inspect_request"
  public var code: String
  public var cursor: Int?
  public var detailLevel: Int

  public init(code: String, cursor: Int?, detailLevel: Int = 0) {
    self.code = code
    self.cursor = cursor
    self.detailLevel = detailLevel
  }

  enum CodingKeys: String, CodingKey {
    case code
    case cursor = "cursor_pos"
    case detailLevel = "detail_level"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      code: try fields.decode(String.self, forKey: .code),
      cursor: try fields.decodeIfPresent(Int.self, forKey: .cursor),
      detailLevel: try fields.value(.detailLevel, or: 0))
  }
}

public struct InspectReply: MessageContent, Hashable {
  public static let messageType = "inspect_reply"
  public var status = "ok"
  public var found: Bool
  public var data: [String: JSONValue]
  public var metadata: [String: JSONValue]

  /// Nothing found still carries empty data and metadata, which clients read without asking.
  public init(_ bundle: MIMEBundle?) {
    found = bundle != nil
    data = bundle?.data ?? [:]
    metadata = bundle?.metadata ?? [:]
  }
}

/// Asks a console's question: is this a whole piece of code, or should Enter add a line?
public struct IsCompleteRequest: MessageContent, Hashable {
  public static let messageType = "is_complete_request"
  public var code: String

  public init(code: String) {
    self.code = code
  }
}

public struct IsCompleteReply: MessageContent, Hashable {
  public static let messageType = "is_complete_reply"
  public var status: String
  /// What the next line should start with; only for incomplete code.
  public var indent: String?

  public init(status: String, indent: String? = nil) {
    self.status = status
    self.indent = indent
  }
}
