extension LibraryProgram {
  static let errors = LibraryProgram(
    name: "Foundation", words: ["LocalizedError", "CustomNSError", "localizedDescription"],
    source: #"""
      protocol LocalizedError: Error {
        var errorDescription: String? { get }
        var failureReason: String? { get }
        var recoverySuggestion: String? { get }
        var helpAnchor: String? { get }
      }

      extension LocalizedError {
        var errorDescription: String? { nil }
        var failureReason: String? { nil }
        var recoverySuggestion: String? { nil }
        var helpAnchor: String? { nil }
      }

      protocol CustomNSError: Error {
        static var errorDomain: String { get }
        var errorCode: Int { get }
        var errorUserInfo: [String: Any] { get }
      }

      extension CustomNSError {
        static var errorDomain: String { String(reflecting: Self.self) }
        var errorCode: Int { _errorCode }
        var errorUserInfo: [String: Any] { [:] }
      }

      extension Error {
        var localizedDescription: String {
          if let described = self as? any LocalizedError, let text = described.errorDescription { return text }
          guard let coded = self as? any CustomNSError else { return _localizedDescription }
          return "The operation could not be completed. (\(type(of: coded).errorDomain) error \(coded.errorCode).)"
        }
      }
      """#)
}
