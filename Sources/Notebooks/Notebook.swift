import Foundation
import JSONText

/// A notebook file of format 4.5, with every field it came with.
///
///     var notebook = try Notebook(contentsOf: URL(fileURLWithPath: "lab.ipynb"))
///     notebook.cells.filter { $0.kind == .code }.count
///     try notebook.write(to: URL(fileURLWithPath: "executed.ipynb"))
package struct Notebook: Equatable, Sendable {
  /// Fields of the notebook but its cells.
  package var fields: [String: JSONValue]
  package var cells: [NotebookCell]

  package init(cells: [NotebookCell] = []) {
    fields = ["nbformat": .int(4), "nbformat_minor": .int(5), "metadata": .object([:])]
    self.cells = cells
  }

  /// Reads a file. Throws `NotebookError`, which names the file and the part of it that is wrong.
  package init(contentsOf url: URL) throws {
    let data = try TextFiles.data(of: url)
    do {
      try self.init(json: data)
    } catch {
      throw NotebookError(path: url.path, problem: error)
    }
  }

  package init(json data: Data) throws(NotebookError.Problem) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: data)
    } catch {
      throw .notJSON(data.isEmpty ? "the file is empty" : "\(error)")
    }
    guard case .object(var fields) = value else { throw .notAnObject }
    guard let format = fields["nbformat"]?.int else { throw .missing("nbformat") }
    guard format == 4 else { throw .unsupportedFormat(format) }
    guard let cells = fields.removeValue(forKey: "cells")?.array else { throw .missing("cells") }
    if fields["metadata"]?.object == nil { fields["metadata"] = .object([:]) }
    let minor = fields["nbformat_minor"]?.int ?? 0
    if minor < 5 { fields["nbformat_minor"] = .int(5) }
    self.fields = fields
    self.cells = []
    for (index, cell) in cells.enumerated() {
      guard let members = cell.object else { throw .badCell(index + 1, "is not an object") }
      self.cells.append(try NotebookCell(members, number: index + 1))
    }
    giveMissingIdentifiers()
  }

  /// Format 4.5 asks for an identifier on every cell, unique in the notebook.
  private mutating func giveMissingIdentifiers() {
    var taken: Set<String> = []
    for index in cells.indices {
      var identifier = cells[index].fields["id"]?.string ?? ""
      if identifier.isEmpty || taken.contains(identifier) {
        var number = index + 1
        while taken.contains("cell-\(number)") { number += 1 }
        identifier = "cell-\(number)"
        cells[index].fields["id"] = .string(identifier)
      }
      taken.insert(identifier)
    }
  }

  package func unusedIdentifier(_ base: String) -> String {
    let taken = Set(cells.map(\.identifier))
    var candidate = base
    var number = 2
    while taken.contains(candidate) {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate
  }

  package var json: JSONValue {
    var members = fields
    members["cells"] = .array(cells.map { .object($0.fields) })
    return .object(members)
  }

  /// Writes the whole file or nothing: an existing file is replaced only by a complete one.
  package func write(to url: URL) throws {
    do {
      try Data(json.notebookText.utf8).write(to: url, options: .atomic)
    } catch {
      throw NotebookError(path: url.path, problem: .unwritable(TextFiles.reason(error)))
    }
  }
}

/// One cell, with every field it came with.
package struct NotebookCell: Equatable, Sendable {
  package enum Kind: String, Sendable { case code, markdown, raw }

  package var fields: [String: JSONValue]
  package let kind: Kind

  init(_ fields: [String: JSONValue], number: Int) throws(NotebookError.Problem) {
    guard let name = fields["cell_type"]?.string, let kind = Kind(rawValue: name) else {
      throw .badCell(number, "has no cell_type of code, markdown or raw")
    }
    guard let source = fields["source"]?.multilineText else {
      throw .badCell(number, "has no source text")
    }
    self.fields = fields
    self.kind = kind
    if fields["metadata"]?.object == nil { self.fields["metadata"] = .object([:]) }
    self.fields["source"] = .lines(of: source)
    if kind == .code {
      if self.fields["outputs"]?.array == nil { self.fields["outputs"] = .array([]) }
      if self.fields["execution_count"]?.int == nil { self.fields["execution_count"] = .null }
    }
  }

  package init(code: String, identifier: String, tags: [String] = []) {
    kind = .code
    fields = [
      "cell_type": .string("code"), "id": .string(identifier), "source": .lines(of: code),
      "metadata": .object(tags.isEmpty ? [:] : ["tags": .array(tags.map { .string($0) })]),
      "outputs": .array([]), "execution_count": .null,
    ]
  }

  package var identifier: String { fields["id"]?.string ?? "" }
  package var source: String { fields["source"]?.multilineText ?? "" }
  package var tags: [String] {
    fields["metadata"]?.object?["tags"]?.array?.compactMap(\.string) ?? []
  }

  package var outputs: [NotebookOutput] {
    get { (fields["outputs"]?.array ?? []).compactMap { $0.object.map(NotebookOutput.init) } }
    set { fields["outputs"] = .array(newValue.map { .object($0.fields) }) }
  }

  package var executionCount: Int? {
    get { fields["execution_count"]?.int }
    set { fields["execution_count"] = newValue.map { .int($0) } ?? .null }
  }
}
