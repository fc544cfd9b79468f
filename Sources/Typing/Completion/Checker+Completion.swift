internal import Parsing
package import SourceText
import SwiftSyntax

extension Checker {
  /// What may be written at a place in a cell, by what the session and the lines before declare.
  ///
  /// `replaced` is the part of the word already there. Nothing of the text is kept or run.
  package func completions(at offset: Int, in text: String) -> (items: [Completion], replaced: SourceText.SourceRange) {
    let context = CursorContext(text, at: offset)
    let range = SourceText.SourceRange(context.wordStart, context.wordStart + context.word.utf8.count)
    let found = provisionally(context.before) { candidates(for: context) }
    let matching = found.filter { $0.name.hasPrefix(context.word) }
    var seen: Set<String> = []
    return (matching.filter { seen.insert($0.name + $0.kind.rawValue).inserted }.sorted { $0.name < $1.name }, range)
  }

  /// What the name at a place stands for: one entry per overload.
  package func declaration(at offset: Int, in text: String) -> [Completion] {
    let bytes = Array(text.utf8)
    var end = min(max(0, offset), bytes.count)
    while end < bytes.count, bytes[end] == UInt8(ascii: "_") || Character(UnicodeScalar(bytes[end])).isLetter || Character(UnicodeScalar(bytes[end])).isNumber { end += 1 }
    let context = CursorContext(text, at: end)
    guard !context.word.isEmpty else { return [] }
    return provisionally(context.before) {
      if let base = context.base {
        let subject = base.isEmpty ? wantedType(context).map { Type.metatype($0) } : type(ofText: base)
        guard let subject else { return [] }
        return members(named: context.word, ofValue: subject).flatMap(self.entries)
      }
      return visible(named: context.word)
    }
  }

  /// Runs with the declarations of some text in scope, and takes everything back.
  private func provisionally<Result>(_ text: String, _ body: () -> Result) -> Result {
    var result: Result?
    let cell = CellParser().parse(text, named: "completion")
    Checker.gate.withLock { _ in withScratchCell(cell) { result = body() } }
    return result!
  }

  private func candidates(for context: CursorContext) -> [Completion] {
    if let base = context.base {
      let subject = base.isEmpty ? wantedType(context).map { Type.metatype($0) } : type(ofText: base)
      return subject.map(allMembers) ?? []
    }
    var found = context.startsArgument ? labels(context) : []
    if !context.word.isEmpty || found.isEmpty { found += visibleNames(startingWith: context.word).flatMap { visible(named: $0) } }
    return found
  }

  /// Labels that an argument at the cursor may have.
  private func labels(_ context: CursorContext) -> [Completion] {
    functions(called: context.callee).flatMap { function in
      function.parameters.compactMap { parameter in
        parameter.label.map {
          Completion(
            name: $0 + ":", kind: .argumentLabel, signature: "\($0): \(parameter.type)" + (parameter.defaultText.isEmpty ? "" : " = \(parameter.defaultText)"),
            documentation: function.documentation)
        }
      }
    }
  }

  /// The type an argument at the cursor is wanted with.
  private func wantedType(_ context: CursorContext) -> Type? {
    for function in functions(called: context.callee) {
      for parameter in function.parameters where parameter.label == context.label {
        var type = parameter.type
        while let payload = type.optionalPayload ?? type.arrayElement { type = payload }
        return type
      }
    }
    return nil
  }

  private func functions(called text: String?) -> [FunctionDeclaration] {
    guard let text, !text.isEmpty,
      case .expr(let syntax)? = CellParser().parse(text + "()", named: "completion").tree.statements.first?.item,
      let call = syntax.as(FunctionCallExprSyntax.self)
    else { return [] }
    return asPart {
      if case .candidates(let candidates, _) = callee(of: call, nil) { return candidates.map(\.function) }
      return []
    }
  }

  private func type(ofText text: String) -> Type? {
    guard case .expr(let syntax)? = CellParser().parse(text, named: "completion").tree.statements.first?.item else { return nil }
    let type = asPart {
      let first = solver.slots.count
      let node = infer(syntax, nil)
      applyDefaults(from: first)
      return resolved(node.type)
    }
    if case .error = type { return nil }
    return type
  }

  /// Looks at a part of an expression: statements of closures in it leave its unknowns alone.
  private func asPart<Result>(_ body: () -> Result) -> Result {
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    return body()
  }

  private func members(named name: String, ofValue type: Type) -> [FoundMember] {
    if case .metatype(let inner) = type { return members(named: name, of: inner).filter { $0.member.isStatic } }
    let own = members(named: name, of: type).filter { !$0.member.isStatic }
    if own.isEmpty, let payload = type.optionalPayload { return members(named: name, of: payload).filter { !$0.member.isStatic } }
    return own
  }

  private func allMembers(_ type: Type) -> [Completion] {
    var names: Set<String>
    if case .metatype(let inner) = type { names = memberNames(of: inner) } else { names = memberNames(of: type) }
    if let payload = type.optionalPayload { names.formUnion(memberNames(of: payload)) }
    return names.filter { !$0.isOperatorName }.flatMap { members(named: $0, ofValue: type).flatMap(entries) }
  }

  private func entries(_ found: FoundMember) -> [Completion] {
    switch found.member {
    case .function(let function):
      return [Completion(name: function.name, kind: .function, signature: function.signatureText, documentation: function.documentation)]
    case .property(let property):
      return [Completion(name: property.name, kind: .property, signature: property.signatureText, documentation: property.documentation)]
    case .type(let nominal):
      return [Completion(name: String(nominal.baseName), kind: .type, signature: nominal.signatureText, documentation: nominal.documentation)]
    case .alias(let alias):
      return [Completion(name: alias.name, kind: .type, signature: "typealias \(alias.name) = \(alias.type)", documentation: alias.type.nominal?.documentation ?? "")]
    case .enumCase(let enumCase, let nominal):
      return [Completion(name: enumCase.name, kind: .enumCase, signature: "case \(enumCase.name) of \(nominal.name)", documentation: "")]
    }
  }

  private func visibleNames(startingWith prefix: String) -> [String] {
    var names: Set<String> = []
    var current: Scope? = scope
    while let scope = current {
      names.formUnion(scope.entries.keys)
      current = scope.parent
    }
    for library in catalog.libraries {
      for name in library.index.keys where name.hasPrefix(prefix) && !name.contains(".") && !name.contains(" ") { names.insert(name) }
    }
    return names.filter { $0.hasPrefix(prefix) && !$0.isOperatorName }
  }

  private func visible(named name: String) -> [Completion] {
    lookup(name).flatMap { entity -> [Completion] in
      switch entity {
      case .variable(let variable):
        return [Completion(name: name, kind: .variable, signature: variable.signatureText, documentation: variable.documentation)]
      case .function(let function):
        return [Completion(name: name, kind: .function, signature: function.signatureText, documentation: function.documentation)]
      case .type(let nominal):
        let type = Completion(name: name, kind: .type, signature: nominal.signatureText, documentation: nominal.documentation)
        return [type] + ownMembers(named: "init", of: nominal).compactMap { member in
          guard case .function(let function) = member, !function.parameters.isEmpty else { return nil }
          return Completion(name: name, kind: .type, signature: function.signatureText, documentation: function.documentation)
        }
      case .alias(let alias):
        return [Completion(name: name, kind: .type, signature: "typealias \(name) = \(alias.type)", documentation: alias.type.nominal?.documentation ?? "")]
      case .parameter: return []
      }
    }
  }
}
