/// The body of one native function.
struct Thunk {
  let declaration: Declaration
  let program: Program
  private var marshalling: Marshalling
  private var lines: [String] = []
  private var arguments: [String] = []
  /// Window slot of `self`, where there is one.
  private let hasSelf: Bool

  init(_ declaration: Declaration, _ program: Program) {
    self.declaration = declaration
    self.program = program
    marshalling = Marshalling(program: program)
    for generic in declaration.signature.generics { marshalling.generics[generic.name] = .some(generic.constraint) }
    for name in program.types[declaration.owner]?.generics ?? [] { marshalling.generics[name] = .some(nil) }
    hasSelf = !(declaration.owner.isEmpty || declaration.isStatic || declaration.isInitializer)
  }

  private var ownerType: BoundType? { program.types[declaration.owner] }
  private var isForeignOwner: Bool { !declaration.owner.isEmpty && ownerType == nil }
  private var maskIndex: Int { argumentStart + declaration.signature.parameters.count }
  private var argumentStart: Int { hasSelf ? 1 : 0 }
  private var hasMask: Bool { declaration.signature.parameters.contains { $0.defaultText != nil } }

  /// The number of descriptors before the declaration's own: those of the type around it.
  private var outerDescriptors: Int { ownerType?.kind == .proto ? 1 : ownerType?.generics.count ?? 0 }

  /// Window index of the descriptor of generic parameter `position` (opaque ones count after the named).
  private func descriptor(_ position: Int) -> String {
    "TypeDescriptor.at(window[\(maskIndex + (hasMask ? 1 : 0) + outerDescriptors + position)])"
  }

  /// The function's text and, for settable properties, the setter's; nil with the reason when it cannot be bound.
  mutating func text(named name: String) -> (functions: [String], reason: String?) {
    if let owner = ownerType, owner.isHandwritten { return ([], "a member of a generic type, not written by hand") }
    if declaration.isInitializer, ownerType?.kind == .namespace { return ([], "a namespace has no instances") }
    if let reason = readArguments() { return ([], reason) }
    guard let call = call() else { return ([], "this kind of declaration is not bound") }
    guard let result = result(call) else { return ([], "the result type \(declaration.signature.result.text) is not bound") }
    var functions = [function(name, lines + result)]
    if declaration.signature.isSettable, declaration.isProperty || declaration.isSubscript {
      guard let setter = setter() else { return ([], "the type \(declaration.signature.result.text) is not bound") }
      functions.append(function(name + "s", setter))
    }
    return (functions, nil)
  }

  private func function(_ name: String, _ body: [String]) -> String {
    "private func \(name)(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {\n"
      + body.map { "  \($0)\n" }.joined() + "}\n"
  }

  private mutating func readArguments() -> String? {
    var opaque = declaration.signature.generics.count
    for (position, generic) in declaration.signature.generics.enumerated() where generic.constraint == nil {
      lines.append("let type\(generic.name) = \(descriptor(position))")
    }
    if hasSelf, let reason = readSelf() { return reason }
    return readParameters(&opaque)
  }

  private mutating func readSelf() -> String? {
    if isForeignOwner {
      let type = TypeText.named(declaration.owner, [])
      guard marshalling.isConvertible(type) else { return "its type \(declaration.owner) is not bound" }
      lines.append("let me = \(declaration.owner).borrow(window[0])")
    } else if ownerType!.kind == .proto {
      guard Marshalling.protocols.contains(declaration.owner) else { return "a member of a protocol" }
      let first = maskIndex + (hasMask ? 1 : 0)
      lines.append("let me = open\(declaration.owner)(window[0], TypeDescriptor.at(window[\(first)]))")
    } else {
      let mutates = declaration.signature.isMutating && ownerType!.kind == .value
      lines.append("\(mutates ? "var" : "let") me = \(ownerType!.glueName).borrow(window[0])")
    }
    return nil
  }

