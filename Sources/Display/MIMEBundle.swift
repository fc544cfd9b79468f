/// One payload of a display: text for text types, bytes for binary types (sent base64-encoded).
public enum MIMEPayload: Equatable, Sendable {
  case text(String)
  case bytes([UInt8])
  /// A JSON document, already serialised; embedded as an object and not as a string.
  case json(String)
}

/// The same thing in several formats, richest last resort `text/plain`, as Jupyter displays it.
///
///     MIMEBundle(plainText: "42")
public struct MIMEBundle: Equatable, Sendable {
  public var payloads: [String: MIMEPayload]

  public init(_ payloads: [String: MIMEPayload]) { self.payloads = payloads }

  public init(plainText: String) { self.payloads = ["text/plain": .text(plainText)] }

  public var plainText: String? {
    guard case .text(let text)? = payloads["text/plain"] else { return nil }
    return text
  }
}

/// A value that shows itself richly when it is the value of a cell.
public protocol RichlyDisplayable {
  var mimeBundle: MIMEBundle { get }
}
