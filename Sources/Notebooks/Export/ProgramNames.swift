internal import SourceText
package import Sessions

/// New names for what a notebook declares again later: a program has one declaration of a name, and later ones reach
/// back to functions written above them.
struct ProgramNames {
  struct Renaming: Equatable {
    let declaration: Int
    /// What references are written as.
    let reference: String
    /// Of a type: the `enum` that it moves into.
    let namespace: String?
  }

  private(set) var renamings: [Int: Renaming] = [:]

  /// Every declaration but those of the last cell that declares the name; and those too, where a cell above used a
  /// name of the libraries that they would hide.
  init(of program: CheckedProgram) throws(ExportError) {
    var taken = Set(program.declarations.map(\.name) + program.cells.flatMap { $0.uses.map(\.name) })
    let groups = Dictionary(grouping: program.declarations.indices) { program.declarations[$0].name }
    for (name, indices) in groups.sorted(by: { $0.key < $1.key }) {
      let first = program.declarations[indices[0]].cell
      let last = program.declarations[indices[indices.count - 1]].cell
      let hidesLibrary = program.cells[..<first].contains { cell in
        cell.uses.contains { $0.name == name && $0.declarations.isEmpty }
      }
      for index in indices {
        let declaration = program.declarations[index]
        guard hidesLibrary || declaration.cell != last else { continue }
        if declaration.kind == .operatorFunction {
          throw ExportError(.operatorDeclaredAgain(name, cells: [declaration.cell + 1, last + 1]))
        }
        renamings[index] = Self.renaming(index, declaration, &taken)
      }
    }
  }

  private static func renaming(
    _ index: Int, _ declaration: CheckedProgram.Declaration, _ taken: inout Set<String>
  ) -> Renaming {
    if declaration.kind == .type {
      let namespace = "Cell\(declaration.cell + 1)"
      return Renaming(
        declaration: index, reference: namespace + "." + declaration.name, namespace: namespace)
    }
    var name = "\(declaration.name)_cell\(declaration.cell + 1)"
    while taken.contains(name) { name += "_" }
    taken.insert(name)
    return Renaming(declaration: index, reference: name, namespace: nil)
  }

  /// What a use is written as; nil when it stays.
  func reference(for use: CheckedProgram.Use) -> String? {
    // Overloads that nothing tells apart: the newest was found first.
    guard let declaration = use.declarations.first, let renaming = renamings[declaration] else { return nil }
    return use.isShorthand ? "\(use.name) = \(renaming.reference)" : renaming.reference
  }
}
