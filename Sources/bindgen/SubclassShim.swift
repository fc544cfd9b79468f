/// The Swift subclass of an open class whose instances are instances of a notebook's subclass.
struct SubclassShim {
  let text: String
  let initializerKey: String
  let factory: String
  /// Natives that call the class's own method from an override: key, function name, text.
  let superCalls: [(key: String, name: String, text: String)]

  init?(_ type: BoundType, _ program: Program) {
    guard let initializer = program.declarations.first(where: { $0.owner == type.path && $0.isInitializer && !$0.symbol.text.contains("convenience") })
    else { return nil }
    let marshalling = Marshalling(program: program)
    let name = "Notebook_" + type.path.replacing(".", with: "_")
    var arguments: [String] = []
    var reads: [String] = []
    for (index, parameter) in initializer.signature.parameters.enumerated() {
      guard let value = marshalling.borrow(parameter.type, "window[\(index)]") else { return nil }
      let mask = "window[\(initializer.signature.parameters.count)]"
      let text = parameter.defaultText.map { "provided(\(mask), \(index)) ? \(value) : \($0)" } ?? value
      reads.append("    let a\(index): \(parameter.type.text) = \(text)\n")
      arguments.append((parameter.label.map { "\($0): " } ?? "") + "a\(index)")
    }
    var overrides: [String] = []
    var superCalls: [(key: String, name: String, text: String)] = []
    for method in Self.openMethods(of: type, program) {
      guard let (text, call) = Self.override(method, name, marshalling, superCalls.count) else {
        program.leaveOut(method.symbol, "it cannot be overridden in a notebook")
        continue
      }
      overrides.append(text)
      if method.owner == type.path { superCalls.append(call) }
    }
    initializerKey = initializer.key
    factory = "{ machine, instance, window in \(name)(instance, window) }"
    self.superCalls = superCalls
    text = """
      final class \(name): \(type.path), NotebookReflection {
        let instance: InstanceObject

        init(_ instance: InstanceObject, _ window: UnsafeMutablePointer<Slot>) {
          self.instance = instance
      \(reads.joined())    super.init(\(arguments.joined(separator: ", ")))
          instance.withUnsafeMutablePointerToHeader { $0.pointee.rootBits = Slot(borrowing: self) }
        }

      \(overrides.joined(separator: "\n"))}
      """
  }

  /// Open methods of the class and of those it inherits from.
  private static func openMethods(of type: BoundType, _ program: Program) -> [Declaration] {
    var methods: [Declaration] = []
    var current: BoundType? = type
    while let open = current {
      methods += program.declarations.filter { $0.owner == open.path && $0.symbol.accessLevel == "open" && $0.kind == "swift.method" }
      current = program.types[open.superclass ?? ""]
    }
    return methods
  }

  private static func override(
    _ method: Declaration, _ shim: String, _ marshalling: Marshalling, _ number: Int
  ) -> (String, (key: String, name: String, text: String))? {
    let signature = method.signature
    guard signature.generics.isEmpty, !signature.isThrowing else { return nil }
    var header: [String] = []
    var slots: [String] = []
    var pass: [String] = []
    var reads: [String] = []
    var releases = ""
    for (index, parameter) in signature.parameters.enumerated() {
      guard !parameter.isInout, !parameter.isVariadic, let owned = marshalling.owned(parameter.type, "a\(index)"),
        let borrowed = marshalling.borrow(parameter.type, "window[\(index + 1)]")
      else { return nil }
      header.append("\(parameter.label ?? "_") a\(index): \(parameter.type.text)")
      slots.append(owned)
      pass.append((parameter.label.map { "\($0): " } ?? "") + "a\(index)")
      reads.append("  let a\(index): \(parameter.type.text) = \(borrowed)\n")
      if marshalling.isReference(parameter.type) { releases += "    slots[\(index)].release()\n" }
    }
    if signature.parameters.contains(where: { $0.defaultText != nil }) { slots.append("\((1 << signature.parameters.count) - 1)") }
    let call = "super.\(method.baseName.quoted)(\(pass.joined(separator: ", ")))"
    let isVoid = signature.result.isVoid
    let result = isVoid ? "" : " -> \(signature.result.text)"
    guard isVoid || marshalling.isConvertible(signature.result) else { return nil }
    let name = "callSuper\(shim)\(number)"
    let text = """
        override func \(method.baseName.quoted)(\(header.joined(separator: ", ")))\(result) {
          guard overrides("\(method.key)") else { return \(call) }
          let slots: [Slot] = [\(slots.joined(separator: ", "))]
          let outcome = callOverride("\(method.key)", slots)
      \(releases)    \(isVoid ? "outcome.finish()" : "return outcome.value { \(call) }")
        }

      """
    let inner = "me.\(method.baseName.quoted)(\(pass.joined(separator: ", ")))"
    let thunk = "private func \(name)(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {\n"
      + "  let me = \(method.owner).borrow(window[0])\n" + reads.joined() + "  SuperCall.expect(me, \"\(method.key)\")\n"
      + (isVoid ? "  \(inner)\n  return complete(machine, window, 0)\n" : "  let result = \(inner)\n  return complete(machine, window, \(marshalling.owned(signature.result, "result")!))\n")
      + "}\n"
    return (text, ("\(method.key)=super", name, thunk))
  }
}
