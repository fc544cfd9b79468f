/// A declaration taken apart: what the interface repeats and the glue passes on.
struct Signature {
  struct Parameter {
    let label: String?
    let name: String
    let type: TypeText
    let defaultText: String?
    let isInout: Bool
    let isVariadic: Bool
  }

  /// A generic parameter with the protocol asked of it, if any.
  struct Generic {
    let name: String
    let constraint: String?
  }

  var generics: [Generic] = []
  var parameters: [Parameter] = []
  var result = TypeText.void
  var isThrowing = false
  var isMutating = false
  var isSettable = false
}

extension Signature {
  /// Reads the text of a function, initializer, subscript, property or case; nil when bindgen does not understand it.
  static func read(_ symbol: Symbol) -> Signature? {
    let text = symbol.text.replacing("\n", with: " ")
    var signature = Signature()
    let words = text.prefix { $0 != "(" && $0 != ":" }.split(separator: " ")
    signature.isMutating = words.contains("mutating")
    switch symbol.kind.identifier {
    case "swift.property", "swift.type.property", "swift.var": return property(text, signature)
    case "swift.enum.case": return text.contains("(") ? nil : signature
    default: break
    }
    for parameter in symbol.swiftGenerics?.parameters ?? [] where text.contains("<") && parameter.name != "Self" {
      guard declaresGeneric(text, parameter.name) else { continue }
      let constraints = (symbol.swiftGenerics?.constraints ?? []).filter { $0.lhs == parameter.name }
      guard constraints.count <= 1, constraints.allSatisfy({ $0.kind == "conformance" }) else { return nil }
      signature.generics.append(Generic(name: parameter.name, constraint: constraints.first?.rhs))
    }
    guard let (inside, tail) = parameterList(text) else { return nil }
    for piece in split(inside) {
      guard let parameter = parameter(piece, isSubscript: symbol.kind.identifier.hasSuffix("subscript")) else { return nil }
      signature.parameters.append(parameter)
    }
    return finish(tail, signature)
  }

  /// Whether the text's own generic clause declares the name, rather than an enclosing type's.
  private static func declaresGeneric(_ text: String, _ name: String) -> Bool {
    let head = text.prefix { $0 != "(" }
    guard let open = head.lastIndex(of: "<"), let close = head.lastIndex(of: ">"), open < close else { return false }
    return head[head.index(after: open)..<close].split(separator: ",").contains {
      $0.drop { $0 == " " }.prefix { $0 != ":" && $0 != " " } == name
    }
  }

  private static func property(_ text: String, _ start: Signature) -> Signature? {
    var signature = start
    guard let colon = text.firstIndex(of: ":") else { return nil }
    var type = text[text.index(after: colon)...]
    let isConstant = text[..<colon].split(separator: " ").contains("let")
    signature.isSettable = !isConstant
    if let brace = type.firstIndex(of: "{") {
      signature.isSettable = type[brace...].contains("set")
      signature.isThrowing = type[brace...].contains("throws")
      type = type[..<brace]
    }
    guard let read = TypeReader.read(type) else { return nil }
    signature.result = read
    return signature
  }

  private static func finish(_ tail: Substring, _ start: Signature) -> Signature? {
    var signature = start
    var tail = tail
    if let whereClause = tail.range(of: " where ") { tail = tail[..<whereClause.lowerBound] }
    if let brace = tail.lastIndex(of: "{") {
      signature.isSettable = tail[brace...].contains("set")
      signature.isThrowing = tail[brace...].contains("throws")
      tail = tail[..<brace]
    }
    guard let arrow = tail.range(of: "->") else {
      signature.isThrowing = tail.contains("throws")
      return signature
    }
    signature.isThrowing = signature.isThrowing || tail[..<arrow.lowerBound].contains("throws")
    guard let result = TypeReader.read(tail[arrow.upperBound...]) else { return nil }
    signature.result = result
    return signature
  }

  private static func parameter(_ piece: Substring, isSubscript: Bool) -> Parameter? {
    guard let colon = piece.firstIndex(of: ":") else { return nil }
    let names = piece[..<colon].split(separator: " ").map(String.init)
    var type = piece[piece.index(after: colon)...]
    var defaultText: String?
    if let equals = topLevelEquals(type) {
      defaultText = type[type.index(after: equals)...].trimmingSpaces
      type = type[..<equals]
    }
    var text = type.trimmingSpaces
    let isVariadic = text.hasSuffix("...")
    if isVariadic { text.removeLast(3) }
    let isInout = text.hasPrefix("inout ")
    if isInout { text.removeFirst(6) }
    for word in ["borrowing ", "consuming ", "sending "] where text.hasPrefix(word) { text.removeFirst(word.count) }
    if text.contains("@autoclosure") { return nil }
    guard let read = TypeReader.read(text), let first = names.first else { return nil }
    let label = first == "_" || (isSubscript && names.count == 1) ? nil : first
    return Parameter(
      label: label, name: names.last!, type: read, defaultText: defaultText, isInout: isInout, isVariadic: isVariadic)
  }

  /// What stands in the parameter parentheses, and what follows them.
  private static func parameterList(_ text: String) -> (Substring, Substring)? {
    // An operator's own name may hold no parenthesis, so the first one opens the list.
    guard let open = text.firstIndex(of: "(") else { return nil }
    var depth = 0
    for index in text[open...].indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return (text[text.index(after: open)..<index], text[text.index(after: index)...]) }
    }
    return nil
  }

  private static func split(_ text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    walk(text) { index, depth in
      guard depth == 0, text[index] == "," else { return }
      pieces.append(text[start..<index])
      start = text.index(after: index)
    }
    if !text[start...].trimmingSpaces.isEmpty { pieces.append(text[start...]) }
    return pieces
  }

  private static func topLevelEquals(_ text: Substring) -> Substring.Index? {
    var found: Substring.Index?
    walk(text) { index, depth in
      if found == nil, depth == 0, text[index] == "=" { found = index }
    }
    return found
  }

  /// Visits the characters outside string literals with the bracket depth around them.
  private static func walk(_ text: Substring, _ visit: (Substring.Index, Int) -> Void) {
    var depth = 0
    var inString = false
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if character == "\"" && previous != "\\" { inString.toggle() }
      else if !inString {
        if "([{<".contains(character) { depth += 1 }
        if ")]}".contains(character) || (character == ">" && previous != "-") { depth -= 1 }
        visit(index, depth)
      }
      previous = character
    }
  }
}

extension StringProtocol {
  var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
