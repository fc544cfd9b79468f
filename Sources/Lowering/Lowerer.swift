package import Bytecode
package import SourceText
package import Typing

/// Turns the typed cells of one session into bytecode units.
///
///     let unit = try lowerer.lower(cell, file: file, base: engine.machine.sizes)
///     let outcome = try engine.run(unit)
///
/// What a cell adds counts as known only once the machine has loaded it, which the base of the next cell tells.
package final class Lowerer {
  /// Numbers of what earlier cells declared.
  struct Tables {
    var functions: [FunctionDeclaration: Int] = [:]
    var constants: [Constant: Int] = [:]
    var natives: [String: Int] = [:]
    var factories: [String: Int] = [:]
    var types: [NominalType: NotebookType] = [:]
    var typeNumbers: [NominalType: Int] = [:]
    /// Virtual method numbers, by the declaration that introduced the method.
    var methodNumbers: [FunctionDeclaration: Int] = [:]
    var dispatch = DispatchTables()
    var end = TableSizes()
  }

  private var committed = Tables()
  var tables = Tables()
  /// Whether the tables are those of a cell lowered to its end.
  private var isWhole = false
  var unit = BytecodeUnit()
  private var bodies: [(number: Int, file: SourceFile, lower: () throws -> BytecodeFunction)] = []
  private var lowered: [Int: BytecodeFunction] = [:]
  private var functionCount = 0
  /// The text that the function being lowered stands in.
  var file = SourceFile(name: "", text: "")
  /// What is told to types of earlier cells once the unit is whole.
  var afterwards: [() -> Void] = []
  /// What implements a requirement for a type, as of the cell being lowered.
  var witnesses: WitnessResolver!
  /// The texts of generic functions, whose code later cells may ask for.
  private var files: [FunctionDeclaration: SourceFile] = [:]
  private var failure: LoweringFailure?
  /// Makes code without generics, which is what is lowered.
  private(set) var specializer: Specializer!
  var visibleEndCache: [Type: Bool] = [:]

  /// Globals declared without a value: they count as initialised once one is assigned.
  var globalsWithoutValue: Set<Int> = []

  package init() {}

  package func lower(_ checked: TypedCell, file: SourceFile, base: TableSizes) throws -> BytecodeUnit {
    if specializer == nil { specializer = Specializer(checked.witnesses) }
    let cell = specializer.concrete(checked)
    try reportFailure()
    if isWhole, tables.end == base { committed = tables }
    tables = committed
    isWhole = false
    self.file = file
    witnesses = cell.witnesses
    unit = BytecodeUnit()
    unit.base = base
    bodies = []
    afterwards = []
    lowered = [:]
    visibleEndCache = [:]
    functionCount = base.functions
    for global in cell.globals {
      if case .global(let number) = global.storage {
        unit.globals.append(GlobalDescription(number: number, name: global.name, type: descriptor(of: global.type)))
      }
    }
    unit.globalCount = cell.globalCount
    unit.main = reserveFunction { try FunctionBuilder(self, name: "main", range: SourceRange(at: 0)).cell(cell) }
    reserveDeclarations(of: checked)
    for nominal in checked.types where !specializer.isMadeAnew(nominal) && nominal.kind != .protocolType {
      _ = descriptor(of: nominal.declaredType)
    }
    unit.result = cell.result.map { descriptor(of: $0.type) }
    if checked.addsConformances { tables.dispatch.compared = (0, 0, 0) }
    repeat { try lowerBodies() } while addWitnesses()
    try lowerBodies()
    unit.functions = (base.functions..<functionCount).map { lowered[$0]! }
    tables.end = unit.end
    isWhole = true
    for step in afterwards { step() }
    return unit
  }

  private func lowerBodies() throws {
    while !bodies.isEmpty {
      try reportFailure()
      let next = bodies.removeFirst()
      self.file = next.file
      do {
        lowered[next.number] = try next.lower()
      } catch var failure as LoweringFailure {
        failure.file = failure.file ?? next.file
        throw failure
      }
    }
    try reportFailure()
  }

  private func reportFailure() throws {
    noteFailure()
    defer { failure = nil }
    if let failure { throw failure }
  }

  /// Keeps what could not be made concrete, with the text that it stands in.
  private func noteFailure() {
    guard let found = specializer.takeFailure(), failure == nil else { return }
    failure = LoweringFailure(found.message, found.range)
    failure?.file = file
  }

  /// Everything the cell declares is lowered with it, called or not: what this version cannot run is refused where it is
  /// written, and code knows the text it stands in.
  private func reserveDeclarations(of cell: TypedCell) {
    let members = cell.types.compactMap(\.layout).flatMap { layout in
      layout.methods + layout.initializers
        + (layout.computedProperties + layout.subscripts).flatMap { property -> [FunctionDeclaration] in
          guard case .computed(let getter, let setter) = property.implementation else { return [] }
          return [getter] + (setter.map { [$0] } ?? [])
        }
    }
    let extended = cell.statements.compactMap { statement -> FunctionDeclaration? in
      if case .function(let function) = statement.kind { function } else { nil }
    }
    for function in cell.functions + members + extended where function.body != nil {
      if specializer.isGeneric(function) {
        files[function] = file
        continue
      }
      _ = number(of: function)
      noteConformance(function)
    }
  }

  /// Tells the machine of a function that natives call for values of a notebook type: `==`, `<`, `hash(into:)`.
  func noteConformance(_ function: FunctionDeclaration) {
    if let nominal = comparedType(function) {
      let type = notebookType(nominal)
      let comparison = NotebookType.Comparison(
        function: Int32(number(of: function)), isMember: function.kind == .staticMethod)
      if function.name == "==" { type.equality = comparison } else { type.ordering = comparison }
    } else if function.displayName == "hash(into:)", function.kind == .method, let owner = function.owner,
      owner.origin == .notebook, owner.kind != .protocolType
    {
      notebookType(owner).hashing = Int32(number(of: function))
    } else if NotebookType.witnessNames.contains(function.displayName), function.kind == .method, let owner = function.owner,
      owner.origin == .notebook, owner.kind != .protocolType
    {
      let type = notebookType(owner)
      type.witnesses[function.displayName] = Int32(number(of: function))
      if function.name == "next" { type.iteratedType = function.result.optionalPayload.map { descriptor(of: $0) } }
    }
  }

  /// The notebook type two values of which a `==` or `<` compares: natives then compare with it too.
  private func comparedType(_ function: FunctionDeclaration) -> NominalType? {
    guard ["==", "<"].contains(function.name), function.parameters.count == 2, function.result == .bool else { return nil }
    specializer.complete(function)
    guard let nominal = function.parameters[0].type.nominal, nominal.origin == .notebook, nominal.kind != .protocolType,
      function.parameters[1].type.nominal == nominal
    else { return nil }
    return nominal
  }

  /// A new function number; its code is made when the one being lowered is finished.
  func reserveFunction(_ lower: @escaping () throws -> BytecodeFunction) -> Int {
    let number = functionCount
    functionCount += 1
    bodies.append((number, file, lower))
    return number
  }

  /// Says what the code of a reserved function is, where that needs the number itself.
  func setBody(_ number: Int, _ lower: @escaping () throws -> BytecodeFunction) {
    if let index = bodies.lastIndex(where: { $0.number == number }) { bodies[index].lower = lower }
  }

  /// The number of a notebook function, whose body is lowered the first time it is asked for.
  func number(of function: FunctionDeclaration) -> Int {
    if let known = tables.functions[function] { return known }
    let outer = file
    if let own = function.file ?? function.original.flatMap({ $0.file ?? files[$0] }) { file = own }
    defer { file = outer }
    specializer.complete(function)
    noteFailure()
    let number = reserveFunction { [unowned self] in
      try FunctionBuilder(self, name: function.body?.name ?? function.displayName, range: function.range)
        .declaration(function)
    }
    tables.functions[function] = number
    return number
  }

  /// A new number for a body that is no declared function: of a closure, of a `deinit`.
  func number(of body: TypedFunction) -> Int {
    let number = reserveFunction { fatalError("replaced below") }
    setBody(number) { [unowned self] in
      let builder = FunctionBuilder(self, name: body.name, range: body.range)
      builder.functionNumber = number
      return try builder.body(of: body)
    }
    return number
  }

  func constant(_ constant: Constant) -> Int {
    if let known = tables.constants[constant] { return known }
    let number = unit.end.constants
    unit.constants.append(constant)
    tables.constants[constant] = number
    return number
  }

  func native(_ key: String) -> Int {
    if let known = tables.natives[key] { return known }
    let number = unit.end.natives
    unit.natives.append(key)
    tables.natives[key] = number
    return number
  }

  func factory(_ key: String) -> Int {
    if let known = tables.factories[key] { return known }
    let number = unit.end.factories
    unit.factories.append(key)
    tables.factories[key] = number
    return number
  }
}
