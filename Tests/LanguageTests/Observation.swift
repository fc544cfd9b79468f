import Display
import Lowering
import Machine
import Parsing
import SourceText
import StandardLibrary
import Typing

/// What the language column makes of a program, run as one cell of a fresh session.
struct Observation {
  var output = ""
  /// The run-time error that ended the program.
  var trap: String?
  /// Errors by line; nil when the program was accepted.
  var errors: [(line: Int, message: String)]?
  /// `LINE: MESSAGE` of every warning.
  var warnings: Set<String> = []

  /// - Parameter isComplete: whether to end the program in a `;`, which keeps the last value from being the cell's.
  init(_ source: String, isComplete: Bool = true) {
    let sink = RecordingOutputSink()
    let execution = ExecutionContext(sink: sink)
    ExecutionContext.current = execution
    let file = SourceFile(name: "main.swift", text: isComplete ? source + ";" : source)
    let checked = Checker(libraries: [StandardInterface()]).check(CellParser().parse(file))
    for warning in checked.diagnostics where warning.severity == .warning {
      warnings.insert("\(file.position(at: warning.range.lowerBound).line): \(warning.message)")
    }
    let problems = checked.diagnostics.filter { $0.severity == .error }
    guard let cell = checked.typed, problems.isEmpty else {
      errors = problems.map { (file.position(at: $0.range.lowerBound).line, $0.message) }
      return
    }
    do {
      let engine = Engine(natives: [StandardLibrary.natives], execution: execution)
      let unit = try Lowerer().lower(cell, file: file, base: engine.machine.sizes)
      if case .stopped(let stopped) = try engine.run(unit) { trap = stopped.message }
    } catch {
      trap = "not lowered: \(error)"
    }
    output = sink.standardOutput
  }
}
