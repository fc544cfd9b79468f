/// Where a console's lines come from.
package protocol LineReader: AnyObject {
  /// Asks for a line, shown without its line break.
  func readLine(prompt: String) -> LineInput
  /// Keeps a whole cell for recall, here and in later runs.
  func remember(_ cell: String)
  /// Asked when Tab is pressed: the line and the cursor in it, in Unicode scalars.
  var completer: ((_ line: String, _ cursor: Int) -> LineCompletion)? { get set }
}

package enum LineInput: Equatable {
  case line(String)
  /// Ctrl-C: what was typed is given up.
  case interrupted
  /// Ctrl-D on an empty line, or the input is over.
  case end
}

/// What Tab came to.
package struct LineCompletion: Equatable {
  /// Scalars before the cursor that every candidate replaces.
  package var replacedScalars: Int
  package var candidates: [String]

  package init(replacedScalars: Int, candidates: [String]) {
    self.replacedScalars = replacedScalars
    self.candidates = candidates
  }

  /// The longest beginning all candidates share.
  package var commonPrefix: String {
    guard var prefix = candidates.first.map({ Array($0.unicodeScalars) }) else { return "" }
    for candidate in candidates.dropFirst() {
      var length = 0
      for (left, right) in zip(prefix, candidate.unicodeScalars) {
        guard left == right else { break }
        length += 1
      }
      prefix.removeSubrange(length...)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: prefix)
    return String(text)
  }
}

/// Lines from a list: the in-memory twin.
package final class ScriptedLineReader: LineReader {
  package var completer: ((String, Int) -> LineCompletion)?
  package private(set) var prompts: [String] = []
  package private(set) var remembered: [String] = []
  private var inputs: [LineInput]

  package init(_ inputs: [LineInput]) { self.inputs = inputs }

  package func readLine(prompt: String) -> LineInput {
    prompts.append(prompt)
    return inputs.isEmpty ? .end : inputs.removeFirst()
  }

  package func remember(_ cell: String) { remembered.append(cell) }
}

/// Lines of a pipe or file: no prompts, no editing, no history.
package final class PipeLineReader: LineReader {
  package var completer: ((String, Int) -> LineCompletion)?

  package init() {}

  package func readLine(prompt: String) -> LineInput { Swift.readLine().map { .line($0) } ?? .end }

  package func remember(_ cell: String) {}
}
