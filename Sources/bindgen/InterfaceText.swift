/// A declaration as the interface shows it: Swift without bodies and without what only the compiler needs.
struct InterfaceText {
  let text: String

  init(_ declaration: Declaration, _ program: Program) {
    var words = declaration.symbol.text.replacing("\n", with: " ")
    for word in ["override ", "final ", "required ", "nonisolated(unsafe) ", "borrowing ", "consuming ", "lazy "] {
      words = words.replacing(word, with: "")
    }
    while words.hasPrefix("@"), !words.hasPrefix("@discardableResult"), let space = words.firstIndex(of: " ") {
      words = String(words[words.index(after: space)...])
    }
    if declaration.kind == "swift.enum.case" {
      text = "static var \(declaration.baseName): \(declaration.owner) { get }"
      return
    }
    if declaration.isOperator, declaration.signature.parameters.count == 1 {
      words = words.replacing("static func", with: "static \(declaration.isPostfixOperator ? "postfix" : "prefix") func")
    }
    if declaration.isProperty {
      words = words.replacing(#/^(static )?let /#) { "\($0.1 ?? "")var " }
      if !words.contains("{") { words += declaration.signature.isSettable ? " { get set }" : " { get }" }
    }
    if declaration.symbol.accessLevel == "open", !declaration.isInitializer, !words.hasPrefix("static") { words = "open " + words }
    text = words
  }
}
