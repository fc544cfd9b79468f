package import SourceText
package import SwiftOperators
internal import SwiftSyntax
internal import SwiftParser

/// Parses cells one after the other, remembering the operators they declare.
///
///     var parser = CellParser()
///     let cell = parser.parse("1 + 2 ** 3", named: "cell 1")
package struct CellParser {
  /// Standard operators, `**`, and those of the cells committed so far.
  package private(set) var operators: OperatorTable

  package init() { operators = .notebook }

  /// Parses, folds operators and checks the subset. Does not change the parser.
  package func parse(_ text: String, named name: String) -> ParsedCell {
    parse(SourceFile(name: name, text: text))
  }

  package func parse(_ file: SourceFile) -> ParsedCell {
    let tree = Parser.parse(source: file.text)
    return ParsedCell(
      file: file, tree: tree, diagnostics: [], operators: operators, suppressesResult: false)
  }

  /// Makes a cell's operators known to the cells after it; called once the cell is accepted.
  package mutating func commit(_ cell: ParsedCell) { operators = cell.operators }
}