  private mutating func readParameters(_ opaque: inout Int) -> String? {
    for (index, parameter) in declaration.signature.parameters.enumerated() {
      let slot = "window[\(argumentStart + index)]"
      guard let (type, value) = argument(parameter, slot, &opaque) else {
        return "the parameter type \(parameter.type.text) is not bound"
      }
      let keyword = parameter.isInout ? "var" : "let"
      if let text = parameter.defaultText {
        if text.contains("#") { return "its default \(text) depends on the call's place" }
        lines.append("\(keyword) a\(index): \(type) = provided(window[\(maskIndex)], \(index)) ? \(value) : \(text)")
      } else {
        lines.append("\(keyword) a\(index): \(type) = \(value)")
      }
      arguments.append((parameter.label.map { "\($0): " } ?? "") + (parameter.isInout ? "&" : "") + "a\(index)")
    }
    return nil
  }

  /// The Swift type of an argument and the expression that reads it.
  private func argument(
    _ parameter: Signature.Parameter, _ slot: String, _ opaque: inout Int
  ) -> (String, String)? {
    if parameter.isVariadic { return variadic(parameter, slot) }
    switch parameter.type {
    // `...` as an argument has one value.
    case .function([.named("UnboundedRange_", [])], .void, false): return ("UnboundedRange", "(...)")
    case .some(let name):
      defer { opaque += 1 }
      guard Marshalling.protocols.contains(name) else { return nil }
      return ("any \(name)", "open\(name)(\(slot), \(descriptor(opaque)))")
    case .array(.some("TensorConvertible")):
      defer { opaque += 1 }
      return ("[ConvertedTensor]", "openTensorConvertibles(\(slot), \(descriptor(opaque)))")
    case .named(let name, []):
      if let position = declaration.signature.generics.firstIndex(where: { $0.name == name }) {
        guard let constraint = declaration.signature.generics[position].constraint else {
          return ("OpaqueValue", "OpaqueValue(borrowing: \(slot), type\(name))")
        }
        guard Marshalling.protocols.contains(constraint) else { return nil }
        return ("any \(constraint)", "open\(constraint)(\(slot), \(descriptor(position)))")
      }
    default: break
    }
    guard let value = marshalling.borrow(parameter.type, slot) else { return nil }
    return (marshalling.swiftType(parameter.type).text, value)
  }

  /// Swift cannot pass an array on to a variadic parameter: the overload that takes the array does the same.
  private func variadic(_ parameter: Signature.Parameter, _ slot: String) -> (String, String)? {
    let type = TypeText.array(parameter.type)
    let hasTwin = program.declarations.contains {
      guard $0.owner == declaration.owner, $0.baseName == declaration.baseName, let first = $0.signature.parameters.first?.type
      else { return false }
      return (first == type || first == .optional(type))
        && $0.signature.parameters.count == declaration.signature.parameters.count
    }
    return hasTwin ? marshalling.borrow(type, slot).map { (type.text, $0) } : nil
  }

  private func call() -> String? {
    let list = arguments.joined(separator: ", ")
    let prefix = declaration.signature.isThrowing ? "try " : ""
    let owner = hasSelf ? "me" : declaration.standsFor ?? declaration.owner
    if declaration.isOperator {
      let operands = declaration.signature.parameters.indices.map { "a\($0)" }
      let name = declaration.baseName
      if declaration.isPostfixOperator { return "\(operands[0])\(name)" }
      return operands.count == 1 ? "\(name)\(operands[0])" : "\(operands[0]) \(name) \(operands[1])"
    }
    if declaration.isProperty { return prefix + (owner.isEmpty ? "" : owner + ".") + declaration.baseName.quoted }
    if declaration.isSubscript { return "\(prefix)\(owner)[\(list)]" }
    if declaration.isInitializer { return "\(prefix)\(declaration.owner)(\(list))" }
    if declaration.baseName == "callAsFunction" { return "\(prefix)\(owner).callAsFunction(\(list))" }
    return prefix + (owner.isEmpty ? "" : owner + ".") + declaration.baseName.quoted + "(\(list))"
  }

