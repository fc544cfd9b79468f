/// What one source file gives: interface chunks, natives, conformances to the machine's protocols, subclass shims.
struct GeneratedFile {
  private(set) var chunks: [String] = []
  /// Path in the interface's index, number of the chunk.
  private(set) var entries: [(path: String, chunk: Int)] = []
  private(set) var keys: [String] = []
  private var functions: [String] = []
  private var natives: [String] = []
  private var conformances: [String] = []
  private var shims: [String] = []
  private(set) var factories: [String] = []
  /// Chunks of members by owner and base name, so that overloads share one.
  private var memberChunks: [String: Int] = [:]

  private mutating func add(chunk: String, at path: String) {
    entries.append((path, chunks.count))
    chunks.append(chunk)
  }

  private func wrapped(_ owner: String, _ text: String, _ clause: String = "") -> String {
    owner.isEmpty ? text : "extension \(owner)\(clause) {\n\(text)}\n"
  }

  private func documentation(_ symbol: Symbol) -> String {
    symbol.documentation.map { $0.isEmpty ? "///\n" : "/// \($0)\n" }.joined()
  }

  mutating func add(_ type: BoundType, _ program: Program) {
    let name = type.symbol.pathComponents.last!
    let inherited = ([type.superclass].compactMap { $0 } + type.conformances.filter { !$0.contains(" where ") })
    let clause = inherited.isEmpty ? "" : ": " + inherited.joined(separator: ", ")
    let generics = type.generics.isEmpty ? "" : "<\(type.generics.joined(separator: ", "))>"
    let keyword = switch type.kind {
    case .namespace: "enum"
    case .value: "struct"
    case .proto: "protocol"
    case .classType: type.isOpen ? "open class" : "class"
    }
    add(chunk: wrapped(type.symbol.owner, documentation(type.symbol) + "\(keyword) \(name)\(generics)\(clause) {}\n"), at: type.path)
    addLiteralElement(type, program)
    addSequenceElement(type, program)
    guard type.generics.isEmpty else {
      guard !type.isHandwritten, type.kind == .value else { return }
      let condition = type.generics.map { "\($0) == OpaqueValue" }.joined(separator: ", ")
      conformances.append(
        "extension \(type.path): BoundValue, SlotConvertible where \(condition) { package static var boundName: String { \"\(type.path)\" } }")
      return
    }
    switch type.kind {
    case .value: conformances.append("extension \(type.path): BoundValue { package static var boundName: String { \"\(type.path)\" } }")
    case .classType where program.types[type.superclass ?? ""] == nil:
      conformances.append(
        "extension \(type.path): BoundClass {\n  package static var boundName: String { BoundNames.name(of: self) ?? \"\(type.path)\" }\n}")
    default: break
    }
  }

  /// What the elements of an array or dictionary literal of the type are.
  private mutating func addLiteralElement(_ type: BoundType, _ program: Program) {
    if type.conformances.contains("ExpressibleByDictionaryLiteral"),
      let initializer = program.declarations.first(where: { $0.owner == type.path && $0.signature.parameters.first?.label == "dictionaryLiteral" }),
      case .tuple(let pair) = initializer.signature.parameters[0].type
    {
      for (name, part) in zip(["Key", "Value"], pair) {
        add(chunk: "extension \(type.path) {\n  typealias \(name) = \(part.type.text)\n}\n", at: type.path + "." + name)
      }
    }
    guard type.conformances.contains("ExpressibleByArrayLiteral"),
      let initializer = program.declarations.first(where: { $0.owner == type.path && $0.baseName == "init" && $0.signature.parameters.first?.label == "arrayLiteral" })
    else { return }
    let element = initializer.signature.parameters[0].type.text
    add(chunk: "extension \(type.path) {\n  typealias ArrayLiteralElement = \(element)\n}\n", at: type.path + ".ArrayLiteralElement")
  }

  /// What a loop over a sequence visits: what its iterator gives.
  private mutating func addSequenceElement(_ type: BoundType, _ program: Program) {
    guard type.conformances.contains("Sequence"), type.generics.isEmpty,
      let next = program.declarations.first(where: { $0.owner == type.path + ".Iterator" && $0.baseName == "next" }),
      case .optional(let element) = next.signature.result
    else { return }
    add(chunk: "extension \(type.path) {\n  typealias Element = \(element.text)\n}\n", at: type.path + ".Element")
  }

  mutating func addAlias(_ path: String, _ target: String, _ symbol: Symbol) {
    let name = symbol.pathComponents.last!
    guard !symbol.owner.isEmpty else { return add(chunk: "typealias \(name) = \(target)\n", at: path) }
    // Inside its namespace the name would find itself, so the alias goes through one at the top level.
    let helper = "__\(target.replacing(".", with: "_"))"
    add(
      chunk: "typealias \(helper) = \(target)\n" + wrapped(symbol.owner, "typealias \(name) = \(helper)\n"), at: path)
  }

  mutating func add(_ declaration: Declaration, _ program: Program) {
    if !program.handwritten.contains(declaration.key) {
      var thunk = Thunk(declaration, program)
      let name = "native\(natives.count)"
      let (texts, reason) = thunk.text(named: name)
      if let reason { return program.leaveOut(declaration.symbol, reason) }
      functions.append("// \(declaration.key)\n" + texts.joined())
      keys.append(declaration.key)
      natives.append(name)
      if texts.count == 2 {
        keys.append(declaration.key + "=set")
        natives.append(name + "s")
      }
    }
    program.boundCount += 1
    let path = declaration.isOperator
      ? "operator \(declaration.baseName)" : (declaration.owner.isEmpty ? "" : declaration.owner + ".") + declaration.baseName
    let text = documentation(declaration.symbol) + "@native(\"\(declaration.key)\") \(InterfaceText(declaration, program).text)\n"
    let place = path + " in " + declaration.owner
    if let chunk = memberChunks[place] {
      chunks[chunk] += wrapped(declaration.owner, text, declaration.extensionClause)
    } else {
      memberChunks[place] = chunks.count
      add(chunk: wrapped(declaration.owner, text, declaration.extensionClause), at: path)
    }
  }

  mutating func addSubclass(of type: BoundType, _ program: Program) {
    guard let shim = SubclassShim(type, program) else { return }
    shims.append(shim.text)
    factories.append("\"\(shim.initializerKey)\": \(shim.factory)")
    for (key, name, text) in shim.superCalls {
      keys.append(key)
      natives.append(name)
      functions.append("// \(key)\n" + text)
    }
  }

  static func identifier(_ name: String) -> String { "Bound_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() }

  func text(named name: String) -> String {
    var text = Generator.head + "import Display\nimport Machine\nimport TensorKit\n\nenum \(Self.identifier(name)) {\n"
    text += "  static let chunks: StaticString = #\"\"\"\n" + chunks.joined(separator: "%%\n") + "\"\"\"#\n\n"
    text += "  static let keys: StaticString = #\"\"\"\n" + keys.map { $0 + "\n" }.joined() + "\"\"\"#\n\n"
    text += "  static let natives: [NativeFunction] = [\n" + natives.map { "    \($0),\n" }.joined() + "  ]\n"
    if !factories.isEmpty {
      text += "\n  static let factories: [String: NativeClassFactory] = [\n" + factories.map { "    \($0),\n" }.joined() + "  ]\n"
    }
    text += "}\n"
    for part in conformances + shims + functions { text += "\n" + part + (part.hasSuffix("\n") ? "" : "\n") }
    return text
  }
}
