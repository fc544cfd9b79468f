import Display
import Tensors

/// A model of inputs and outputs from its configuration: its layers, and the calls that connect them.
///
/// Keras's form lists the calls ("nodes") of every layer; an argument that is another call's result is given as the
/// layer's name, the number of the call and the place among its results.
struct FunctionalReader {
  private let reader: ConfigReader
  private let entries: [Entry]

  /// A layer with the calls it is part of.
  private final class Entry {
    let name: String
    let layer: Layer
    var pending: ArraySlice<ConfigValue>
    var results: [[Tensor]] = []

    init(_ name: String, _ layer: Layer, _ nodes: [ConfigValue]) {
      (self.name, self.layer, pending) = (name, layer, nodes[...])
      if let input = layer as? InputLayer { results = [[input.inputCall(named: name).output()]] }
    }
  }

  init(_ reader: ConfigReader) throws {
    self.reader = reader
    entries = try reader.list("layers").map { value in
      guard let dictionary = value.dictionary else { throw reader.wrong("layers", "a list of dictionaries") }
      let layer = try OperationReader.layer(value) ?? reader.objects.layer(value)
      try Layer.stopOnFailure()
      let name = dictionary["name"]?.string ?? layer.name
      return Entry(name, layer, dictionary["inbound_nodes"]?.list ?? [])
    }
    var names: Set<String> = []
    if let twice = entries.first(where: { !names.insert($0.name).inserted }) {
      throw ConfigError("\(reader.title): two layers are named '\(twice.name)'")
    }
  }

  func model() throws -> Model {
    var isStuck = false
    while !isStuck, entries.contains(where: { !$0.pending.isEmpty }) {
      isStuck = true
      for entry in entries {
        while let node = entry.pending.first, let call = try call(node, of: entry) {
          entry.results.append(entry.layer.invoke(call.inputs, call.arguments))
          try Layer.stopOnFailure()
          entry.pending.removeFirst()
          isStuck = false
        }
      }
    }
    if let waiting = entries.first(where: { !$0.pending.isEmpty }) {
      throw ConfigError("\(reader.title): a call of '\(waiting.name)' takes the result of a call that is not there")
    }
    let (inputs, outputs) = (try ends("input_layers"), try ends("output_layers"))
    let model = Model(inputs: inputs, outputs: outputs, name: try reader.name)
    try Layer.stopOnFailure()
    return model
  }

  // MARK: the calls

  private typealias Call = (inputs: [Tensor], arguments: CallArguments)

  /// Nil while a result that the call takes is not there yet.
  private func call(_ node: ConfigValue, of entry: Entry) throws -> Call? {
    if let list = node.list { return try olderCall(list, of: entry) }
    guard let dictionary = node.dictionary, let values = dictionary["args"]?.list else {
      throw ConfigError("\(reader.title): a call of '\(entry.name)' is expected to have args, found \(node.json.prefix(120))")
    }
    var call: Call = ([], CallArguments())
    let roles = CallRoles.positional[entry.layer.className] ?? []
    for (place, value) in values.enumerated() {
      if place == 0 || entry.layer is OperationLayer {
        guard try addInput(value, role: nil, to: &call, of: entry) else { return nil }
      } else {
        let role = place - 1 < roles.count ? roles[place - 1] : "mask"
        guard try add(role, value, to: &call, of: entry) else { return nil }
      }
    }
    for (name, value) in (dictionary["kwargs"]?.dictionary ?? [:]).entries {
      guard try add(name, value, to: &call, of: entry) else { return nil }
    }
    guard !call.inputs.isEmpty else { throw ConfigError("\(reader.title): a call of '\(entry.name)' has no inputs") }
    return call
  }

  /// Adds an argument by its name; false while it is not there yet.
  private func add(_ name: String, _ value: ConfigValue, to call: inout Call, of entry: Entry) throws -> Bool {
    switch value {
    case .null: return true
    case .bool(let flag):
      if name == "training" { call.arguments.training = flag } else { call.arguments.flags[name] = flag }
      return true
    default: break
    }
    if name == "mask" {
      guard let mask = try tensors(value, of: entry) else { return false }
      call.arguments.mask = mask.first
      return true
    }
    if call.inputs.isEmpty { return try addInput(value, role: nil, to: &call, of: entry) }
    return try addInput(value, role: name, to: &call, of: entry)
  }

  private func addInput(_ value: ConfigValue, role: String?, to call: inout Call, of entry: Entry) throws -> Bool {
    guard let found = try tensors(value, of: entry, besides: call.inputs.first) else { return false }
    if call.inputs.isEmpty { call.arguments.isList = value.list != nil }
    if entry.layer is OperationLayer { call.arguments.isList = true }
    call.inputs += found
    if let role { call.arguments.roles += found.map { _ in role } }
    return true
  }

