internal import Bytecode

// Places that are known when the code is made need no address: an element of a local array, a field of an object, an
// element of a local tuple.

extension Optimizer {
  mutating func shortenPlaces() {
    guard code.contains(where: { $0.opcode == .registerAddress || $0.opcode == .fieldAddress }) else { return }
    let liveness = Liveness(self)
    var dropped = [Bool](repeating: false, count: code.count)
    for block in liveness.blocks {
      for index in block {
        switch code[index].opcode {
        case .registerAddress: shortenLocal(index, block, liveness, &dropped)
        case .fieldAddress: shortenField(index, block, liveness, &dropped)
        default: break
        }
      }
    }
    remove(dropped)
  }

  /// The accesses through an address that follow its making: reads and one write at last, with nothing in between that
  /// could run other code.
  private func accesses(
    through address: Int, after start: Int, _ block: Range<Int>, _ liveness: Liveness, touching bases: [Int]
  ) -> (loads: [Int], store: Int?)? {
    var loads: [Int] = []
    var index = start + 1
    while index < block.upperBound {
      let instruction = code[index]
      switch instruction.opcode {
      case .loadAt where instruction.b == address:
        if instruction.a == address || bases.contains(instruction.a) { return nil }
        loads.append(index)
      case .storeAt where instruction.a == address && instruction.b != address,
        .moveTo where instruction.a == address:
        return liveness.isDead(address, after: index, code) ? (loads, index) : nil
      default:
        if instruction.reads(address) || !instruction.leavesObjectsAlone || instruction.opcode == .storeAt
          || instruction.opcode == .setField || bases.contains(where: { instruction.writes($0) })
        {
          return nil
        }
      }
      if liveness.isDead(address, after: index, code) { return loads.isEmpty ? nil : (loads, nil) }
      index += 1
    }
    return nil
  }

  private mutating func shortenField(
    _ index: Int, _ block: Range<Int>, _ liveness: Liveness, _ dropped: inout [Bool]
  ) {
    let making = code[index]
    guard let found = accesses(through: making.a, after: index, block, liveness, touching: [making.b]) else { return }
    for load in found.loads {
      code[load].opcode = .field
      code[load].b = making.b
      code[load].c = making.c
    }
    if let store = found.store {
      code[store].opcode = code[store].opcode == .storeAt ? .setField : .moveToField
      code[store].c = code[store].b
      code[store].a = making.b
      code[store].b = making.c
    }
    dropped[index] = true
  }

  private mutating func shortenLocal(
    _ index: Int, _ block: Range<Int>, _ liveness: Liveness, _ dropped: inout [Bool]
  ) {
    let local = code[index]
    let next = index + 1
    if next < block.upperBound, code[next].opcode == .appendAt, code[next].a == local.a, code[next].b != local.a,
      Space.of(local.b) == Space.owner || Space.of(local.b) == Space.global, liveness.isDead(local.a, after: next, code)
    {
      code[next].opcode = .append
      code[next].a = local.b
      dropped[index] = true
      return
    }
    guard next < block.upperBound, code[next].reads(local.a), code[next].b == local.a, Space.of(local.b) == Space.owner || Space.of(local.b) == Space.global,
      code[next].a == local.a || liveness.isDead(local.a, after: next, code)
    else { return }
    let place = code[next]
    switch place.opcode {
    case .elementAddress where place.c != local.a:
      dropped[index] = true
      // A read just after the address checks the bounds just as well.
      if let found = accesses(through: place.a, after: next, block, liveness, touching: [local.b, place.c]),
        (found.loads.first ?? found.store) == next + 1, found.store.map({ code[$0].opcode == .storeAt }) ?? true
      {
        for load in found.loads { setElementRead(load, .arrayElement, local.b, place.c) }
        if let store = found.store {
          code[store].opcode = .setElement
          code[store].c = code[store].b
          code[store].a = local.b
          code[store].b = place.c
        }
        dropped[next] = true
      } else {
        code[next].opcode = .localElementAddress
        code[next].b = local.b
      }
    case .tupleAddress:
      dropped[index] = true
      if let found = accesses(through: place.a, after: next, block, liveness, touching: [local.b]),
        found.store.map({ code[$0].opcode == .storeAt }) ?? true
      {
        for load in found.loads { setElementRead(load, .tupleElement, local.b, place.c) }
        if let store = found.store {
          code[store].opcode = .changeTupleElement
          code[store].c = code[store].b
          code[store].a = local.b
          code[store].b = place.c
        }
        dropped[next] = true
      } else {
        code[next].opcode = .localTupleAddress
        code[next].b = local.b
      }
    default: return
    }
  }

  private mutating func setElementRead(_ index: Int, _ opcode: Opcode, _ base: Int, _ which: Int) {
    code[index].opcode = opcode
    code[index].b = base
    code[index].c = which
  }
}
