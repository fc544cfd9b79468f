import Foundation
import Lowering
import Machine
import Display
import Parsing
import SourceText
import StandardLibrary
import Testing
import Typing

/// Whatever is made of the programs, checking, lowering, completion and inspection come back; how often each program is
/// changed is `LANGUAGE_ROUNDS`.
@Suite(.serialized) struct RobustnessTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var z = state
      z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
      return z ^ (z >> 33)
    }
  }

  private static let rounds = Int(ProcessInfo.processInfo.environment["LANGUAGE_ROUNDS"] ?? "") ?? 2

  /// Words, numbers, spaces and single signs.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    for character in text {
      let joins = { (a: Character, b: Character) in a.isLetter || a.isNumber ? b.isLetter || b.isNumber : a == b && a == " " }
      if let last = tokens.last?.last, joins(last, character) {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
    }
    return tokens
  }

  private static func changed(_ source: String, with random: inout Generator) -> String {
    var tokens = tokens(of: source)
    for _ in 0..<Int.random(in: 1...3, using: &random) where tokens.count > 4 {
      let place = Int.random(in: 0..<tokens.count - 2, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: tokens.remove(at: place)
      case 1: tokens.insert(tokens[place], at: place)
      case 2: tokens.swapAt(place, Int.random(in: 0..<tokens.count, using: &random))
      case 3: tokens[place] = tokens[Int.random(in: 0..<tokens.count, using: &random)]
      default: tokens.removeSubrange(place..<min(tokens.count - 1, place + Int.random(in: 1...12, using: &random)))
      }
    }
    return tokens.joined()
  }

  private func check(_ text: String) {
    let file = SourceFile(name: "changed", text: text)
    let checked = Checker(libraries: [StandardInterface()]).check(CellParser().parse(file))
    let size = text.utf8.count
    for diagnostic in checked.diagnostics {
      #expect(0 <= diagnostic.range.lowerBound && diagnostic.range.upperBound <= size)
      _ = DiagnosticRenderer().render(diagnostic)
      for fixIt in diagnostic.fixIts { _ = fixIt.applied(to: text) }
    }
    guard let cell = checked.typed else { return }
    let engine = Engine(natives: [StandardLibrary.natives], execution: ExecutionContext(sink: RecordingOutputSink()))
    _ = try? Lowerer().lower(cell, file: file, base: engine.machine.sizes)
  }

  @Test(arguments: Program.all) func changedProgramsAreCheckedWithoutACrash(_ program: Program) {
    var random = Generator(state: program.source.utf8.reduce(UInt64(Self.rounds)) { $0 &* 31 &+ UInt64($1) })
    for _ in 0..<Self.rounds { check(Self.changed(program.source, with: &random)) }
  }

  /// Texts cut off anywhere, as they are while somebody types.
  @Test(arguments: Program.all) func completionAndInspectionAnswerAnywhere(_ program: Program) {
    let text = program.source
    var random = Generator(state: UInt64(text.utf8.count))
    let checker = Checker(libraries: [StandardInterface()])
    let size = text.utf8.count
    for _ in 0..<Self.rounds {
      let offset = Int.random(in: 0...size, using: &random)
      let (_, replaced) = checker.completions(at: offset, in: text)
      #expect(0 <= replaced.lowerBound && replaced.upperBound <= size)
      _ = checker.declaration(at: offset, in: text)
      let start = String(decoding: Array(text.utf8)[..<offset], as: UTF8.self)
      _ = checker.completions(at: start.utf8.count, in: start)
    }
  }

  /// swiftc gives up on some of these; none may take long here.
  @Test(arguments: [
    "let x = 0" + String(repeating: " + 7", count: 30),
    "let y: Double = 1" + String(repeating: " * 2 * 1.5", count: 15),
    "let n = 3\nlet s = \"\"" + String(repeating: " + \"a\" + String(n)", count: 20),
    "let v = [" + String(repeating: "1, 2.5, ", count: 100) + "]",
    "let d = [" + String(repeating: "\"k\": [\"a\": [1, 1.5], \"b\": [1.0]], ", count: 60) + "]",
    "let g = [1, 2].map { a in [4].map { b in [6].map { c in [8].map { d in [1].map { e in a + b * c - d * e } } } } }",
    "let r = Array(1...9)" + String(repeating: ".map { $0 + 1 }.filter { $0 % 2 == 0 }.sorted { $0 > $1 }", count: 15),
    "let o: Int? = 3\nlet q = " + String(repeating: "o ?? ", count: 25) + "0",
    "let i = 3\nlet t = " + String(repeating: "i == 2 ? 1.5 : ", count: 40) + "0",
    "let m = " + String(repeating: "max(", count: 15) + "1" + String(repeating: ", 2)", count: 15),
    "let n = 1\nlet s = \"" + String(repeating: "\\(n + 7) ", count: 100) + "\"",
    "let k = [3, 1].sorted { p, q in [1].contains { r in [2].contains { s in [3].contains { t in p + r + s + t < q } } } }",
    "let bad = 0" + String(repeating: " + 1 + \"s\"", count: 10),
    "let nope = [1, 2].map { a in [3].map { b in [4].map { c in [5].map { d in a + b + c + d + missing } } } }",
  ]) func expressionsThatAreHardToTypeTakeLittleTime(_ text: String) {
    check(text)
    let clock = ContinuousClock()
    let fastest = (0..<3).map { _ in clock.measure { check(text) } }.min()!
    #expect(fastest < .milliseconds(100))
  }
}
