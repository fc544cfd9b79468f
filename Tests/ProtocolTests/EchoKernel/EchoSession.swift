import Foundation
import JupyterKernel
import JupyterMessages

/// A language of a dozen one-line statements, spelled like Swift, to try the kernel with real
/// clients when no real language is at hand.
///
/// Statements: `let x = 1 + 2`, `print(...)`, `eprint(...)`, `for i in 0..<3 { print(i) }`,
/// `while true {}`, `readLine()`, `sleep(0.5)`, `display("<svg/>", "id")`, `update("<svg/>", "id")`,
/// `clear()`; any other line is an expression: integers, strings and names joined by `+`.
final class EchoSession: KernelSession {
  let languageInfo = LanguageInfo.swift(version: "0")
  let banner = "echo"
  private var names: [String: String] = [:]
  private let interruption = NSLock()
  private var isInterrupted = false

  private enum Failure: Error {
    case error(String, String)
  }

  func execute(_ request: ExecutionRequest, output: any KernelOutput) -> ExecutionOutcome {
    interruption.withLock { isInterrupted = false }
    do {
      var value: String?
      for line in request.code.split(separator: "\n") {
        value = try run(line.trimmingCharacters(in: .whitespaces), output)
      }
      return .value(value.map { MIMEBundle(plain: $0) })
    } catch Failure.error(let name, let message) {
      return .failure(name, message, traceback: ["\u{1B}[31m\(name)\u{1B}[0m: \(message)"])
    } catch {
      return .failure("Error", "\(error)")
    }
  }

  private func run(_ line: String, _ output: any KernelOutput) throws -> String? {
    if line.isEmpty || line.hasPrefix("//") { return nil }
    if line == "while true {}" {
      while true { try wait(0.001) }
    }
    if line.hasPrefix("for i in 0..<"), let brace = line.firstIndex(of: "{") {
      let count = Int(line[..<brace].dropFirst(13).trimmingCharacters(in: .whitespaces)) ?? 0
      let body = line[brace...].dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
      for i in 0..<count {
        names["i"] = String(i)
        try checkInterrupt()
        _ = try run(body, output)
      }
      return nil
    }
    if line.hasPrefix("let "), let equals = line.firstIndex(of: "=") {
      let name = line[..<equals].dropFirst(4).trimmingCharacters(in: .whitespaces)
      names[name] = try value(String(line[equals...].dropFirst()), output)
      return nil
    }
    guard line.hasSuffix(")"), let open = line.firstIndex(of: "("), line.first != "\"" else {
      return try value(line, output)
    }
    let arguments = EchoSession.arguments(in: line[line.index(after: open)...].dropLast())
    func argument(_ index: Int) throws -> String {
      index < arguments.count ? try value(arguments[index], output) : ""
    }
    switch line[..<open] {
    case "print": output.stream(.stdout, try argument(0) + "\n")
    case "eprint": output.stream(.stderr, try argument(0) + "\n")
    case "sleep": try wait(Double(try argument(0)) ?? 0)
    case "clear": output.clearOutput(wait: false)
    case "display":
      output.display(bundle(try argument(0)), id: arguments.count > 1 ? try argument(1) : nil)
    case "update": output.updateDisplay(bundle(try argument(0)), id: try argument(1))
    default: return try value(line, output)
    }
    return nil
  }

  /// The text between commas that stand outside quotation marks.
  private static func arguments(in text: Substring) -> [String] {
    var arguments = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        arguments.append("")
      } else {
        arguments[arguments.count - 1].append(character)
      }
    }
    return arguments
  }

  private func bundle(_ svg: String) -> MIMEBundle {
    MIMEBundle(data: ["image/svg+xml": .string(svg), "text/plain": "picture"])
  }

  private func value(_ text: String, _ output: any KernelOutput) throws -> String {
    let terms = try text.components(separatedBy: "+").map { term in
      let term = term.trimmingCharacters(in: .whitespaces)
      if term.hasPrefix("\""), term.hasSuffix("\""), term.count >= 2 {
        return String(term.dropFirst().dropLast())
      }
      if term == "readLine()" { return try readLine(output) }
      if Double(term) != nil { return term }
      guard let known = names[term] else {
        throw Failure.error("CompileError", "cannot find '\(term)' in scope")
      }
      return known
    }
    let numbers = terms.compactMap { Int($0) }
    return numbers.count == terms.count ? String(numbers.reduce(0, +)) : terms.joined()
  }

  private func readLine(_ output: any KernelOutput) throws -> String {
    switch output.input(prompt: "", password: false) {
    case .line(let text): return text
    case .endOfInput: return "nil"
    case .interrupted: throw Failure.error("Interrupted", "the cell was interrupted")
    case .unavailable: throw Failure.error("InputUnavailable", "this client cannot answer")
    }
  }

  private func wait(_ seconds: Double) throws {
    let end = MonotonicTime.now + seconds
    repeat {
      try checkInterrupt()
      usleep(UInt32(min(0.005, seconds) * 1e6))
    } while MonotonicTime.now < end
  }

  private func checkInterrupt() throws {
    if interruption.withLock({ isInterrupted }) {
      throw Failure.error("Interrupted", "the cell was interrupted")
    }
  }

  func evaluate(_ expression: String) -> ExecutionOutcome {
    guard let value = names[expression] ?? Int(expression).map(String.init) else {
      return .failure("CompileError", "cannot find '\(expression)' in scope")
    }
    return .value(MIMEBundle(plain: value))
  }

  func complete(_ code: String, cursor: Int) -> Completions {
    let before = String(String.UnicodeScalarView(code.unicodeScalars.prefix(cursor)))
    let word = before.unicodeScalars.reversed().prefix { $0.properties.isAlphabetic }
    let start = cursor - word.count
    let prefix = String(String.UnicodeScalarView(word.reversed()))
    let candidates = names.keys.sorted() + ["print", "readLine"]
    let matches = candidates.filter { !prefix.isEmpty && $0.hasPrefix(prefix) }
      .map { Completions.Match($0, kind: names[$0] == nil ? "function" : "instance") }
    return Completions(matches: matches, start: start, end: cursor)
  }

  func inspect(_ code: String, cursor: Int, detail: InspectionDetail) -> MIMEBundle? {
    if code.hasPrefix("print") { return MIMEBundle(plain: "print(_ items: Any...)") }
    return names[code].map { MIMEBundle(plain: "let \(code) = \($0)") }
  }

  func isComplete(_ code: String) -> Completeness {
    if code.contains("}}") || code.contains("))") { return .invalid }
    let opened = code.filter { $0 == "{" || $0 == "(" }.count
    let closed = code.filter { $0 == "}" || $0 == ")" }.count
    return opened > closed ? .incomplete(indent: "  ") : .complete
  }

  func interrupt() {
    interruption.withLock { isInterrupted = true }
  }
}
