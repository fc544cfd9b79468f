package import SourceText
internal import SwiftParser
internal import SwiftParserDiagnostics
internal import SwiftOperators
internal import SwiftSyntax

/// Parses cells one after the other, remembering the operators they declare.
///
///     var parser = CellParser()
///     let cell = parser.parse("1 + 2 ** 3", named: "cell 1")
///     if !cell.hasErrors { parser.commit(cell) }
package struct CellParser {
  /// Standard operators, `**`, and those of the cells committed so far.
  package private(set) var operators: NotebookOperators

  package init() { operators = .standard }

  /// Makes a cell's operators known to the cells after it; called once the cell is accepted.
  package mutating func commit(_ cell: ParsedCell) { operators = cell.operators }

  package func parse(_ text: String, named name: String) -> ParsedCell {
    parse(SourceFile(name: name, text: text))
  }

  /// Parses, folds operators and checks the subset. Does not change the parser.
  package func parse(_ file: SourceFile) -> ParsedCell {
    if let refusal = ParserGuard.refusal(of: file) { return cell(file, Parser.parse(source: ""), [refusal]) }
    let tree = Parser.parse(source: ConditionalCompilation.resolved(file.text))
    if let place = NestingDepth.excess(in: tree) {
      return cell(file, tree, [.tooDeeplyNested(at: place, in: file)])
    }
    if tree.hasError { return refused(file, tree) }
    let checker = SubsetChecker(file: file)
    checker.walk(tree)
    var diagnostics = checker.diagnostics
    if tree.hasWarning { diagnostics += ParserDiagnostics.all(of: tree, in: file) }
    var operators = operators
    let folded = fold(tree, with: &operators, in: file, diagnostics: &diagnostics)
    return ParsedCell(
      file: file, tree: folded, diagnostics: diagnostics.inSourceOrder, operators: operators,
      suppressesResult: tree.statements.last?.semicolon != nil)
  }

  private func cell(
    _ file: SourceFile, _ tree: SourceFileSyntax, _ diagnostics: [Diagnostic]
  ) -> ParsedCell {
    ParsedCell(
      file: file, tree: tree, diagnostics: diagnostics.inSourceOrder, operators: operators,
      suppressesResult: tree.statements.last?.semicolon != nil)
  }

  /// A cell that is no Swift: Python's constructs get one line each, and only the rest the parser's opinion.
  private func refused(_ file: SourceFile, _ tree: SourceFileSyntax) -> ParsedCell {
    if ParserDiagnostics.isUnreadable(file) { return cell(file, tree, [ParserDiagnostics.firstError(of: tree, in: file)]) }
    let scanner = PythonScanner(file)
    guard !scanner.findings.isEmpty else {
      return cell(file, tree, ParserDiagnostics.all(of: tree, in: file))
    }
    var diagnostics = scanner.findings.map { $0.diagnostic(in: file) }
    let rest = Parser.parse(source: String(decoding: scanner.remainder, as: UTF8.self))
    if NestingDepth.excess(in: rest) == nil {
      var others = rest.hasError ? ParserDiagnostics.all(of: rest, in: file) : []
      let checker = SubsetChecker(file: file)
      checker.walk(rest)
      others += checker.diagnostics
      diagnostics += others.filter { !scanner.covers($0) }
    }
    return cell(file, tree, diagnostics)
  }

  private func fold(
    _ tree: SourceFileSyntax, with operators: inout NotebookOperators, in file: SourceFile,
    diagnostics: inout [Diagnostic]
  ) -> SourceFileSyntax {
    var found: [Diagnostic] = []
    operators.add(tree) { found.append(ParserDiagnostics.diagnostic($0, in: file)) }
    let result = (try? SequenceFolding(operators.order)?.folded(tree)) ?? explained(tree, operators, in: file, &found)
    diagnostics += found
    if !found.isEmpty { return tree }
    diagnostics += FoldedChecks.diagnostics(of: result, in: file)
    return result
  }

  /// The tree of a cell with operators that cannot be folded, and why.
  private func explained(
    _ tree: SourceFileSyntax, _ operators: NotebookOperators, in file: SourceFile, _ found: inout [Diagnostic]
  ) -> SourceFileSyntax {
    var reasons: [Diagnostic] = []
    let folded = operators.table.foldAll(tree) { error in
      let diagnostic = ParserDiagnostics.diagnostic(error, in: file)
      if !reasons.contains(diagnostic) { reasons.append(diagnostic) }
    }
    found += reasons
    return folded.as(SourceFileSyntax.self) ?? tree
  }
}
