import Display

/// Saves and restores the values of variables, in TensorFlow's own files.
///
/// Variables are found through the objects given, under the names of their properties, as `tf.Module` finds
/// them; the files are those that `tf.train.Checkpoint` in Python writes and reads.
///
///     let checkpoint = tf.train.Checkpoint(model: model)
///     let path = try checkpoint.save("training/ckpt")       // training/ckpt-1
///     try checkpoint.restore(path).assertConsumed()
///
/// Files are written as a whole and renamed. What is damaged is refused, with the file's name and what was
/// expected there, before any variable has changed.
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/train/Checkpoint
public final class Checkpoint: Trackable {
  private let root: (any Trackable)?
  private let objects: [(name: String, object: any Trackable)]
  private var counter: Variable?

  /// Objects under any names, as Python's keyword arguments: `Checkpoint(["generator": g, "step": step])`.
  public convenience init(_ objects: [String: any Trackable]) {
    self.init(root: nil, objects: objects.sorted { Attributes.precedes($0.key, $1.key) }.map { ($0.key, $0.value) })
  }

  /// - Parameters:
  ///   - root: an object whose properties are kept under their own names.
  ///   - model: kept as `model`.
  ///   - net: kept as `net`.
  ///   - optimizer: kept as `optimizer`.
  ///   - step: kept as `step`.
  public convenience init(
    root: (any Trackable)? = nil, model: (any Trackable)? = nil, net: (any Trackable)? = nil,
    optimizer: (any Trackable)? = nil, step: (any Trackable)? = nil
  ) {
    let named: [(String, (any Trackable)?)] = [("model", model), ("net", net), ("optimizer", optimizer), ("step", step)]
    self.init(root: root, objects: named.compactMap { name, object in object.map { (name, $0) } })
  }

  private init(root: (any Trackable)?, objects: [(name: String, object: any Trackable)]) {
    self.root = root
    self.objects = objects
  }

  /// What is kept: the properties of `root`, the other objects, and how often was saved.
  public var trackedChildren: [TrackedChild] {
    let own = objects.map { TrackedChild($0.name, $0.object) } + (counter.map { [TrackedChild("save_counter", $0)] } ?? [])
    return (root?.trackedChildren ?? []) + own
  }

  /// How often `save` was called, as a variable of int64.
  public var saveCounter: Variable {
    if let counter { return counter }
    let made = Variable(value: Tensor([Int64(0)], dtype: .int64, dims: []), trainable: false, name: "save_counter")
    counter = made
    return made
  }

  /// Writes `filePrefix-1`, `filePrefix-2`... and notes the last one in the folder's file `checkpoint`.
  ///
  /// - Returns: the path to give to `restore`.
  @discardableResult
  public func save(_ filePrefix: String) throws -> String {
    let path = "\(filePrefix)-\(Int(saveCounter.assignAdd(1)))"
    _ = try write(path)
    if ExecutionContext.current.mustStop { return path }
    try CheckpointState(paths: [path]).write(in: WholeFile.folder(of: path) ?? ".")
    return path
  }

  /// Writes the files `filePrefix.index` and `filePrefix.data-00000-of-00001`.
  @discardableResult
  public func write(_ filePrefix: String) throws -> String {
    if ExecutionContext.current.mustStop { return filePrefix }
    let live = LiveObjects(self)
    var tensors: [String: Tensor] = [SavedObjects.key: Tensor(strings: [SavedObjects.encoded(live)], dims: [])]
    for (id, node) in live.nodes.enumerated() {
      guard let variable = node.variable else { continue }
      guard !variable.isSymbolic else {
        _ = failed("Checkpoint", "variable '\(variable.name)' belongs to a graph; its values are in sessions")
        return filePrefix
      }
      tensors[live.key(id)] = variable
    }
    if let folder = WholeFile.folder(of: filePrefix) { try WholeFile.makeFolder(folder) }
    try TensorBundle.write(filePrefix, tensors)
    return filePrefix
  }

  /// Gives the variables the values in a checkpoint that `save` wrote; nil restores nothing.
  ///
  /// Objects meet by their names. A property `wQ` takes what Python kept as `w_q`, if there is no `wQ`.
  @discardableResult
  public func restore(_ savePath: String?) throws -> CheckpointLoadStatus {
    guard let savePath else { return CheckpointLoadStatus(unmatched: [], missing: [], matchCount: 0) }
    _ = saveCounter
    return try read(savePath)
  }

