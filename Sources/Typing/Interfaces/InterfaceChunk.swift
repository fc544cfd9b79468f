/// A few native declarations as Swift text, parsed only when a name they declare is looked up.
package struct InterfaceChunk: Sendable {
  /// Names the chunk in diagnostics about the chunk itself, such as `"Array+Adding"`.
  package let name: String
  /// Declarations without bodies, each marked `@native("KEY")`.
  package let source: String

  package init(name: String, source: String) {
    self.name = name
    self.source = source
  }
}
