package import Parsing

/// What the names of one cell that stand for top-level declarations mean, by the declaration's identity.
///
///     let (checked, names) = checker.checkNotingNames(parser.parse("let y = x", named: "cell 2"))
///     names.uses[0].meanings == earlier.declared["x"]   // true: the `x` of an earlier cell
package struct NameUses {
  package typealias Identity = ObjectIdentifier

  package struct Use {
    package let name: String
    /// Where the name stands, in UTF-8 bytes of the cell.
    package let offset: Int
    /// The declarations of the notebook it may mean: one, or overloads among which no call chose; none for a library's name.
    package internal(set) var meanings: [Identity]
  }

  /// In source order, one for each place.
  package fileprivate(set) var uses: [Use] = []
  /// What the cell declares at its top level.
  package fileprivate(set) var declared: [String: [Identity]] = [:]
  fileprivate var offsets: Set<Int> = []
}

extension Entity {
  fileprivate var identity: NameUses.Identity {
    switch self {
    case .variable(let variable): ObjectIdentifier(variable)
    case .function(let function): ObjectIdentifier(function)
    case .type(let nominal): ObjectIdentifier(nominal)
    case .alias(let alias): ObjectIdentifier(alias)
    case .parameter(let parameter): ObjectIdentifier(parameter)
    }
  }
}

extension Checker {
  /// Checks a cell as `check` does, and tells what its top-level names mean.
  package func checkNotingNames(_ parsed: ParsedCell) -> (CheckedCell, NameUses) {
    Checker.gate.withLock { _ in
      nameUses = NameUses()
      let checked = checkAlone(parsed)
      var names = nameUses!
      nameUses = nil
      if let cell = checked.typed {
        let chosen = ChosenFunctions(cell)
        for index in names.uses.indices where names.uses[index].meanings.count > 1 {
          let function = chosen.functions[names.uses[index].offset, default: []].first { names.uses[index].meanings.contains($0) }
          if let function { names.uses[index].meanings = [function] }
        }
      }
      names.uses.sort { $0.offset < $1.offset }
      return (checked, names)
    }
  }

  /// Notes a name that is about to be looked up, if it stands for something declared at the top level.
  func noteUse(of name: String, at range: TextRange) {
    guard nameUses != nil, !nameUses!.offsets.contains(range.lowerBound) else { return }
    var current: Scope? = scope
    var meanings: [NameUses.Identity] = []
    search: while let scope = current {
      if let found = scope.entries[name], !found.isEmpty {
        switch scope.kind {
        case .session, .cell:
          let natives = Set(nativeEntities(name).map(\.identity))
          meanings = lookup(name).map(\.identity).filter { !natives.contains($0) }
          break search
        case .function, .block, .type: return
        }
      }
      current = scope.parent
    }
    nameUses!.offsets.insert(range.lowerBound)
    nameUses!.uses.append(NameUses.Use(name: name, offset: range.lowerBound, meanings: meanings))
  }

  func noteDeclarations(of cellScope: Scope) {
    guard nameUses != nil else { return }
    nameUses!.declared = cellScope.entries.mapValues { $0.map(\.identity) }
  }
}

/// The functions that calls and references chose, by where these begin.
private final class ChosenFunctions: TreeWalker {
  private(set) var functions: [Int: [NameUses.Identity]] = [:]

  init(_ cell: TypedCell) {
    super.init()
    walk(cell.statements)
    if let result = cell.result { walk(result) }
  }

  override func leave(_ node: TypedExpression) {
    switch node.kind {
    case .call(let call): functions[node.range.lowerBound, default: []].append(ObjectIdentifier(call.function))
    case .functionReference(let function, _, _):
      functions[node.range.lowerBound, default: []].append(ObjectIdentifier(function))
    default: break
    }
  }
}
