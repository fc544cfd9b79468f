import ArgumentParser
import Foundation
import Sessions

/// The six programs of `Peers`, run as cells here and as scripts by CPython and Lua, in turn so that all see the same
/// machine; and what calls across the border of the language and the checking of cells cost.
struct CompareLanguages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Compares the language with CPython and Lua.",
    discussion: "Prints a table of medians; a ratio above 1 means that the cell is faster than the script.")

  @Option(help: "Rounds; every program runs in each of them once in each language.")
  var rounds = 9

  @Option(help: "The Python to compare with.")
  var python = "python3"

  @Option(help: "The Lua to compare with.")
  var lua = "lua5.4"

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds must be at least 1") }
  }

  func run() throws {
    let session = Session()
    for program in LanguageWorkloads.programs { try program.run(in: session) }
    var ours: [String: [Double]] = [:]
    var others: [[String: [Double]]] = [[:], [:]]
    for _ in 0..<rounds {
      for program in LanguageWorkloads.programs {
        let seconds = try (0..<3).map { _ in try Self.seconds { try LanguageWorkloads.run(program.call, in: session) } }
        ours[program.name, default: []].append(seconds.sorted()[1])
      }
      for (index, peer) in [(lua, "language.lua"), (python, "language.py")].enumerated() {
        for (name, seconds) in try Self.script(peer.0, peer.1) { others[index][name, default: []].append(seconds) }
      }
    }
    printTable(ours.mapValues(Self.median), others.map { $0.mapValues(Self.median) })
    try printCosts()
  }

  private func printTable(_ ours: [String: Double], _ others: [[String: Double]]) {
    print("program      cell ms     Lua ms    ratio  CPython ms    ratio")
    var ratios: [[Double]] = [[], []]
    for program in LanguageWorkloads.programs {
      guard let own = ours[program.name] else { continue }
      let times = others.map { $0[program.name] ?? .nan }
      for index in 0..<2 { ratios[index].append(times[index] / own) }
      print(
        program.name.padding(toLength: 10, withPad: " ", startingAt: 0)
          + String(format: "%10.2f %10.2f %8.2f %11.2f %8.2f", own * 1e3, times[0] * 1e3, times[0] / own, times[1] * 1e3, times[1] / own))
    }
    let means = ratios.map { exp($0.map(log).reduce(0, +) / Double($0.count)) }
    print("geometric mean" + String(format: "%26.2f %20.2f", means[0], means[1]))
  }

  /// Nanoseconds of calls from cells into native code and back, and milliseconds of checking and lowering.
  private func printCosts() throws {
    let session = Session()
    try LanguageWorkloads.run(
      """
      func callNative(_ n: Int) { var x = 1; for i in 0..<n { x = i.signum() }; _ = x }
      func callNothing(_ n: Int) { var x = 1; for i in 0..<n { x = i }; _ = x }
      func callBack(_ n: Int, _ body: (Int) -> Void) { (0..<n).forEach(body) }
      """, in: session)
    let calls = 1_000_000
    func nanoseconds(_ call: String) throws -> Double {
      let times = try (0..<rounds).map { _ in try Self.seconds { try LanguageWorkloads.run(call, in: session) } }
      return Self.median(times) / Double(calls) * 1e9
    }
    let native = try nanoseconds("callNative(\(calls))") - nanoseconds("callNothing(\(calls))")
    let back = try nanoseconds("callBack(\(calls)) { _ in }")
    print(String(format: "cell -> native function %.1f ns, native -> closure %.1f ns", native, back))
    let dense = try Self.median((0..<rounds).map { _ in try Self.seconds { try LanguageWorkloads.checking.run() } })
    let everyday = try Self.median((0..<rounds).map { _ in try Self.seconds { try LanguageWorkloads.checkingEveryday.run() } })
    let one = try Self.median((0..<rounds * 10).map { _ in try Self.seconds { try LanguageWorkloads.run("1+1", in: session) } })
    print(
      String(
        format: "100 everyday lines %.2f ms, 100 lines of 294 closures %.2f ms, 1+1 %.3f ms (parsed, checked, lowered, run)",
        everyday * 1e3, dense * 1e3, one * 1e3))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(body)
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  /// What a script prints: `fib 0.00886 s -> 196418`, a line for each program.
  private static func script(_ interpreter: String, _ name: String) throws -> [(String, Double)] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Peers")
    process.arguments = [interpreter, folder.appendingPathComponent(name).path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ValidationError("'\(interpreter)' did not run \(name)") }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count > 1, let seconds = Double(words[1]) else { return nil }
      return (String(words[0].prefix { $0 != "(" }), seconds)
    }
  }
}
