import Foundation
import Parsing
import SourceText
import Testing
import Typing

/// Small programs with what swiftc says about them (`Oracle/record.py` asks it): accepted, or the lines with errors.
@Suite struct OracleTests {
  struct Program: CustomTestStringConvertible {
    let name: String
    let source: String
    let verdict: String
    var testDescription: String { name }
  }

  static let programs: [Program] = {
    let verdicts = Dictionary(
      uniqueKeysWithValues: text("verdicts").split(separator: "\n").map { line in
        let parts = line.split(separator: "\t")
        return (String(parts[0]), String(parts[1]))
      })
    return text("programs").components(separatedBy: "#### ").dropFirst().map { block in
      let end = block.firstIndex(of: "\n") ?? block.endIndex
      let name = String(block[..<end])
      return Program(name: name, source: String(block[end...].dropFirst()), verdict: verdicts[name] ?? "not recorded")
    }
  }()

  private static func text(_ name: String) -> String {
    let url = Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Oracle")
    return url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
  }

  @Test(arguments: programs) func acceptanceAndErrorLinesAreThoseOfSwiftc(program: Program) {
    let cell = CellParser().parse(program.source, named: "main")
    let checked = Checker(libraries: [StandardInterface()]).check(cell)
    let lines = Set(
      checked.diagnostics.filter { $0.severity == .error }.map { $0.file.position(at: $0.range.lowerBound).line })
    let found = checked.typed != nil ? "ok" : lines.sorted().map(String.init).joined(separator: ",")
    #expect(found == program.verdict, "\(checked.diagnostics.map(\.message))")
  }
}
