internal import Parsing
internal import SourceText

/// Tells what a name of Python is called in Swift, where the checker knows only that it is not declared.
enum PythonAdvice {
  static func added(to diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.severity == .error, diagnostic.message.hasPrefix("cannot find") else { return diagnostic }
    let name = String(diagnostic.file.substring(diagnostic.range).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard let advice = PythonNames.advice(forUndefined: name) else { return diagnostic }
    var result = diagnostic
    result.notes.append(Diagnostic.Note(advice))
    return result
  }
}
