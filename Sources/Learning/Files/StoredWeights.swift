import Display
import Tensors

/// Where Keras's files keep the weights of a model: a group of numbered arrays for each layer and for the optimizer.
///
/// Groups are named by the attributes that lead to a layer; in a list or dictionary by its class, numbered where there
/// are several, since made-up names differ between two instances of one model.
package struct StoredWeights {
  /// One layer's own weights, without those of layers inside it.
  struct Place {
    let path: String
    let name: String
    let variables: [Variable]
    /// What messages call the owner.
    let title: String
    let isOptimizer: Bool

    /// Where the arrays are.
    var group: String { path.isEmpty ? "vars" : path + "/vars" }
  }

  private(set) var places: [Place] = []
  private var visited: Set<ObjectIdentifier> = []

  package init(of model: Layer) { visit(model, "") }

  private mutating func visit(_ layer: Layer, _ path: String) {
    guard visited.insert(ObjectIdentifier(layer)).inserted else { return }
    let own = layer.leaves
    places.append(
      Place(
        path: path, name: layer.name,
        variables: own.filter(\.isTrainable).map(\.variable) + own.filter { !$0.isTrainable }.map(\.variable),
        title: "layer '\(layer.name)'", isOptimizer: false))
    for part in layer.storedParts { visit(part.value, join(path, part.name)) }
  }

  private mutating func visit(_ value: Any, _ path: String) {
    if let optimizer = value as? Optimizer {
      return places.append(
        Place(
          path: path, name: optimizer.name, variables: optimizer.variables, title: "optimizer '\(optimizer.name)'",
          isOptimizer: true))
    }
    switch Attributes.content(of: value) {
    case .trackable(let part): if let layer = part as? Layer { visit(layer, path) }
    case .container(let elements):
      var counts: [String: Int] = [:]
      for element in elements {
        guard let name = Self.containedName(element.value) else { continue }
        let count = counts[name, default: 0]
        counts[name] = count + 1
        visit(element.value, join(path, count == 0 ? name : "\(name)_\(count)"))
      }
    case .variable, .other: break
    }
  }

  private static func containedName(_ value: Any) -> String? {
    switch Attributes.content(of: value) {
    case .trackable(let part): (part as? Layer).map { AutomaticNames.snakeCase($0.className) }
    case .container: "container"
    case .variable, .other: nil
    }
  }

  private func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "/" + name }
}

extension Layer {
  /// What Keras finds in a layer's attributes, in its order: that of their names, private ones last.
  fileprivate var storedParts: [(name: String, value: Any)] {
    let model = self as? Model
    let optimizer: [(name: String, value: Any)] = model?.training.map { [("optimizer", $0.optimizer)] } ?? []
    if let model, model.graph != nil || model is Sequential {
      return [("layers", model.layers.filter { !($0 is OperationLayer) })] + optimizer
    }
    let own = Attributes.declared(of: self, below: model == nil ? Layer.self : Model.self)
      .map { (name: AttributeNames.python($0.name), value: $0.value) }
    let layers: [(name: String, value: Any)] = model.map { [("layers", $0.layers)] } ?? []
    return (own + layers + optimizer).sorted { a, b in
      let (x, y) = (a.name.hasPrefix("_") ? "~" + a.name : a.name, b.name.hasPrefix("_") ? "~" + b.name : b.name)
      return Attributes.precedes(x, y)
    }
  }
}

enum AttributeNames {
  /// `forwardLayer` is Python's `forward_layer`.
  static func python(_ name: String) -> String {
    var result = ""
    for letter in name {
      if letter.isUppercase, let last = result.last, last != "_" { result += "_" }
      result += letter.lowercased()
    }
    return result
  }
}

// MARK: files

extension StoredWeights {
  /// The HDF5 file with all of them.
  package func file(named name: String) throws -> [UInt8] {
    let file = try HDF5File(named: name)
    for place in places {
      try file.makeGroup(place.group, name: place.name)
      for (number, variable) in place.variables.enumerated() { try file.write("\(place.group)/\(number)", variable) }
    }
    return try file.bytes()
  }

  /// What a file gives the variables; nothing has changed when this throws.
  ///
  /// - Parameter skipsMismatches: layers whose weights are missing or of another shape keep theirs, with a warning.
  package func values(in file: HDF5File, named name: String, skipsMismatches: Bool = false) throws
    -> [(variable: Variable, value: Tensor)]
  {
    var values: [(variable: Variable, value: Tensor)] = []
    for place in places where !place.variables.isEmpty {
      do {
        values += try self.values(of: place, in: file, named: name)
      } catch let error as FileError where skipsMismatches {
        warn("\(place.title) keeps its weights: \(error.problem)")
      }
    }
    return values
  }

  private func values(of place: Place, in file: HDF5File, named name: String) throws -> [(variable: Variable, value: Tensor)] {
    var group = place.group
    if file.kind(group) == .nothing {
      // What versions before 2.13 called the layers.
      group = group.replacing("layers", with: "_layer_checkpoint_dependencies")
      if file.kind(group) == .nothing { group = place.group }
    }
    if place.isOptimizer {
      let count = (0...place.variables.count).first { file.kind("\(group)/\($0)") != .array } ?? place.variables.count + 1
      guard count == place.variables.count else {
        let found = count > place.variables.count ? "more" : "\(count)"
        warn("\(place.title) keeps its state: it has \(place.variables.count) variables, the file has \(found)")
        return []
      }
    }
    guard file.kind("\(group)/\(place.variables.count)") == .nothing else {
      throw FileError(name, "\(group) holds more than the \(place.variables.count) weights that \(place.title) has")
    }
    return try place.variables.enumerated().map { number, variable in
      let title = "weight '\(variable.baseName)' of \(place.title)"
      return (variable, try file.tensor("\(group)/\(number)", like: variable.spec, for: title))
    }
  }

  private func warn(_ message: String) {
    ExecutionContext.current.sink.write("warning: \(message)\n", to: .standardError)
  }
}
