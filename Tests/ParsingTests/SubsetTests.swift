import Parsing
import SourceText
import Testing

@Suite struct SubsetTests {
  private func identifiers(_ text: String) -> [String] {
    CellParser().parse(text, named: "t").diagnostics.map(\.identifier)
  }

  @Test(arguments: [
    ("actor A { }", "no-concurrency"),
    ("func f() async { }", "no-concurrency"),
    ("let x = await f()", "no-concurrency"),
    ("#warning(\"x\")", "no-macros"),
    ("let v = #foo(1)", "no-macros"),
    ("@State var x = 1", "no-property-wrappers"),
    ("@propertyWrapper struct W { }", "no-property-wrappers"),
    ("@resultBuilder struct B { }", "no-result-builders"),
    ("class A { @objc func f() { } }", "no-objective-c"),
    ("func f(p: UnsafePointer<Int>) { }", "no-unsafe"),
    ("xs.withUnsafeBufferPointer { $0.count }", "no-unsafe"),
    ("let r = /a+b/", "no-regex"),
    ("func f()", "missing-body"),
    ("@native(\"x\") func f() { }", "no-such-attribute"),
    ("import UIKit", "unknown-module"),
  ])
  func outsideTheSubsetIsRefusedByName(_ text: String, _ identifier: String) {
    #expect(identifiers(text) == [identifier])
  }

  @Test func severalMistakesAreReportedTogether() {
    #expect(identifiers("actor A { }\nlet x = await f()\nimport UIKit").count == 3)
  }

  @Test func aSyntaxErrorCarriesPositionAndFixIt() {
    let cell = CellParser().parse("let x = (1 + 2\nlet y = 3", named: "t")
    #expect(cell.hasErrors)
    #expect(cell.diagnostics[0].fixIts[0].applied(to: cell.file.text).hasPrefix("let x = (1 + 2)"))
  }

  @Test func trapsOfTranslationAreWarnedAbout() {
    #expect(identifiers("let y = -x ** 2") == ["minus-before-power"])
    #expect(identifiers("let y = 7 // 2") == ["floor-division-comment"])
    #expect(identifiers("let y = 7 // seven").isEmpty)
    #expect(identifiers("for (k, v) in [\"a\": 1] { }") == ["dictionary-order"])
  }
}
