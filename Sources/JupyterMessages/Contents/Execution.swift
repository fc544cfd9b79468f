import JSONText

/// Runs a cell.
public struct ExecuteRequest: MessageContent, Hashable {
  public static let messageType = "execute_request"
  public var code: String
  /// No output but errors, no count, no history.
  public var silent: Bool
  public var storeHistory: Bool
  public var userExpressions: [String: String]
  public var allowStdin: Bool
  public var stopOnError: Bool

  public init(
    code: String, silent: Bool = false, storeHistory: Bool = true,
    userExpressions: [String: String] = [:], allowStdin: Bool = true, stopOnError: Bool = true
  ) {
    self.code = code
    self.silent = silent
    self.storeHistory = storeHistory
    self.userExpressions = userExpressions
    self.allowStdin = allowStdin
    self.stopOnError = stopOnError
  }

  enum CodingKeys: String, CodingKey {
    case code, silent
    case storeHistory = "store_history"
    case userExpressions = "user_expressions"
    case allowStdin = "allow_stdin"
    case stopOnError = "stop_on_error"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      code: try fields.decode(String.self, forKey: .code),
      silent: try fields.value(.silent, or: false),
      storeHistory: try fields.value(.storeHistory, or: true),
      userExpressions: try fields.value(.userExpressions, or: [:]),
      allowStdin: try fields.value(.allowStdin, or: true),
      stopOnError: try fields.value(.stopOnError, or: true))
  }
}

/// Tells every client which code is being run, and under which number.
public struct ExecuteInput: MessageContent, Hashable {
  public static let messageType = "execute_input"
  public var code: String
  public var executionCount: Int

  public init(code: String, executionCount: Int) {
    self.code = code
    self.executionCount = executionCount
  }

  enum CodingKeys: String, CodingKey {
    case code
    case executionCount = "execution_count"
  }
}

/// The value of a cell's last expression.
public struct ExecuteResult: MessageContent, Hashable {
  public static let messageType = "execute_result"
  public var executionCount: Int
  public var data: [String: JSONValue]
  public var metadata: [String: JSONValue]

  public init(executionCount: Int, bundle: MIMEBundle) {
    self.executionCount = executionCount
    data = bundle.data
    metadata = bundle.metadata
  }

  enum CodingKeys: String, CodingKey {
    case data, metadata
    case executionCount = "execution_count"
  }
}

/// What one of the request's user expressions gave.
public enum UserExpressionResult: Codable, Sendable, Hashable {
  case value(MIMEBundle)
  case failure(ErrorContent)

  enum CodingKeys: String, CodingKey { case status, data, metadata }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    if try fields.decode(String.self, forKey: .status) == "ok" {
      self = .value(
        MIMEBundle(
          data: try fields.decode([String: JSONValue].self, forKey: .data),
          metadata: try fields.value(.metadata, or: [:])))
    } else {
      self = .failure(try ErrorContent(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .value(let bundle):
      try fields.encode("ok", forKey: .status)
      try fields.encode(bundle.data, forKey: .data)
      try fields.encode(bundle.metadata, forKey: .metadata)
    case .failure(let error):
      try fields.encode("error", forKey: .status)
      try error.encode(to: encoder)
    }
  }
}

/// The end of a successful `execute_request`.
public struct ExecuteReply: MessageContent, Hashable {
  public static let messageType = "execute_reply"
  public var status: String
  public var executionCount: Int
  public var userExpressions: [String: UserExpressionResult]
  public var payload: [JSONValue]

  public init(executionCount: Int, userExpressions: [String: UserExpressionResult] = [:]) {
    status = "ok"
    self.executionCount = executionCount
    self.userExpressions = userExpressions
    payload = []
  }

  enum CodingKeys: String, CodingKey {
    case status, payload
    case executionCount = "execution_count"
    case userExpressions = "user_expressions"
  }
}

/// The end of an `execute_request` that failed or was not run.
public struct ExecuteErrorReply: MessageContent, Hashable {
  public static let messageType = "execute_reply"
  public var status: String
  /// Absent for a cell that was skipped because an earlier one failed: a front end then shows
  /// the cell as not run, where a number would claim that it ran.
  public var executionCount: Int?
  public var ename: String
  public var evalue: String
  public var traceback: [String]

  public init(executionCount: Int?, error: ErrorContent) {
    status = "error"
    self.executionCount = executionCount
    ename = error.ename
    evalue = error.evalue
    traceback = error.traceback
  }

  enum CodingKeys: String, CodingKey {
    case status, ename, evalue, traceback
    case executionCount = "execution_count"
  }
}

/// The answer to any other request that could not be carried out.
public struct ErrorReply: Codable, Sendable, Hashable {
  public var status = "error"
  public var ename: String
  public var evalue: String
  public var traceback: [String]

  public init(_ error: ErrorContent) {
    ename = error.ename
    evalue = error.evalue
    traceback = error.traceback
  }
}
