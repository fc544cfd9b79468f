package import Display
internal import Lowering
internal import Machine
package import Parsing
package import SourceText
internal import Typing

/// One person's session: everything cells have declared so far, and what it takes to run the next.
///
///     let session = Session()
///     session.run(CellRequest("let x = 20"), sink: sink)
///     session.run(CellRequest("x * 2 + 2"), sink: sink).value?.plainText   // "42"
package final class Session: CellSession {
  package let execution: ExecutionContext
  private var parser = CellParser()
  let checker: Checker
  private let lowerer = Lowerer()
  private let engine: Engine
  private var executionCount = 0

  package init(libraries: SessionLibraries = .everything) {
    execution = ExecutionContext(sink: ProcessOutputSink(), policy: .record)
    ExecutionContext.current = execution
    checker = Checker(libraries: libraries.interfaces)
    engine = Engine(natives: libraries.natives, execution: execution)
  }

  package var nextExecutionCount: Int { executionCount + 1 }

  package func interrupt() { execution.interrupt() }

  package func completeness(of code: String) -> CellCompleteness { CellCompleteness.of(code) }

  // MARK: Running

  package func run(_ request: CellRequest, sink: OutputSink) -> CellOutcome {
    execution.reset()
    let previous = execution.sink
    execution.sink = sink
    ExecutionContext.current = execution
    defer { execution.sink = previous }
    if !request.isSilent { executionCount += 1 }
    let count = executionCount
    let file = SourceFile(name: request.name ?? "cell \(count)", text: request.code)
    switch compile(file) {
    case .failure(let failure): return CellOutcome(executionCount: count, failure: failure)
    case .success(let cell):
      return finish(cell, executionCount: count, wantsValue: request.wantsValue, sink: sink)
    }
  }

  private struct CompiledCell {
    let typed: TypedCell
    let file: SourceFile
    let unit: BytecodeUnit
    let warnings: [Diagnostic]
  }

  /// Everything that can be said about a cell before it runs.
  private func compile(_ file: SourceFile) -> Result<CompiledCell, CellFailure> {
    let (typed, diagnostics) = typeCheck(file)
    guard let typed else { return .failure(.compileError(diagnostics)) }
    do {
      let unit = try lowerer.lower(typed, file: file, base: engine.machine.sizes)
      return .success(CompiledCell(typed: typed, file: file, unit: unit, warnings: diagnostics))
    } catch let failure as LoweringFailure {
      withdraw(typed)
      return .failure(
        .compileError([
          Diagnostic(
            identifier: "not-in-this-version", message: failure.message, file: failure.file ?? file,
            range: failure.range)
        ]))
    } catch {
      withdraw(typed)
      return .failure(.compileError([Self.unloadable(error, file)]))
    }
  }

  /// Parses and checks; with success the names of the cell are known from now on.
  private func typeCheck(_ file: SourceFile) -> (typed: TypedCell?, diagnostics: [Diagnostic]) {
    let cell = parser.parse(file)
    guard !cell.hasErrors else { return (nil, cell.diagnostics) }
    let checked = checker.check(cell)
    // Checking an expression twice, under two assumptions, says the same thing twice.
    var seen: Set<Diagnostic> = []
    let diagnostics = (cell.diagnostics + checked.diagnostics).filter { seen.insert($0).inserted }.inSourceOrder
    if checked.typed != nil { parser.commit(cell) }
    return (checked.typed, diagnostics)
  }

  private func finish(
    _ cell: CompiledCell, executionCount: Int, wantsValue: Bool, sink: OutputSink
  ) -> CellOutcome {
    if !cell.warnings.isEmpty {
      sink.write(DiagnosticRenderer().render(cell.warnings) + "\n", to: .standardError)
    }
    var outcome = CellOutcome(executionCount: executionCount)
    defer { CellEnd.runWaiting() }
    do {
      switch try engine.run(cell.unit) {
      case .finished(let value):
        withdraw(cell.typed)
        if let failure = execution.failure {
          outcome.failure = .trap(Trap(reason: .failure(failure)))
        } else if wantsValue {
          outcome.value = value?.mimeBundle
        }
      case .stopped(let trap):
        withdraw(cell.typed)
        outcome.failure = .trap(trap)
      }
    } catch {
      withdraw(cell.typed)
      outcome.failure = .compileError([Self.unloadable(error, cell.file)])
    }
    return outcome
  }

  /// Takes back the names of globals that were never given a value.
  private func withdraw(_ cell: TypedCell) {
    checker.withdraw(cell.globals.filter(isUninitialised))
  }

  private func isUninitialised(_ variable: Variable) -> Bool {
    guard case .global(let number) = variable.storage else { return false }
    return variable.getter == nil && !engine.isInitialised(global: number)
  }

  private static func unloadable(_ error: any Error, _ file: SourceFile) -> Diagnostic {
    Diagnostic(
      identifier: "not-in-this-version", message: "this cell needs something that is not in this version: \(error)",
      file: file, range: SourceRange(at: 0))
  }

  // MARK: Checking alone

  /// Checks a cell and keeps its declarations for the cells after it, without running anything.
  package func declare(_ code: String, named name: String) -> [Diagnostic] {
    typeCheck(SourceFile(name: name, text: code)).diagnostics
  }
}
