import CKernels

/// The result shape of broadcasting, or nil where the shapes do not fit. An unknown axis (-1)
/// broadcasts with 1 and with another unknown axis, and takes the length of a known one.
package func broadcastDims(_ a: [Int], _ b: [Int]) -> [Int]? {
  if a == b { return a }
  let rank = max(a.count, b.count)
  var result = [Int](repeating: 1, count: rank)
  for axis in 0..<rank {
    let x = axis < rank - a.count ? 1 : a[axis - (rank - a.count)]
    let y = axis < rank - b.count ? 1 : b[axis - (rank - b.count)]
    if x == y || y == 1 {
      result[axis] = x
    } else if x == 1 {
      result[axis] = y
    } else if x == -1 || y == -1 {
      result[axis] = max(x, y)
    } else {
      return nil
    }
  }
  return result
}

/// Strides, in elements, with which an operand of shape `dims` is read for an output of `output`.
package func broadcastStrides(_ dims: [Int], to output: [Int]) -> [Int] {
  let own = dims.contiguousStrides
  let lead = output.count - dims.count
  return output.indices.map { axis in
    axis < lead || dims[axis - lead] == 1 ? 0 : own[axis - lead]
  }
}

/// A broadcast loop with neighbouring axes merged where every operand allows it: an outer odometer
/// around one inner run in which each operand either stands still or advances by one.
package struct BroadcastLoop {
  /// Outer axis lengths, outermost first.
  let outer: [Int]
  /// Length of the innermost run.
  let run: Int
  /// Per operand: element strides of the outer axes, then 0 or 1 for the run.
  let outerStrides: [[Int]]
  let runStrides: [Int]

  init(output: [Int], operands: [[Int]]) {
    var dims: [Int] = []
    var strides = [[Int]](repeating: [], count: operands.count)
    let full = operands.map { broadcastStrides($0, to: output) }
    for axis in output.indices where output[axis] != 1 {
      let mergeable =
        !dims.isEmpty
        && operands.indices.allSatisfy { strides[$0].last! == full[$0][axis] * output[axis] }
      if mergeable {
        dims[dims.count - 1] *= output[axis]
        for index in operands.indices { strides[index][dims.count - 1] = full[index][axis] }
      } else {
        dims.append(output[axis])
        for index in operands.indices { strides[index].append(full[index][axis]) }
      }
    }
    run = dims.last ?? 1
    outer = Array(dims.dropLast())
    runStrides = strides.map { $0.last ?? 0 }
    outerStrides = strides.map { Array($0.dropLast()) }
  }

  var outerCount: Int { outer.reduce(1, *) }

  /// Calls `body` once for each of the given runs with the element offset of each operand and the run's
  /// number.
  func forEachRun(_ lines: Range<Int>, _ body: (UnsafePointer<Int>, Int) -> Void) {
    let operandCount = outerStrides.count
    let rank = outer.count
    withUnsafeTemporaryAllocation(of: Int.self, capacity: operandCount + rank) { scratch in
      scratch.initialize(repeating: 0)
      let offsets = scratch.baseAddress!
      let index = offsets + operandCount
      var rest = lines.lowerBound
      for axis in stride(from: rank - 1, through: 0, by: -1) {
        index[axis] = rest % outer[axis]
        rest /= outer[axis]
        for operand in 0..<operandCount { offsets[operand] += outerStrides[operand][axis] * index[axis] }
      }
      for line in lines {
        body(offsets, line)
        var axis = rank - 1
        while axis >= 0 {
          index[axis] += 1
          for operand in 0..<operandCount { offsets[operand] += outerStrides[operand][axis] }
          if index[axis] < outer[axis] { break }
          for operand in 0..<operandCount {
            offsets[operand] -= outerStrides[operand][axis] * outer[axis]
          }
          index[axis] = 0
          axis -= 1
        }
      }
    }
  }
}
