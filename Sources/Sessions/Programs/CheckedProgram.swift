package import Parsing
package import SourceText
internal import Typing

/// The code cells of a notebook checked one after another, none of them run, with what each top-level name means.
///
///     let program = try CheckedProgram(cells: [("cell 1", "let x = 1"), ("cell 2", "let x = \"one\"\nx")])
///     program.cells[1].uses[0].declarations   // [1]: the `x` of the second cell
package struct CheckedProgram {
  package struct Cell {
    package let source: SourceFile
    /// Where the expression stands whose value a notebook shows; nil when it shows none.
    package let shownValue: SourceRange?
    package let uses: [Use]
  }

  /// One name declared at the top level of a cell.
  package struct Declaration {
    package let name: String
    package let kind: TopLevelName.Kind
    /// Index of the cell.
    package let cell: Int
    package let nameRange: SourceRange
    /// The whole declaration.
    package let range: SourceRange
  }

  /// One place where a top-level name is used.
  package struct Use {
    package let name: String
    package let range: SourceRange
    /// Indices of what it may mean: one, or overloads that no call tells apart; none for a name of the libraries.
    package let declarations: [Int]
    /// Whether the name is declared anew where it is read, as in `if let model`.
    package let isShorthand: Bool
  }

  package struct Refused: Error {
    package let diagnostics: [Diagnostic]
  }

  package private(set) var cells: [Cell] = []
  package private(set) var declarations: [Declaration] = []

  /// Throws `Refused` with the errors of the first cell that has any.
  package init(cells sources: [(name: String, code: String)], libraries: SessionLibraries = .everything) throws {
    let checker = Checker(libraries: libraries.interfaces)
    var parser = CellParser()
    var numbers: [NameUses.Identity: Int] = [:]
    var kept: [TypedCell] = []
    for (index, source) in sources.enumerated() {
      let parsed = parser.parse(SourceFile(name: source.name, text: source.code))
      let (checked, names) = checker.checkNotingNames(parsed)
      guard let typed = checked.typed else { throw Refused(diagnostics: checked.diagnostics) }
      parser.commit(parsed)
      // Identities are addresses: the declarations stay alive as long as they are compared.
      kept.append(typed)
      note(parsed.topLevelNames, names, index, &numbers)
      cells.append(Cell(source: parsed.file, shownValue: typed.result?.range, uses: Self.uses(names, parsed, numbers)))
    }
    withExtendedLifetime((checker, kept)) {}
  }

  private mutating func note(
    _ found: [TopLevelName], _ names: NameUses, _ cell: Int, _ numbers: inout [NameUses.Identity: Int]
  ) {
    var taken: [String: Int] = [:]
    for name in found {
      // Overloads are listed in the order they are written.
      let position = taken[name.name, default: 0]
      taken[name.name] = position + 1
      if let identities = names.declared[name.name], position < identities.count { numbers[identities[position]] = declarations.count }
      declarations.append(
        Declaration(name: name.name, kind: name.kind, cell: cell, nameRange: name.nameRange, range: name.range))
    }
  }

  private static func uses(
    _ names: NameUses, _ parsed: ParsedCell, _ numbers: [NameUses.Identity: Int]
  ) -> [Use] {
    let shorthand = parsed.shorthandOffsets
    return names.uses.map { use in
      let quoted = parsed.file.substring(SourceRange(use.offset, use.offset + 1)) == "`" ? 2 : 0
      return Use(
        name: use.name, range: SourceRange(use.offset, use.offset + use.name.utf8.count + quoted),
        declarations: use.meanings.compactMap { numbers[$0] }, isShorthand: shorthand.contains(use.offset))
    }
  }
}