  private var resultType: TypeText {
    if declaration.kind == "swift.enum.case" { return .named(declaration.owner, []) }
    guard declaration.isInitializer else {
      return declaration.signature.result.replacing { $0 == .named("Self", []) ? .named(declaration.owner, []) : nil }
    }
    let own = TypeText.named(declaration.owner, [])
    return declaration.symbol.text.contains("init?") ? .optional(own) : own
  }

  private func result(_ call: String) -> [String]? {
    guard let owned = marshalling.owned(resultType, "result") else { return nil }
    var body: [String] = []
    let writesBack = declaration.signature.parameters.contains(where: \.isInout)
      || (hasSelf && declaration.signature.isMutating && ownerType?.kind == .value)
    let binding = resultType.isVoid ? "" : "let result: \(marshalling.swiftType(resultType).text) = "
    if declaration.signature.isThrowing {
      if writesBack { return nil }
      body = ["do {", "  \(binding)\(call)", "  return complete(machine, window, \(owned))", "} catch {"]
      return body + ["  return MachineContext.from(machine).throwError(error, window)", "}"]
    }
    body.append(binding + call)
    guard writesBack else { return body + ["return complete(machine, window, \(owned))"] }
    body.append("let status = complete(machine, window, \(owned))")
    var place = 0
    if hasSelf, declaration.signature.isMutating {
      place += 1
      body.insert("let old = window[0]", at: 0)
      body.append("window[\(place)] = me.owned()")
      body.append("old.release()")
    }
    for (index, parameter) in declaration.signature.parameters.enumerated() where parameter.isInout {
      place += 1
      guard let owned = marshalling.owned(parameter.type, "a\(index)") else { return nil }
      body.append("window[\(place)] = \(owned)")
    }
    for (index, parameter) in declaration.signature.parameters.enumerated() where parameter.isInout {
      if marshalling.isReference(parameter.type) { body.insert("let old\(index) = window[\(argumentStart + index)]", at: 0); body.append("old\(index).release()") }
    }
    return body + ["return status"]
  }

  /// Sets a property or subscript: window [self?][arguments…][newValue].
  private func setter() -> [String]? {
    let position = argumentStart + declaration.signature.parameters.count
    guard let value = marshalling.borrow(declaration.signature.result, "window[\(position)]") else { return nil }
    let type = marshalling.swiftType(declaration.signature.result).text
    // The value stands where a getter's window has the first descriptor, so descriptors are one further.
    guard !hasMask else { return nil }
    var body = shifted(lines)
    let isValue = hasSelf && (isForeignOwner || ownerType?.kind == .value)
    if isValue { body = body.map { $0.hasPrefix("let me =") ? "var" + $0.dropFirst(3) : $0 } }
    body.append("let value: \(type) = \(value)")
    body.append("\(call()!) = value")
    guard isValue else { return body + ["return complete(machine, window, 0)"] }
    body.append("let old = window[0]")
    body.append("let status = complete(machine, window, 0)")
    return body + ["window[1] = me.owned()", "old.release()", "return status"]
  }

  private func shifted(_ lines: [String]) -> [String] {
    let first = maskIndex
    return lines.map { line in
      line.replacing(#/TypeDescriptor\.at\(window\[(\d+)\]\)/#) { match in
        let index = Int(match.1)!
        return "TypeDescriptor.at(window[\(index >= first ? index + 1 : index)])"
      }
    }
  }
}

extension String {
  /// Escaped where the name is a keyword.
  var quoted: String {
    if hasPrefix("`") { return self }
    return ["where", "var", "in", "is", "as", "repeat", "default", "switch", "case", "func", "return", "self", "init"].contains(self)
      ? "`\(self)`" : self
  }
}
