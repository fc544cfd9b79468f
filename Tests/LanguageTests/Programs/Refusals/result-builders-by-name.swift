@resultBuilder struct Page {
  static func buildBlock(_ parts: String...) -> String { parts.joined() }
}
