import Foundation
import Parsing
import SourceText
import Testing

/// Any text is parsed, rendered and judged without a crash, and offsets stay inside it.
@Suite(.serialized) struct FuzzTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var z = state
      z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
      return z ^ (z >> 33)
    }
  }

  private static let seeds = [
    "let x = 1 + 2 ** 3\nprint(\"a \\(x, \".3f\") b\")",
    "func f(_ a: Int, b: String = \"x\") -> [Int] { a > 1 ? [a] : [] }",
    "class A: Callback { override func onEpochEnd(_ epoch: Int, logs: Logs) { print(logs[\"loss\"]!) } }",
    "for i in range(10):\n    print(f'{i:.3f}')  # x\n\nwith a as b:\n  x[1:2]",
    "switch x { case .a(let y) where y > 1: break\ndefault: fallthrough }\n\"\"\"\n é日本👩‍👩‍👧 \\(1)\n\"\"\"",
    "infix operator <+> : AdditionPrecedence\nprecedencegroup P { associativity: left }\nimport numpy as np",
  ]
  private static let pieces = [
    "{", "}", "(", ")", "[", "]", "\"", "'", "\"\"\"", "'''", "\\(", "\\", "//", "/*", "*/", "#", "@", "!", "%", ":", "**",
    "def ", "if ", "lambda ", "for ", " in ", "\n", "\r\n", "\t", "é", "👩‍👩‍👧", "\u{0}", "\u{FEFF}", "```", "$0", "&", "->", "async ",
    "#if", "~", "\u{301}", "f\"", "let ", "func ", "class ", ".", ",", ";", "=", "?", "0x", "1e", "_",
  ]

  private func check(_ text: String) {
    let cell = CellParser().parse(text, named: "fuzz")
    let size = text.utf8.count
    for diagnostic in cell.diagnostics {
      #expect(0 <= diagnostic.range.lowerBound && diagnostic.range.upperBound <= size)
      _ = DiagnosticRenderer(usesColor: true).render(diagnostic)
      for fixIt in diagnostic.fixIts { _ = fixIt.applied(to: text) }
    }
    _ = CellCompleteness.of(text)
  }

  @Test func mutatedTextsNeverCrash() {
    var random = Generator(state: 7)
    for round in 0..<4000 {
      var scalars = Array(Self.seeds[round % Self.seeds.count].unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          scalars.insert(contentsOf: Self.pieces.randomElement(using: &random)!.unicodeScalars, at: place)
        case 1:
          let end = min(scalars.count, place + Int.random(in: 1...8, using: &random))
          scalars.removeSubrange(place..<end)
        default:
          if place < scalars.count { scalars[place] = scalars.randomElement(using: &random)! }
        }
        if scalars.isEmpty { scalars = ["x"] }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      check(String(text))
    }
  }

  @Test func randomPiecesNeverCrash() {
    var random = Generator(state: 11)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &random) { text += Self.pieces.randomElement(using: &random)! }
      check(text)
    }
  }

  /// What is repeated, how often, and what stands around it.
  private static let deepTexts: [(before: String, piece: String, count: Int, after: String)] = [
    ("", "(", 8_000, ""), ("", "[", 8_000, ""), ("", "{", 5_000, ""), ("let x = 1", " + 1", 8_000, ""),
    ("a", ".b()", 8_000, ""), ("", "-", 10_000, "1"), ("", "- ", 8_000, "1"), ("", "if a { ", 5_000, ""),
    ("let x = a", " ? b : c", 10_000, ""), ("", "\"\\(", 3_000, ""), ("let x: ", "[", 10_000, ""),
    ("", "x[1:", 3_000, ""), ("a", "!", 8_000, ""), ("a", "[0]", 8_000, ""), ("", "func f() { ", 5_000, ""),
    ("", "@a ", 10_000, ""), ("f", " { }", 5_000, ""), ("a", "?.b", 8_000, ""), ("", "for x in y:\n", 3_000, ""),
    ("", "#", 10_000, ""), ("let x: A", "?", 8_000, ""), ("let x: A", ".B", 8_000, ""), ("", "try ", 8_000, "x"),
    ("", "if a { } else ", 5_000, ""), ("let f: ", "(Int) -> ", 10_000, "Int"), ("", "x = ", 10_000, "1"),
    ("", "case .a(", 5_000, ""), ("let x = ", "a as ", 5_000, "B"), ("", "&", 10_000, "x"), ("let ", "(", 10_000, "a"),
    ("", "not ", 10_000, "x"), ("", "x\n", 10_000, ""), ("let x = ", "{ ", 5_000, ""), ("", "do { ", 5_000, ""),
  ]

  @Test(arguments: deepTexts.indices)
  func deepNestingIsRefusedAndNotACrash(_ index: Int) {
    let (before, piece, count, after) = Self.deepTexts[index]
    let text = before + String(repeating: piece, count: count) + after
    // Sessions run on threads of this stack size.
    let thread = Thread { check(text) }
    thread.stackSize = 256 << 20
    thread.start()
    while !thread.isFinished { usleep(1000) }
  }
}
