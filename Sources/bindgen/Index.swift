/// The generated file that ties the others together.
struct Index {
  let names: [String]
  let groups: [String: GeneratedFile]
  let program: Program

  var text: String {
    var text = Generator.head + "import Machine\nimport TensorKit\n\n"
    text += "extension TensorKitBindings {\n"
    text += "  static let chunkTexts: [() -> StaticString] = [\n" + list { "{ \($0).chunks }" } + "  ]\n\n"
    text += "  static let keyTexts: [() -> StaticString] = [\n" + list { "{ \($0).keys }" } + "  ]\n\n"
    text += "  static let natives: [() -> [NativeFunction]] = [\n" + list { "{ \($0).natives }" } + "  ]\n\n"
    text += "  static let factories: [[String: NativeClassFactory]] = [\n"
    text += names.filter { !groups[$0]!.factories.isEmpty }.map { "    \(GeneratedFile.identifier($0)).factories,\n" }.joined() + "  ]\n\n"
    text += "  /// A line per path: the path, a tab, numbers of chunks (file times 1000 plus place).\n"
    text += table("indexText", indexLines)
    text += "  /// A line per type: its name, a tab, its protocols.\n"
    text += table("conformanceText", conformanceLines)
    text += "  /// A line per alias: its path, a tab, what it stands for.\n"
    text += table("aliasText", program.aliases.map { "\($0.path)\t\($0.target)" }.sorted())
    text += "}\n\nextension BoundNames {\n  static let classes: [(AnyClass, String)] = [\n"
    let classes = program.types.values.filter { $0.kind == .classType && $0.generics.isEmpty }.map(\.path).sorted()
    text += classes.map { "    (\($0).self, \"\($0)\"),\n" }.joined() + "  ]\n}\n"
    if !program.unbound.isEmpty { text += "\n// Not bound:\n" + program.unbound.sorted().map { "// \($0)\n" }.joined() }
    return text
  }

  private func list(_ line: (String) -> String) -> String {
    names.map { "    \(line(GeneratedFile.identifier($0))),\n" }.joined()
  }

  private func table(_ name: String, _ lines: [String]) -> String {
    "  static let \(name): StaticString = #\"\"\"\n" + lines.map { $0 + "\n" }.joined() + "\"\"\"#\n\n"
  }

  private var indexLines: [String] {
    var numbers: [String: [Int]] = [:]
    for (file, name) in names.enumerated() {
      for entry in groups[name]!.entries { numbers[entry.path, default: []].append(file * 1000 + entry.chunk) }
    }
    return numbers.keys.sorted().map { "\($0)\t\(numbers[$0]!.map(String.init).joined(separator: ","))" }
  }

  private var conformanceLines: [String] {
    var all = program.foreignConformances
    for type in program.types.values where !type.conformances.isEmpty { all[type.path] = type.conformances }
    return all.keys.sorted().map { "\($0)\t\(all[$0]!.joined(separator: ";"))" }
  }
}
