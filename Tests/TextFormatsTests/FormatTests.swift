import Display
import Foundation
import Testing
import TextFormats

@Suite struct FormatTests {
  /// A row of `Golden/formats.tsv`: a value, a format, and the text that CPython makes of them, or nil where it refuses.
  private struct Row {
    let value: any TextFormattable
    let format: String
    let expected: String?

    init(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch fields[0] {
      case "int": value = Int(fields[1]) ?? UInt(fields[1])!
      case "float": value = Double(fields[1])!
      case "bool": value = fields[1] == "True"
      default: value = fields[1]
      }
      format = fields[2]
      expected = fields[3] == "!" ? nil : String(fields[3].dropFirst())
    }
  }

  private func rows() throws -> [Row] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/formats.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(Row.init)
  }

  @Test func textsAreThoseOfPython() throws {
    let rows = try rows()
    #expect(rows.count > 5000)
    for row in rows {
      let text = try? row.value.text(in: FormatSpecification(row.format))
      #expect(text == row.expected, "\(row.value) in '\(row.format)'")
    }
  }

  @Test func floatsShowTheirOwnDigits() throws {
    #expect(try Float(0.1).text(in: FormatSpecification("")) == "0.1")
    #expect(try Float(0.1).text(in: FormatSpecification(".9f")) == "0.100000001")
  }

  @Test(arguments: [
    ("q", "'q' is not a format type"), ("5.", "the format '5.' has no precision after its '.'"),
    (".2ff", "'.2ff' is not a format: 'ff' is left over after '.2'"), (",x", "',' does not group the digits of 'x'"),
    ("99999999999999999999", "the width 99999999999999999999 is too large"),
    (",_d", "digits are grouped by ',' or by '_', not both"),
  ]) func mistakesAreNamed(_ format: String, _ message: String) {
    #expect(throws: FormatError.self) { try FormatSpecification(format) }
    do { _ = try FormatSpecification(format) } catch { #expect(error.message == message) }
  }

  @Test func mistakesOfTheValuesKindAreNamed() throws {
    func problem(_ format: String, _ kind: FormatSpecification.ValueKind) -> String? {
      do {
        try FormatSpecification(format).check(kind)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(problem("d", .text) == "a string cannot be formatted as 'd'")
    #expect(problem("d", .real) == "a floating-point number cannot be formatted as 'd'")
    #expect(problem(".3d", .integer) == "an integer has no precision: leave '.3' out, or add the type 'f'")
    #expect(problem("+", .text) == "a string has no sign: leave '+' out")
    #expect(problem(".3f", .integer) == nil)
  }

  @Test func interpolationTakesAFormat() {
    #expect("\(0.034567, ".4f") \(1234, ",") \("x", ">3")|" == "0.0346 1,234   x|")
  }

  @Test func aFailedFormatIsRecorded() {
    let (before, context) = (ExecutionContext.current, ExecutionContext(sink: RecordingOutputSink()))
    ExecutionContext.current = context
    defer { ExecutionContext.current = before }
    #expect("[\(1, "q")]" == "[]")
    #expect(context.failure?.message == "'q' is not a format type")
  }
}
