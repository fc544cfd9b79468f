package import Sessions
internal import SourceText

/// A notebook as one `main.swift`: its cells in order, values printed where the notebook shows them.
///
///     try SwiftProgram(of: notebook, named: "lab.ipynb").text
///     // import TensorKit
///     //
///     // // Cell 1
///     // let x = 20
///     // debugPrint(x * 2 + 2)
package struct SwiftProgram {
  package let text: String

  /// Checks the notebook. Throws `CheckedProgram.Refused` with its first errors, `ExportError` for what a program cannot hold.
  package init(of notebook: Notebook, named name: String) throws {
    var prose: [[NotebookCell]] = [[]]
    var code: [(name: String, code: String)] = []
    for (index, cell) in notebook.cells.enumerated() {
      if cell.kind != .code {
        prose[prose.count - 1].append(cell)
      } else if !cell.tags.contains("skip-execution"), !cell.source.allSatisfy(\.isWhitespace) {
        code.append(("\(name) cell \(index + 1)", cell.source))
        prose.append([])
      }
    }
    let program = try CheckedProgram(cells: code)
    let names = try ProgramNames(of: program)
    var namespaces: Set<String> = []
    var parts = ["import TensorKit\n"]
    for (index, cell) in program.cells.enumerated() {
      parts += prose[index].map(Self.comment)
      parts.append(Self.text(of: cell, index, program, names, &namespaces))
    }
    parts += prose[code.count].map(Self.comment)
    text = parts.joined(separator: "\n")
  }

  private static func comment(_ cell: NotebookCell) -> String {
    cell.source.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "//\n" : "// \($0)\n" }.joined()
  }

  private struct Edit {
    let range: SourceRange
    let text: String
    /// Among edits at one place: what is written further left comes first.
    var order = 0
  }

  private static func text(
    of cell: CheckedProgram.Cell, _ index: Int, _ program: CheckedProgram, _ names: ProgramNames,
    _ namespaces: inout Set<String>
  ) -> String {
    var heading = "// Cell \(index + 1)\n"
    var edits: [Edit] = []
    for use in cell.uses {
      if let reference = names.reference(for: use) { edits.append(Edit(range: use.range, text: reference)) }
    }
    for (number, declaration) in program.declarations.enumerated() where declaration.cell == index {
      guard let renaming = names.renamings[number] else { continue }
      heading += "// '\(declaration.name)' is '\(renaming.reference)' here: the name has another meaning in another cell.\n"
      if let namespace = renaming.namespace {
        let keyword = namespaces.insert(namespace).inserted ? "enum" : "extension"
        edits.append(Edit(range: SourceRange(at: declaration.range.lowerBound), text: "\(keyword) \(namespace) {\n", order: -1))
        edits.append(Edit(range: SourceRange(at: declaration.range.upperBound), text: "\n}", order: 1))
      } else {
        edits.append(Edit(range: declaration.nameRange, text: renaming.reference))
      }
    }
    if let shown = cell.shownValue {
      edits.append(Edit(range: SourceRange(at: shown.lowerBound), text: "debugPrint(", order: -1))
      edits.append(Edit(range: SourceRange(at: shown.upperBound), text: ")", order: 1))
    }
    return heading + applied(edits, to: cell.source) + "\n" + (mayLeaveChartsOpen(program.cells[...index]) ? "plt.show()\n" : "")
  }

  /// A notebook shows what is drawn at the end of the cell; in a program nothing else would.
  private static func mayLeaveChartsOpen(_ cells: ArraySlice<CheckedProgram.Cell>) -> Bool {
    cells.contains { cell in
      cell.uses.contains { ["plt", "image"].contains($0.name) && $0.declarations.isEmpty }
    }
  }

  private static func applied(_ edits: [Edit], to source: SourceFile) -> String {
    var result: [UInt8] = []
    let text = Array(source.text.utf8)
    var position = 0
    for edit in edits.sorted(by: { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }) {
      result += text[position..<max(position, edit.range.lowerBound)]
      result += Array(edit.text.utf8)
      position = max(position, edit.range.upperBound)
    }
    result += text[position...]
    return String(decoding: result, as: UTF8.self)
  }
}
