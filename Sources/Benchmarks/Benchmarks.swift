import ArgumentParser
import Foundation

@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Times the workloads the README quotes.",
    subcommands: [TimeWorkloads.self, CompareLanguages.self], defaultSubcommand: TimeWorkloads.self)
}

/// Runs the measured workloads and prints one JSON object: seconds per workload, smallest first of
/// what was measured, so that two builds or two programs can be compared run by run.
struct TimeWorkloads: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workloads", abstract: "Times every workload and prints JSON.",
    discussion: "Times are wall-clock seconds of one run inside the process, after one warm-up run.")

  @Option(help: "Only workloads whose name contains this text.")
  var filter = ""

  @Option(help: "Runs of each workload.")
  var runs = 5

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1") }
  }

  func run() throws {
    let workloads = (LanguageWorkloads.all + LearningWorkloads.all + TensorWorkloads.all).filter { filter.isEmpty || $0.name.contains(filter) }
    guard !workloads.isEmpty else { throw ValidationError("no workload is named like '\(filter)'") }
    var measured: [String: Measurement] = [:]
    for workload in workloads {
      FileHandle.standardError.write(Data("\(workload.name) ...\n".utf8))
      measured[workload.name] = try workload.measure(runs: runs)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(measured), as: UTF8.self))
  }
}
