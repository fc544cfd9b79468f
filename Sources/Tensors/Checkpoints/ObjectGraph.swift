/// The objects below a root, by the names of the properties that lead to them: what a checkpoint saves, and
/// what it is restored into.
struct LiveObjects {
  struct Node {
    var children: [(name: String, id: Int)] = []
    var variable: Variable?
    /// The names that lead here, first found first.
    let path: [String]
  }

  private(set) var nodes: [Node] = []

  init(_ root: any Trackable) {
    var known: [ObjectIdentifier: Int] = [ObjectIdentifier(root): 0]
    var pending: [(id: Int, children: [(name: String, value: Any)])] = []

    func add(_ variable: Variable?, _ path: [String]) -> Int {
      nodes.append(Node(variable: variable, path: path))
      return nodes.count - 1
    }
    func parts(_ object: any Trackable) -> [(name: String, value: Any)] {
      object.trackedChildren.map { (name: $0.name, value: $0.value) }
    }
    pending.append((add(root as? Variable, []), parts(root)))
    var next = 0
    // Breadth first, so that the shortest way to an object names it.
    while next < pending.count {
      let (id, children) = pending[next]
      next += 1
      for (name, value) in children {
        let path = nodes[id].path + [name]
        let child: Int
        switch Attributes.content(of: value) {
        case .variable(let variable):
          child = known[ObjectIdentifier(variable)] ?? add(variable, path)
          known[ObjectIdentifier(variable)] = child
        case .trackable(let object):
          if let seen = known[ObjectIdentifier(object)] {
            child = seen
          } else {
            child = add(nil, path)
            known[ObjectIdentifier(object)] = child
            pending.append((child, parts(object)))
          }
        case .container(let elements):
          guard elements.contains(where: { Self.tracks($0.value) }) else { continue }
          child = add(nil, path)
          pending.append((child, elements))
        case .other: continue
        }
        nodes[id].children.append((name, child))
      }
    }
  }

  private static func tracks(_ value: Any) -> Bool {
    switch Attributes.content(of: value) {
    case .variable, .trackable: true
    case .container(let elements): elements.contains { tracks($0.value) }
    case .other: false
    }
  }

  /// A variable's key in the files.
  func key(_ id: Int) -> String {
    let names = nodes[id].path.map { $0.replacing(".", with: "..").replacing("/", with: ".S") }
    return (names + [".ATTRIBUTES", "VARIABLE_VALUE"]).joined(separator: "/")
  }
}

/// The objects that a checkpoint's files tell of: the message TrackableObjectGraph.
///
/// Source: https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/trackable_object_graph.proto
package struct SavedObjects {
  package static let key = "_CHECKPOINTABLE_OBJECT_GRAPH"

  struct Node {
    var children: [(name: String, id: Int)] = []
    /// The keys of the values kept for the object, by attribute.
    var keys: [(attribute: String, key: String)] = []
  }

  private(set) var nodes: [Node] = []

  static func encoded(_ live: LiveObjects) -> [UInt8] {
    var graph = ProtoWriter()
    for (id, node) in live.nodes.enumerated() {
      graph.message(1) { message in
        for child in node.children {
          message.message(1) {
            $0.number(1, child.id)
            $0.text(2, child.name)
          }
        }
        if let variable = node.variable {
          message.message(2) {
            $0.text(1, "VARIABLE_VALUE")
            $0.text(2, variable.baseName)
            $0.text(3, live.key(id))
          }
        }
      }
    }
    return graph.bytes
  }

  package init(_ bytes: [UInt8]) throws {
    var reader = ByteReader(bytes[...])
    while let (field, value) = try reader.field() {
      if field == 1 { nodes.append(try Self.node(value.bytes())) }
    }
    guard !nodes.isEmpty else { throw DamagedBytes("there are no objects") }
    for child in nodes.flatMap(\.children) where !nodes.indices.contains(child.id) {
      throw DamagedBytes("object \(child.id) of \(nodes.count) is meant by '\(child.name)'")
    }
  }

  private static func node(_ bytes: ArraySlice<UInt8>) throws -> Node {
    var (node, reader) = (Node(), ByteReader(bytes))
    while let (field, value) = try reader.field() {
      if field == 1 {
        var (name, id, inner) = ("", 0, ByteReader(try value.bytes()))
        while let (field, value) = try inner.field() {
          if field == 1 { id = try value.int() }
          if field == 2 { name = try value.text() }
        }
        node.children.append((name, id))
      } else if field == 2 {
        var (name, key, inner) = ("", "", ByteReader(try value.bytes()))
        while let (field, value) = try inner.field() {
          if field == 1 { name = try value.text() }
          if field == 3 { key = try value.text() }
        }
        node.keys.append((name, key))
      }
    }
    return node
  }

  /// How a person would say where an object is: `net.layers.0`.
  package func path(to wanted: Int) -> String {
    var paths: [Int: String] = [0: ""]
    var pending = [0]
    while let id = pending.first {
      pending.removeFirst()
      for child in nodes[id].children where paths[child.id] == nil {
        paths[child.id] = paths[id]! + (paths[id]!.isEmpty ? "" : ".") + child.name
        pending.append(child.id)
      }
    }
    return paths[wanted] ?? "object \(wanted)"
  }
}
