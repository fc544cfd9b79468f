extension PlanGraph {
  /// Where the backward half finds something of the forward half.
  enum Saved {
    case input(Int)
    case output(Int)
  }

  /// Cuts a graph of a function and its gradient in two: what can be computed before the inputs from
  /// `firstUpstream` on are known, and the rest, whose inputs are what it needs of the first half
  /// (`saved`), then those inputs. The first `results` outputs belong to the forward half.
  func split(at firstUpstream: Int, results: Int) -> (forward: PlanGraph, backward: PlanGraph, saved: [Saved]) {
    var isLate = [Bool](repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      if case .input(let input) = node.kind {
        isLate[index] = input >= firstUpstream
      } else {
        isLate[index] = node.inputs.contains { isLate[$0] }
      }
    }
    let gradients = outputs.dropFirst(results)
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    for gradient in gradients { isNeeded[gradient] = true }
    for index in nodes.indices.reversed() where isNeeded[index] && isLate[index] {
      for input in nodes[index].inputs { isNeeded[input] = true }
    }

    var forwardOutputs = Array(outputs.prefix(results))
    var saved: [Saved] = []
    var backward = PlanGraph()
    var place = [Int](repeating: -1, count: nodes.count)
    for (index, node) in nodes.enumerated() where isNeeded[index] && !isLate[index] {
      switch node.kind {
      case .constant: place[index] = backward.add(node)
      case .input(let input):
        place[index] = backward.add(Node(kind: .input(saved.count), inputs: [], spec: node.spec))
        saved.append(.input(input))
      default:
        place[index] = backward.add(Node(kind: .input(saved.count), inputs: [], spec: node.spec))
        if let known = forwardOutputs.firstIndex(of: index) {
          saved.append(.output(known))
        } else {
          saved.append(.output(forwardOutputs.count))
          forwardOutputs.append(index)
        }
      }
    }
    for (index, node) in nodes.enumerated() where isNeeded[index] && isLate[index] {
      var moved = node
      if case .input(let input) = node.kind { moved.kind = .input(saved.count + input - firstUpstream) }
      moved.inputs = node.inputs.map { place[$0] }
      place[index] = backward.add(moved)
    }
    backward.finish(gradients.map { place[$0] })
    var forward = self
    forward.finish(forwardOutputs)
    return (forward, backward, saved)
  }
}