  /// Gives the variables the values in a checkpoint that `write` wrote.
  @discardableResult
  public func read(_ savePath: String) throws -> CheckpointLoadStatus {
    let bundle = try TensorBundle(reading: savePath)
    guard bundle.entries[SavedObjects.key] != nil else {
      throw FileError(savePath + ".index", "has no '\(SavedObjects.key)': it was not written by tf.train.Checkpoint; tf.train.loadVariable reads single tensors")
    }
    let graph = try bundle.tensor(SavedObjects.key)
    guard graph.dtype == .string, graph.elementCount == 1 else {
      throw FileError(savePath + ".index", "'\(SavedObjects.key)' is not one string")
    }
    let saved: SavedObjects
    do {
      saved = try SavedObjects(graph.strings[0])
    } catch let damage as DamagedBytes {
      throw FileError(savePath, "the object graph is damaged: \(damage.problem)")
    }
    let live = LiveObjects(self)
    let matches = Self.matched(live, saved)
    // Everything is read and compared before the first variable changes.
    var values: [(variable: Variable, value: Tensor)] = []
    for (id, counterpart) in matches.sorted(by: { $0.key < $1.key }) {
      guard let variable = live.nodes[id].variable else { continue }
      guard let key = saved.nodes[counterpart].keys.first(where: { $0.attribute == "VARIABLE_VALUE" })?.key else { continue }
      let value = try bundle.tensor(key)
      guard value.spec == variable.spec else {
        throw FileError(
          savePath, "tensor '\(key)' is \(value.dtype.name) \(value.shape), the variable '\(variable.name)' is \(variable.dtype.name) \(variable.shape)")
      }
      values.append((variable, value))
    }
    for (variable, value) in values { variable.assign(value) }
    let restored = Set(values.map { ObjectIdentifier($0.variable) })
    let reached = Set(matches.values)
    return CheckpointLoadStatus(
      unmatched: saved.nodes.indices.filter { !reached.contains($0) && !saved.nodes[$0].keys.isEmpty }.map { saved.path(to: $0) },
      missing: live.nodes.compactMap { node in
        guard let variable = node.variable, variable !== counter, !restored.contains(ObjectIdentifier(variable)) else { return nil }
        return node.path.joined(separator: ".")
      },
      matchCount: values.filter { $0.variable !== counter }.count)
  }

  /// Which saved object each live one is, going down both from their roots by name.
  private static func matched(_ live: LiveObjects, _ saved: SavedObjects) -> [Int: Int] {
    var matches = [0: 0]
    var pending = [0]
    while let id = pending.popLast() {
      let names = Dictionary(saved.nodes[matches[id]!].children.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
      for child in live.nodes[id].children where matches[child.id] == nil {
        guard let counterpart = names[child.name] ?? names[Module.snakeCase(child.name)] else { continue }
        matches[child.id] = counterpart
        pending.append(child.id)
      }
    }
    return matches
  }
}

/// What `restore` found, for checks. Without a check nothing needs to match.
public final class CheckpointLoadStatus {
  private let unmatched: [String]
  private let missing: [String]
  private let matchCount: Int

  init(unmatched: [String], missing: [String], matchCount: Int) {
    self.unmatched = unmatched
    self.missing = missing
    self.matchCount = matchCount
  }

  /// Fails unless every value of the checkpoint has gone into a variable, and every variable has got one.
  @discardableResult
  public func assertConsumed() -> CheckpointLoadStatus {
    if !unmatched.isEmpty {
      _ = failed("assertConsumed", "the checkpoint holds values that no object here takes: " + listed(unmatched))
    }
    return assertExisting("assertConsumed")
  }

  /// Fails unless every variable here has got a value.
  @discardableResult
  public func assertExistingObjectsMatched() -> CheckpointLoadStatus { assertExisting("assertExistingObjectsMatched") }

  /// Fails unless some variable has got a value.
  @discardableResult
  public func assertNontrivialMatch() -> CheckpointLoadStatus {
    if matchCount == 0 { _ = failed("assertNontrivialMatch", "nothing here matched anything in the checkpoint but the root") }
    return self
  }

  /// Says that parts without a counterpart are meant to be; nothing is checked.
  @discardableResult
  public func expectPartial() -> CheckpointLoadStatus { self }

  private func assertExisting(_ operation: String) -> CheckpointLoadStatus {
    if !missing.isEmpty { _ = failed(operation, "the checkpoint has no values for: " + listed(missing)) }
    return self
  }

  private func listed(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
