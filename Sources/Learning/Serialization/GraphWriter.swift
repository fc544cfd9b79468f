import Tensors

/// Keras's description of the calls between a model's inputs and outputs.
struct GraphWriter {
  private let graph: LayerGraph
  /// Which of its layer's calls in this model a call is.
  private var numbers: [ObjectIdentifier: Int] = [:]

  init(_ graph: LayerGraph) {
    self.graph = graph
    for layer in graph.layers {
      let calls = graph.calls.filter { $0.layer === layer }.sorted { $0.number < $1.number }
      for (number, call) in calls.enumerated() { numbers[ObjectIdentifier(call)] = number }
    }
  }

  func config(name: String, trainable: Bool) -> ConfigDictionary {
    [
      "name": .string(name), "trainable": .bool(trainable), "layers": .list(graph.layers.map(entry)),
      "input_layers": ends(graph.inputs), "output_layers": ends(graph.outputs),
    ]
  }

  private func entry(_ layer: Layer) -> ConfigValue {
    var description = layer.serialized
    description["name"] = .string(layer.name)
    let calls = graph.calls.filter { $0.layer === layer && !$0.isInput }.sorted { $0.number < $1.number }
    description["inbound_nodes"] = .list(calls.map(node))
    return .dictionary(description)
  }

  private func node(_ call: LayerCall) -> ConfigValue {
    let arguments = call.arguments
    if call.layer is OperationLayer {
      return ["args": .list(call.inputs.map(operand)), "kwargs": [:]]
    }
    let roles = arguments.roles
    let plain = call.inputs.dropLast(roles.count).map(operand)
    var named = ConfigDictionary()
    for (place, role) in roles.enumerated() {
      let value = operand(call.inputs[call.inputs.count - roles.count + place])
      // Several inputs for one argument are a list.
      switch named[role] {
      case nil: named[role] = roles.filter { $0 == role }.count > 1 ? .list([value]) : value
      case .list(let others)?: named[role] = .list(others + [value])
      default: break
      }
    }
    if let training = arguments.training { named["training"] = .bool(training) }
    if let mask = arguments.mask { named["mask"] = operand(mask) }
    for flag in arguments.flags.keys.sorted() { named[flag] = .bool(arguments.flags[flag]!) }
    return [
      "args": arguments.isList ? .list([.list(Array(plain))]) : .list(Array(plain)), "kwargs": .dictionary(named),
    ]
  }

  private func operand(_ tensor: Tensor) -> ConfigValue {
    guard let symbol = tensor as? KerasTensor, let call = symbol.call else {
      return tensor.rank == 0 ? .number(Double(tensor)) : [
        "class_name": "__tensor__",
        "config": ["value": ConfigValue(plain: tf.reshape(tensor, [-1]).numpy().tolist()) ?? nil, "dtype": .string(tensor.dtype.name)],
      ]
    }
    return [
      "class_name": "__keras_tensor__",
      "config": [
        "shape": ConfigValue(symbol.shape), "dtype": .string(symbol.dtype.name),
        "keras_history": [.string(call.layer.name), .integer(numbers[ObjectIdentifier(call)] ?? 0), .integer(symbol.place)],
      ],
    ]
  }

  /// Keras counts the call that a model inside was made with, but only here.
  private func ends(_ symbols: [KerasTensor]) -> ConfigValue {
    let all = symbols.map { symbol -> ConfigValue in
      guard let call = symbol.call else { return .null }
      let number = (numbers[ObjectIdentifier(call)] ?? 0) + (call.layer.className == "Functional" ? 1 : 0)
      return [.string(call.layer.name), .integer(number), .integer(symbol.place)]
    }
    return all.count == 1 ? all[0] : .list(all)
  }
}
