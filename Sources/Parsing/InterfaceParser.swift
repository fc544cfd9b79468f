package import SwiftSyntax
internal import SwiftParser

/// Parses declarations of native interfaces: no operators to fold, no subset to keep to.
package enum InterfaceParser {
  package static func parse(_ source: String) -> SourceFileSyntax { Parser.parse(source: source) }
}
