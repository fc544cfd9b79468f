/// A pattern in which `*` stands for any text, `?` for any one character, and `[abc]`, `[a-z]`,
/// `[!abc]` for one of a set; it must match the whole text.
///
///     GlobPattern("let*").matches("let x = 1")   // true
package struct GlobPattern {
  private enum Element {
    case anything
    case one
    case literal(Unicode.Scalar)
    case set([ClosedRange<Unicode.Scalar>], negated: Bool)
  }

  private let elements: [Element]

  package init(_ pattern: String) {
    var elements: [Element] = []
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": elements.append(.anything)
      case "?": elements.append(.one)
      case "[":
        if let (set, after) = GlobPattern.set(in: rest) {
          elements.append(set)
          rest = after
        } else {
          elements.append(.literal(scalar))
        }
      default: elements.append(.literal(scalar))
      }
    }
    self.elements = elements
  }

  /// Linear in practice: on a mismatch only the latest `*` takes one more character.
  package func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    var element = 0
    var retry: (element: Int, position: Int)?
    while position < scalars.count {
      if element < elements.count, case .anything = elements[element] {
        retry = (element, position)
        element += 1
      } else if element < elements.count, accepts(elements[element], scalars[position]) {
        element += 1
        position += 1
      } else if let last = retry {
        retry = (last.element, last.position + 1)
        element = last.element + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy {
      if case .anything = $0 { true } else { false }
    }
  }

  private func accepts(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
    switch element {
    case .anything, .one: true
    case .literal(let wanted): wanted == scalar
    case .set(let ranges, let negated): ranges.contains { $0.contains(scalar) } != negated
    }
  }

  /// The set after an opening bracket, and what follows it; nothing if it is never closed.
  private static func set(
    in text: Substring.UnicodeScalarView
  ) -> (Element, Substring.UnicodeScalarView)? {
    var rest = text
    let negated = rest.first == "!"
    if negated { rest.removeFirst() }
    var members: [Unicode.Scalar] = []
    while let scalar = rest.popFirst() {
      if scalar == "]", !members.isEmpty {
        return (.set(ranges(of: members), negated: negated), rest)
      }
      members.append(scalar)
    }
    return nil
  }

  private static func ranges(of members: [Unicode.Scalar]) -> [ClosedRange<Unicode.Scalar>] {
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var index = 0
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == "-", members[index] <= members[index + 2] {
        ranges.append(members[index]...members[index + 2])
        index += 3
      } else {
        ranges.append(members[index]...members[index])
        index += 1
      }
    }
    return ranges
  }
}
