internal import Glibc
internal import Parsing
internal import SourceText

/// A part of the standard library written in the notebook language itself, checked when a cell first mentions it.
struct LibraryProgram: Sendable {
  /// What traps in its code are said to stand in.
  let name: String
  /// A cell without any of these words does not need it.
  let words: [String]
  let source: String

  static let all = [result, errors, differences, interpolations]

  func isMentioned(in text: String) -> Bool {
    text.withCString { text in words.contains { strstr(text, $0) != nil } }
  }
}

extension Checker {
  /// Makes the programs known that a cell may use. Their names are the library's: a notebook may declare them again.
  func loadPrograms(mentionedIn text: String) {
    for program in waitingPrograms where program.isMentioned(in: text) {
      waitingPrograms.removeAll { $0.name == program.name }
      load(program)
    }
  }

  func loadAllPrograms() {
    let all = waitingPrograms
    waitingPrograms = []
    all.forEach(load)
  }

  private func load(_ program: LibraryProgram) {
    loadPrograms(mentionedIn: program.source)
    let parsed = CellParser().parse(program.source, named: program.name)
    let names = nameUses
    nameUses = nil
    programFile = parsed.file
    let checked = checkAlone(parsed)
    programFile = nil
    nameUses = names
    if checked.typed == nil { catalog.problems += checked.diagnostics.map { "\(program.name): \($0.message)" } }
  }

  /// Adds the names of a library program to the library's.
  func publish(_ entries: [String: [Entity]]) {
    for (name, entities) in entries {
      for entity in entities {
        switch entity {
        case .type(let nominal):
          catalog.types[name] = nominal
          catalog.topLevel[name, default: []].append(.read(.type(nominal)))
        case .function(let function): catalog.topLevel[name, default: []].append(.read(.function(function)))
        case .alias(let alias): catalog.topLevel[name, default: []].append(.read(.alias(alias)))
        case .variable, .parameter: catalog.problems.append("\(name): a library program declares no variables")
        }
      }
    }
  }
}
