import ArgumentParser
import Foundation

/// Writes `Sources/Bindings/Generated` from the public API of the modules behind TensorKit.
///
///     swift build -c release --target TensorKit && swift run -c release bindgen
@main struct Bindgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bindgen",
    abstract: "Generates the notebook language's bindings of TensorKit.",
    discussion: """
      Reads the compiler's symbol graphs of the modules, which must be built:

        swift build -c release --target TensorKit
        swift run -c release bindgen

      What cannot be bound is printed by name and listed at the end of Generated/Index.swift.
      """)

  @Option(help: "The build folder that holds the compiled modules.")
  var build = ".build/release"

  @Option(help: "The root of the package.")
  var package = "."

  @Option(help: "The folder to write; it is emptied first.")
  var output = "Sources/Bindings/Generated"

  @Option(help: "Modules to bind, lowest first.")
  var modules = ["PythonModules", "Tensors", "Datasets", "Learning", "Charts", "StructuredLogging"]

  @Flag(help: "Write nothing; fail when the output folder is stale.")
  var check = false

  func run() throws {
    let extractor = SymbolGraphExtractor(build: build, package: package)
    let graphs = try modules.flatMap { try extractor.graphs(of: $0) }
    let handwritten = try HandwrittenNatives(folder: package + "/Sources/Bindings/Handwritten")
    let program = Program(graphs: graphs, modules: modules, handwritten: handwritten.keys)
    let files = Generator(program).files()
    if check {
      try Output(folder: output).compare(with: files)
    } else {
      try Output(folder: output).write(files)
    }
    for line in program.unbound { print("not bound: \(line)") }
    print("\(program.boundCount) natives of \(program.types.count) types in \(files.count) files; \(program.unbound.count) not bound")
  }
}
