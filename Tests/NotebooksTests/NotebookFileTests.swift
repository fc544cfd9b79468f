import Foundation
import Notebooks
import Testing

@Suite struct NotebookFileTests {
  private let text = """
    {"cells": [{"cell_type": "code", "source": ["let x = 1\\n", "x"], "metadata": {"collapsed": false}, "outputs": [],
      "execution_count": null, "futureField": {"a": [1, 2.5, null, true]}},
      {"cell_type": "markdown", "source": "é / \\u0001", "metadata": {}, "attachments": {}}],
     "metadata": {"kernelspec": {"name": "tfrepl"}}, "nbformat": 4, "nbformat_minor": 2, "extra": "kept"}
    """

  @Test func unknownFieldsArePreserved() throws {
    let notebook = try Notebook(json: Data(text.utf8))
    let again = try Notebook(json: Data(notebook.json.notebookText.utf8))
    #expect(again == notebook)
    #expect(notebook.fields["extra"] == .string("kept"))
    #expect(notebook.cells[0].fields["futureField"]?.object?["a"] == .array([.int(1), .double(2.5), .null, .bool(true)]))
  }

  @Test func olderMinorFormatsBecomeFourPointFive() throws {
    let notebook = try Notebook(json: Data(text.utf8))
    #expect(notebook.fields["nbformat_minor"] == .int(5))
    #expect(notebook.cells.map(\.identifier) == ["cell-1", "cell-2"])
  }

  @Test func textIsWrittenAsNbformatWritesIt() throws {
    let notebook = try Notebook(json: Data(text.utf8))
    #expect(notebook.json.notebookText.hasPrefix("{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n"))
    #expect(notebook.json.notebookText.contains("\"é / \\u0001\""))
  }

  @Test(arguments: [
    ("", "empty"), ("[]", "expected a JSON object"), ("{\"cells\": [", "not a notebook"), ("{\"cells\": []}", "'nbformat'"),
    ("{\"nbformat\": 3, \"worksheets\": []}", "format 3"), ("{\"nbformat\": 4}", "'cells'"),
    ("{\"nbformat\": 4, \"cells\": [1]}", "cell 1"), ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"x\"}]}", "cell_type"),
    ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "no source"),
  ])
  func brokenNotebooksAreRefusedWithAReason(_ text: String, _ reason: String) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("broken-\(UUID()).ipynb")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = #expect(throws: NotebookError.self) { try Notebook(contentsOf: url) }
    #expect(error?.description.contains(reason) == true && error?.description.contains(url.path) == true)
  }

  @Test func directoriesAndMissingFilesAreNamed() {
    let directory = #expect(throws: NotebookError.self) { try Notebook(contentsOf: URL(fileURLWithPath: "/tmp")) }
    #expect(directory?.description == "/tmp: cannot be read: it is a directory")
    let missing = #expect(throws: NotebookError.self) { try TextFiles.text(of: URL(fileURLWithPath: "/nowhere/x.swift")) }
    #expect(missing?.description == "/nowhere/x.swift: cannot be read: no such file")
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheLine() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("latin-\(UUID()).swift")
    try Data([0x61, 0x0A, 0xE9, 0x0A]).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = #expect(throws: NotebookError.self) { try TextFiles.text(of: url) }
    #expect(error?.problem == .notUTF8(line: 2))
  }
}
