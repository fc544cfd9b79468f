import JSONText

/// Where printed text goes.
public enum StreamName: String, Codable, Sendable {
  case stdout
  case stderr
}

/// Printed text.
public struct StreamOutput: MessageContent, Hashable {
  public static let messageType = "stream"
  public var name: StreamName
  public var text: String

  public init(name: StreamName, text: String) {
    self.name = name
    self.text = text
  }
}

/// What links later updates to a display.
public struct DisplayTransient: Codable, Sendable, Hashable {
  public var displayID: String?

  public init(displayID: String? = nil) {
    self.displayID = displayID
  }

  enum CodingKeys: String, CodingKey { case displayID = "display_id" }
}

/// Something shown by code while it runs.
public struct DisplayData: MessageContent, Hashable {
  public static let messageType = "display_data"
  public var data: [String: JSONValue]
  public var metadata: [String: JSONValue]
  public var transient: DisplayTransient

  public init(_ bundle: MIMEBundle, displayID: String? = nil) {
    data = bundle.data
    metadata = bundle.metadata
    transient = DisplayTransient(displayID: displayID)
  }
}

/// New content for every display that was shown under the same identifier.
public struct UpdateDisplayData: MessageContent, Hashable {
  public static let messageType = "update_display_data"
  public var data: [String: JSONValue]
  public var metadata: [String: JSONValue]
  public var transient: DisplayTransient

  public init(_ bundle: MIMEBundle, displayID: String) {
    data = bundle.data
    metadata = bundle.metadata
    transient = DisplayTransient(displayID: displayID)
  }
}

/// Removes the cell's output so far, at once or when the next output comes.
public struct ClearOutput: MessageContent, Hashable {
  public static let messageType = "clear_output"
  public var wait: Bool

  public init(wait: Bool) {
    self.wait = wait
  }
}

/// A failure: its kind, its message, and lines to show (ANSI colours allowed).
public struct ErrorContent: MessageContent, Hashable {
  public static let messageType = "error"
  public var ename: String
  public var evalue: String
  public var traceback: [String]

  public init(ename: String, evalue: String, traceback: [String]) {
    self.ename = ename
    self.evalue = evalue
    self.traceback = traceback
  }
}
