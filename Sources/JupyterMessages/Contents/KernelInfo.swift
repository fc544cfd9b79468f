/// Asks who the kernel is; clients also use it to find out that it is alive.
public struct KernelInfoRequest: MessageContent, Hashable {
  public static let messageType = "kernel_info_request"
  public init() {}
}

/// The language a kernel runs, as front ends need it for highlighting and export.
public struct LanguageInfo: Codable, Sendable, Hashable {
  public var name: String
  public var version: String
  public var mimetype: String
  public var fileExtension: String
  public var pygmentsLexer: String
  public var codemirrorMode: String
  public var nbconvertExporter: String

  public init(
    name: String, version: String, mimetype: String, fileExtension: String,
    pygmentsLexer: String, codemirrorMode: String, nbconvertExporter: String = ""
  ) {
    self.name = name
    self.version = version
    self.mimetype = mimetype
    self.fileExtension = fileExtension
    self.pygmentsLexer = pygmentsLexer
    self.codemirrorMode = codemirrorMode
    self.nbconvertExporter = nbconvertExporter
  }

  /// Swift at `version`, under the names CodeMirror, Pygments and nbconvert know.
  public static func swift(version: String) -> LanguageInfo {
    LanguageInfo(
      name: "swift", version: version, mimetype: "text/x-swift", fileExtension: ".swift",
      pygmentsLexer: "swift", codemirrorMode: "swift", nbconvertExporter: "script")
  }

  enum CodingKeys: String, CodingKey {
    case name, version, mimetype
    case fileExtension = "file_extension"
    case pygmentsLexer = "pygments_lexer"
    case codemirrorMode = "codemirror_mode"
    case nbconvertExporter = "nbconvert_exporter"
  }
}

public struct HelpLink: Codable, Sendable, Hashable {
  public var text: String
  public var url: String

  public init(text: String, url: String) {
    self.text = text
    self.url = url
  }
}

public struct KernelInfoReply: MessageContent, Hashable {
  public static let messageType = "kernel_info_reply"
  public var status = "ok"
  public var protocolVersion: String
  public var implementation: String
  public var implementationVersion: String
  public var languageInfo: LanguageInfo
  public var banner: String
  public var debugger: Bool
  public var helpLinks: [HelpLink]
  /// Optional abilities by name. Only what is really there may be listed: front ends change their
  /// behaviour on it.
  public var supportedFeatures: [String]

  public init(
    implementation: String, implementationVersion: String, languageInfo: LanguageInfo,
    banner: String, helpLinks: [HelpLink] = []
  ) {
    protocolVersion = MessageHeader.protocolVersion
    self.implementation = implementation
    self.implementationVersion = implementationVersion
    self.languageInfo = languageInfo
    self.banner = banner
    debugger = false
    self.helpLinks = helpLinks
    supportedFeatures = []
  }

  enum CodingKeys: String, CodingKey {
    case status, implementation, banner, debugger
    case protocolVersion = "protocol_version"
    case implementationVersion = "implementation_version"
    case languageInfo = "language_info"
    case helpLinks = "help_links"
    case supportedFeatures = "supported_features"
  }
}