  /// The tensors an argument stands for; nil while one of them is not there yet.
  private func tensors(_ value: ConfigValue, of entry: Entry, besides other: Tensor? = nil) throws -> [Tensor]? {
    if let number = value.number, entry.layer is OperationLayer {
      return [tf.cast(tf.constant(number, dtype: .float64), other?.dtype ?? .float32)]
    }
    if let list = value.list {
      var found: [Tensor] = []
      for element in list {
        guard let inner = try tensors(element, of: entry) else { return nil }
        found += inner
      }
      return found
    }
    let config = value.dictionary?["config"]?.dictionary
    switch value.dictionary?["class_name"]?.string {
    case "__keras_tensor__":
      guard let history = config?["keras_history"] else { break }
      return try result(history, of: entry).map { [$0] }
    case "__tensor__", "__numpy__":
      guard let numbers = config?["value"]?.number else { break }
      return [tf.constant(numbers, dtype: .float32)]
    default: break
    }
    throw ConfigError("\(reader.title): an argument of a call of '\(entry.name)' is none this version knows: \(value.json.prefix(120))")
  }

  /// The form of files before Keras 3: a list of results, each with the call's other arguments.
  private func olderCall(_ node: [ConfigValue], of entry: Entry) throws -> Call? {
    // One input alone is not always in a list of its own.
    let inputs = node.first?.list == nil ? [ConfigValue.list(node)] : node
    var call: Call = ([], CallArguments(isList: inputs.count > 1))
    for input in inputs {
      guard let parts = input.list, parts.count == 3 || parts.count == 4 else {
        throw ConfigError("\(reader.title): a call of '\(entry.name)' is expected to name layers, found \(input.json.prefix(120))")
      }
      guard let tensor = try result(.list(Array(parts.prefix(3))), of: entry) else { return nil }
      call.inputs.append(tensor)
      for (name, value) in (parts.count == 4 ? parts[3].dictionary ?? [:] : [:]).entries {
        guard try add(name, value, to: &call, of: entry) else { return nil }
      }
    }
    if entry.layer is OperationLayer { call.arguments.isList = true }
    return call
  }

  /// The result that a layer's name, a call's number and a place name; nil while it is not there yet.
  private func result(_ history: ConfigValue, of entry: Entry?, isEnd: Bool = false) throws -> Tensor? {
    let asker = entry.map { "a call of '\($0.name)'" } ?? "the model"
    guard let parts = history.list, parts.count == 3, let name = parts[0].string, let node = parts[1].integer,
      let place = parts[2].integer, place >= 0
    else { throw ConfigError("\(reader.title): \(asker) is expected to name a layer, a call and a place, found \(history.json.prefix(120))") }
    guard let source = entries.first(where: { $0.name == name }) else {
      throw ConfigError("\(reader.title): \(asker) takes the result of '\(name)', which is not among the layers")
    }
    // Keras counts the call that a model inside was made with, but only here.
    let number = isEnd && source.layer.className == "Functional" ? node - 1 : node
    guard number >= 0, number < source.results.count else { return nil }
    guard place < source.results[number].count else {
      throw ConfigError("\(reader.title): \(asker) takes result \(place) of '\(name)', which has \(source.results[number].count)")
    }
    return source.results[number][place]
  }

  // MARK: inputs and outputs

  private func ends(_ key: String) throws -> [Tensor] {
    guard let value = reader.value(key) else { throw reader.wrong(key, "a list") }
    return try histories(value, key).map { history in
      guard let tensor = try result(history, of: nil, isEnd: true) ?? result(history, of: nil) else {
        throw ConfigError("\(reader.title): \(key) names the result \(history.json), which is not there")
      }
      return tensor
    }
  }

  /// One result alone, a list of them, or some by name.
  private func histories(_ value: ConfigValue, _ key: String) throws -> [ConfigValue] {
    if let dictionary = value.dictionary { return try dictionary.entries.values.flatMap { try histories($0, key) } }
    guard let list = value.list else { throw reader.wrong(key, "a list of results") }
    return list.first?.string == nil ? try list.flatMap { try histories($0, key) } : [value]
  }
}

/// The arguments after the inputs that Keras's layers take by position.
enum CallRoles {
  static let positional: [String: [String]] = [
    "MultiHeadAttention": ["value", "key", "query_mask", "value_mask", "key_mask", "attention_mask"],
    "SimpleRNN": ["initial_state", "mask", "training"], "LSTM": ["initial_state", "mask", "training"],
    "GRU": ["initial_state", "mask", "training"], "Bidirectional": ["initial_state", "mask", "training"],
  ]
}

extension Layer {
  /// Throws the failure that making or connecting layers has recorded.
  static func stopOnFailure() throws {
    let context = ExecutionContext.current
    if let failure = context.failure { throw ConfigError("\(failure)") }
    if context.mustStop { throw ConfigError("was interrupted") }
  }
}
