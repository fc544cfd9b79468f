/// A bound type.
final class BoundType {
  enum Kind { case namespace, classType, value, proto }

  let symbol: Symbol
  let module: String
  let kind: Kind
  var superclass: String?
  /// Protocols as the interface names them, constraints included.
  var conformances: [String] = []

  init(symbol: Symbol, module: String, kind: Kind) {
    self.symbol = symbol
    self.module = module
    self.kind = kind
  }

  var path: String { symbol.path }
  var isOpen: Bool { symbol.accessLevel == "open" }
  /// Names of the type's own generic parameters.
  var generics: [String] { (symbol.swiftGenerics?.parameters ?? []).map(\.name).filter { $0 != "Self" } }
  /// Whether the glue of its members is written by hand: the others are bound as their instance for opaque values.
  var isHandwritten = false

  /// The type as the glue writes it.
  var glueName: String {
    generics.isEmpty || isHandwritten ? path : "\(path)<\(generics.map { _ in "OpaqueValue" }.joined(separator: ", "))>"
  }
}

/// A declaration that may be bound, with the key of its native.
struct Declaration {
  let symbol: Symbol
  let module: String
  let key: String
  let signature: Signature

  var owner: String { symbol.owner }
  var kind: String { symbol.kind.identifier }
  var isStatic: Bool { kind.contains("type.") || kind == "swift.enum.case" || (kind == "swift.func.op" && !owner.isEmpty) }
  /// The type that a protocol's extension is constrained to, as in `extension TensorIndex where Self == SubscriptPart`.
  var standsFor: String? {
    let constraints = symbol.swiftExtension?.constraints ?? []
    guard constraints.count == 1, constraints[0].kind == "sameType", constraints[0].lhs == "Self" else { return nil }
    return constraints[0].rhs
  }
  var isInitializer: Bool { kind == "swift.init" }
  var isOperator: Bool { kind == "swift.func.op" }
  /// The symbol graph says it nowhere but in the mangled name.
  var isPostfixOperator: Bool { isOperator && signature.parameters.count == 1 && symbol.precise.contains(#/[a-z]oP/#) }
  var isSubscript: Bool { kind.hasSuffix("subscript") }
  var isProperty: Bool { kind.hasSuffix("property") || kind == "swift.enum.case" || kind == "swift.var" }
  /// `" where …"` of the extension around it, or nothing.
  var extensionClause: String {
    let constraints = symbol.swiftExtension?.constraints ?? []
    return constraints.isEmpty ? "" : " where " + constraints.map(\.text).joined(separator: ", ")
  }
  /// The name without labels.
  var baseName: String { String(symbol.pathComponents.last!.prefix { $0 != "(" }) }
  var file: String { "\(module)+\(symbol.file)" }
}

/// Everything the modules offer: types, aliases and declarations, in the order of the sources.
final class Program {
  private(set) var types: [String: BoundType] = [:]
  private(set) var aliases: [(path: String, target: String, file: String, symbol: Symbol)] = []
  private var aliasTargets: [String: String] = [:]
  private(set) var declarations: [Declaration] = []
  /// Protocols that types of the standard library conform to, by type name.
  private(set) var foreignConformances: [String: [String]] = [:]
  private(set) var unbound: [String] = []
  var boundCount = 0
  let handwritten: Set<String>
  let modules: [String]
  private var pathOfSymbol: [String: String] = Program.standardTypes

  init(graphs: [ModuleGraph], modules: [String], handwritten: Set<String>) {
    self.handwritten = handwritten
    self.modules = modules
    var symbols: [(Symbol, String)] = []
    for graph in graphs { symbols += graph.graph.symbols.filter { !$0.isSynthesized }.map { ($0, graph.module) } }
    symbols.sort { Program.position($0) < Program.position($1) }
    for (symbol, module) in symbols { addType(symbol, module, symbols) }
    for graph in graphs { graph.graph.relationships.forEach(addRelationship) }
    for type in types.values where !type.generics.isEmpty {
      type.isHandwritten = handwritten.contains { $0.hasPrefix(type.path + ".") }
    }
    let overriding = Set(
      graphs.flatMap { $0.graph.relationships }.filter { $0.kind == "overrides" }.map(\.source))
    // An initializer that overrides makes another class all the same.
    for (symbol, module) in symbols where !overriding.contains(symbol.precise) || symbol.kind.identifier == "swift.init" {
      addDeclaration(symbol, module)
    }
    addComparisons()
    makeKeysUnique()
  }

  private static func position(_ item: (Symbol, String)) -> (String, String, Int, String) {
    (item.1, item.0.file, item.0.location?.position.line ?? 0, item.0.precise)
  }

  private func addType(_ symbol: Symbol, _ module: String, _ all: [(Symbol, String)]) {
    let kind: BoundType.Kind
    switch symbol.kind.identifier {
    case "swift.class": kind = .classType
    case "swift.struct": kind = .value
    case "swift.protocol": kind = .proto
    case "swift.enum":
      let isValue = all.contains { $0.0.kind.identifier == "swift.enum.case" && $0.0.owner == symbol.path }
      kind = isValue ? .value : .namespace
    case "swift.typealias":
      let target = symbol.text.split(separator: "=").last!.trimmingSpaces
      aliases.append((symbol.path, target, "\(module)+\(symbol.file)", symbol))
      aliasTargets[symbol.path] = target
      return
    default: return
    }
    types[symbol.path] = BoundType(symbol: symbol, module: module, kind: kind)
    pathOfSymbol[symbol.precise] = symbol.path
  }

  private func addRelationship(_ relationship: Relationship) {
    guard let source = pathOfSymbol[relationship.source] else { return }
    let target = pathOfSymbol[relationship.target] ?? relationship.targetFallback?.split(separator: ".").last.map(String.init)
    guard let target else { return }
    switch relationship.kind {
    case "inheritsFrom": types[source]?.superclass = target
    case "conformsTo":
      // Of an iterator its `next` is bound; what the machine goes through is the sequence.
      if target == "Sequence", types[source] == nil { return }
      guard types[target]?.kind == .proto || Program.knownProtocols.contains(target) else { return }
      let constraints = relationship.swiftConstraints ?? []
      let text = target + (constraints.isEmpty ? "" : " where " + constraints.map(\.text).joined(separator: ", "))
      if let type = types[source] {
        if !type.conformances.contains(text) { type.conformances.append(text) }
      } else if types[target]?.kind == .proto, !foreignConformances[source, default: []].contains(text) {
        foreignConformances[source, default: []].append(text)
      }
    default: break
    }
  }

  private func addDeclaration(_ symbol: Symbol, _ module: String) {
    let kinds = ["func", "func.op", "method", "type.method", "init", "property", "type.property", "subscript", "enum.case", "var"]
    let kind = String(symbol.kind.identifier.dropFirst(6))
    guard kinds.contains(kind) || kind == "type.subscript" else { return }
    // A requirement is not a member to call: what implements it is.
    if types[symbol.owner]?.kind == .proto, !symbol.precise.contains("E") { return }
    guard let signature = Signature.read(symbol) else { return leaveOut(symbol, "its signature is not understood") }
    let key = (symbol.owner.isEmpty ? "" : symbol.owner + ".") + symbol.pathComponents.last!
    let declaration = Declaration(symbol: symbol, module: module, key: key, signature: signature)
    // These only widen what swiftc lets be assigned; reading them gives what the plain forms give.
    if declaration.isSubscript, case .any = signature.result { return leaveOut(symbol, "a disfavoured form of another subscript") }
    // Only glue written by hand knows what to do with other constraints.
    let isImplicitMember = types[symbol.owner]?.kind == .proto && declaration.isStatic && declaration.standsFor != nil
    guard declaration.extensionClause.isEmpty || isImplicitMember || types[symbol.owner]?.generics.isEmpty == false else {
      return leaveOut(symbol, "a member of a constrained extension")
    }
    declarations.append(declaration)
  }

  /// `==` and `<` that the compiler derives are in no symbol graph.
  private func addComparisons() {
    for type in types.values.sorted(by: { $0.path < $1.path }) where type.kind == .value {
      var names: [String] = []
      if type.conformances.contains("Equatable") || type.conformances.contains("Hashable") { names += ["==", "!="] }
      if type.conformances.contains("Comparable") { names += ["<", "<=", ">", ">="] }
      for name in names {
        let key = "\(type.path).\(name)(_:_:)"
        let own = TypeText.named(type.path, [])
        if declarations.contains(where: { $0.key == key && $0.signature.parameters.allSatisfy { $0.type == own } }) { continue }
        declarations.append(comparison(name, key, type))
      }
    }
  }

  private func comparison(_ name: String, _ key: String, _ type: BoundType) -> Declaration {
    let text = "static func \(name) (a: \(type.path), b: \(type.path)) -> Bool"
    let symbol = Symbol(
      kind: .init(identifier: "swift.func.op"), identifier: .init(precise: key),
      pathComponents: type.symbol.pathComponents + ["\(name)(_:_:)"], docComment: nil,
      declarationFragments: [.init(kind: "text", spelling: text, preciseIdentifier: nil)], accessLevel: "public",
      location: type.symbol.location, swiftExtension: nil, swiftGenerics: nil)
    return Declaration(symbol: symbol, module: type.module, key: key, signature: Signature.read(symbol)!)
  }

  /// Overloads with the same labels, and members of the standard library's types, carry their parameter types; those that
  /// differ in what they give alone, their result type too.
  private func makeKeysUnique() {
    addToRepeatedKeys { declaration in
      " (\(declaration.signature.parameters.map(\.type.text).joined(separator: ", ")))"
    }
    addToRepeatedKeys { " -> \($0.signature.result.text)" }
  }

  private func addToRepeatedKeys(_ suffix: (Declaration) -> String) {
    let counts = Dictionary(grouping: declarations, by: \.key).mapValues(\.count)
    declarations = declarations.map { declaration in
      let isForeign = !declaration.owner.isEmpty && types[declaration.owner] == nil && !declaration.key.contains(" (")
      guard counts[declaration.key]! > 1 || isForeign else { return declaration }
      return Declaration(
        symbol: declaration.symbol, module: declaration.module, key: declaration.key + suffix(declaration),
        signature: declaration.signature)
    }
  }

  func leaveOut(_ symbol: Symbol, _ reason: String) {
    unbound.append("\(symbol.owner.isEmpty ? "" : symbol.owner + ": ")\(symbol.text.replacing("\n", with: " ")) — \(reason)")
  }

  /// The type behind a dotted name, aliases followed.
  func type(named name: String) -> BoundType? { types[resolve(name)] }

  /// The dotted name with aliases followed from the left.
  func resolve(_ name: String) -> String {
    var resolved = ""
    for part in name.split(separator: ".") {
      resolved = resolved.isEmpty ? String(part) : resolved + "." + part
      if types[resolved] == nil, let target = aliasTargets[resolved], target != resolved { resolved = resolve(target) }
    }
    return resolved
  }

  static let knownProtocols: Set<String> = [
    "Equatable", "Hashable", "Comparable", "CustomStringConvertible", "CustomDebugStringConvertible", "Error",
    "ExpressibleByArrayLiteral", "ExpressibleByIntegerLiteral", "ExpressibleByFloatLiteral", "ExpressibleByBooleanLiteral",
    "ExpressibleByStringLiteral", "ExpressibleByDictionaryLiteral", "Sequence", "TextFormattable",
  ]

  static let standardTypes = [
    "s:Si": "Int", "s:Sd": "Double", "s:Sf": "Float", "s:Sb": "Bool", "s:SS": "String", "s:Su": "UInt", "s:Sa": "Array",
    "s:Sn": "Range", "s:SN": "ClosedRange", "s:SD": "Dictionary", "s:s4Int8V": "Int8", "s:s5Int16V": "Int16",
    "s:s5Int32V": "Int32", "s:s5Int64V": "Int64", "s:s5UInt8V": "UInt8", "s:s6UInt16V": "UInt16", "s:s6UInt32V": "UInt32",
    "s:s6UInt64V": "UInt64", "s:s16PartialRangeFromV": "PartialRangeFrom", "s:s16PartialRangeUpToV": "PartialRangeUpTo",
    "s:s19PartialRangeThroughV": "PartialRangeThrough", "s:Sq": "Optional",
  ]
}
