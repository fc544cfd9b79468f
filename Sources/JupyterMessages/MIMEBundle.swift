import JSONText

/// One thing to show, in every form a front end might prefer.
///
/// Keys are MIME types such as `text/plain` or `image/svg+xml`; binary images are base64 strings;
/// JSON types hold the value itself, not its text. `text/plain` should always be there.
///
///     MIMEBundle(plain: "42").data["text/plain"]   // "42"
public struct MIMEBundle: Hashable, Sendable {
  public var data: [String: JSONValue]
  /// Hints per MIME type, for example `["image/png": ["width": 640]]`.
  public var metadata: [String: JSONValue]

  public init(data: [String: JSONValue], metadata: [String: JSONValue] = [:]) {
    self.data = data
    self.metadata = metadata
  }

  public init(plain text: String) {
    self.init(data: ["text/plain": .string(text)])
  }

  /// The plain-text form, if there is one.
  public var plainText: String? { data["text/plain"]?.string }
}
