internal import SourceText

// SwiftSyntax has types of these names too; inside this module the short names mean ours.
typealias SourceRange = SourceText.SourceRange
typealias SourceLocation = SourceText.SourceLocation
