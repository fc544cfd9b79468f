import Parsing
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: [
    "", "  \n", "// only a comment", "1 + 1", "let x = 3", "func f() { }", "print(\"a\")\n", "if a { } else { }",
    "let s = \"\"\"\n  a\n  \"\"\"", "let f = { $0 + 1 }", "class A { func f() { } }", "xs\n  .map { $0 }",
  ])
  func completeTexts(_ text: String) { #expect(CellCompleteness.of(text) == .complete) }

  @Test(arguments: [
    ("func f() {", "  "), ("func f() {\n  if x {", "    "), ("func f() {\n  let x = 1", "  "), ("print(", "  "),
    ("let x = [1,", "  "), ("let x =", ""), ("1 +", ""), ("if x", ""), ("func f()", ""), ("func f() -> Int", ""),
    ("class A: B", ""), ("let s = \"\"\"\nabc", ""), ("/* comment", ""), ("for i in", ""), ("while true {", "  "),
    ("switch x {\ncase 1:", "  "), ("xs.map { x in", "  "), ("if x { } else", ""), ("for i in range(3):", "    "),
    ("def f(x):\n    return x", "    "), ("model.fit(x, y,", "  "),
  ])
  func incompleteTexts(_ text: String, _ indent: String) {
    #expect(CellCompleteness.of(text) == .incomplete(indent: indent))
  }

  @Test(arguments: [
    "let = 3", "print)", "let s = \"abc", "}", "func f() {\n  let = 3", "print 'x'", "for i in range(3):\n    print(i)\n\n",
  ])
  func invalidTexts(_ text: String) { #expect(CellCompleteness.of(text) == .invalid) }
}
