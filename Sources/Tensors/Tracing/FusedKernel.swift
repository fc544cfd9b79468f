import CKernels

/// A chain of elementwise loops run tile by tile: every intermediate result stays in the first-level
/// cache, only what is needed outside is written to memory.
struct FusedKernel {
  /// Where an instruction reads or writes.
  enum Place {
    /// An address of the step, advancing with the tiles.
    case memory(Int)
    /// An address of the step that stands still.
    case scalar(Int)
    /// A row repeated to the length of a tile; kept in scratch.
    case row(Int)
    /// A tile of scratch.
    case tile(Int)
  }

  struct Instruction {
    var unary: ck_unary_fn?
    var binary: ck_binary_fn?
    var a: Place
    var b: Place
    var result: Place
  }

  let instructions: [Instruction]
  let count: Int
  let elementSize: Int
  let tileCount: Int
  /// Length of repeated rows, or nil.
  let rowLength: Int?
  /// The address numbers of the row operands, in order of their scratch places.
  let rowOperands: [Int]

  private static let tileLength = 1024

  /// Elements per tile: a whole number of rows.
  private var length: Int {
    guard let rowLength else { return min(Self.tileLength, max(count, 1)) }
    return rowLength * max(1, Self.tileLength / rowLength)
  }

  func kernel() -> Kernel {
    let tileBytes = (length * elementSize + 63) & ~63
    let scratchBytes = max(64, (tileCount + rowOperands.count) * tileBytes)
    let tiles = (count + length - 1) / length
    if count >= 2 * elementwiseGrain && tiles > 1 {
      let grain = max(1, elementwiseGrain / length)
      return { addresses in
        ThreadPool.shared.parallelFor(tiles, grain: grain) { range in
          let scratch = Storage(byteCount: scratchBytes)
          withExtendedLifetime(scratch) { run(addresses, range, scratch.pointer, tileBytes) }
        }
      }
    }
    let scratch = Storage(byteCount: scratchBytes)
    return { addresses in run(addresses, 0..<tiles, scratch.pointer, tileBytes) }
  }

  private func run(
    _ addresses: UnsafePointer<UnsafeMutableRawPointer>, _ tiles: Range<Int>,
    _ scratch: UnsafeMutableRawPointer, _ tileBytes: Int
  ) {
    repeatRows(addresses, scratch, tileBytes)
    let length = self.length
    instructions.withUnsafeBufferPointer { instructions in
      for tile in tiles {
        let start = tile * length
        let width = min(length, count - start)
        let offset = start * elementSize
        for index in instructions.indices {
          let step = instructions[index]
          let (a, aStride) = address(step.a, addresses, offset, scratch, tileBytes)
          let (out, _) = address(step.result, addresses, offset, scratch, tileBytes)
          if let loop = step.unary {
            loop(width, a, out)
          } else {
            let (b, bStride) = address(step.b, addresses, offset, scratch, tileBytes)
            step.binary!(width, a, aStride, b, bStride, out)
          }
        }
      }
    }
  }

  @inline(__always)
  private func address(
    _ place: Place, _ addresses: UnsafePointer<UnsafeMutableRawPointer>, _ offset: Int,
    _ scratch: UnsafeMutableRawPointer, _ tileBytes: Int
  ) -> (UnsafeMutableRawPointer, Int) {
    switch place {
    case .memory(let index): (addresses[index] + offset, 1)
    case .scalar(let index): (addresses[index], 0)
    case .row(let index): (scratch + (tileCount + index) * tileBytes, 1)
    case .tile(let index): (scratch + index * tileBytes, 1)
    }
  }

  private func repeatRows(
    _ addresses: UnsafePointer<UnsafeMutableRawPointer>, _ scratch: UnsafeMutableRawPointer,
    _ tileBytes: Int
  ) {
    guard let rowLength else { return }
    let bytes = rowLength * elementSize
    for (place, operand) in rowOperands.enumerated() {
      let target = scratch + (tileCount + place) * tileBytes
      for row in 0..<(min(length, count) / rowLength) {
        (target + row * bytes).copyMemory(from: addresses[operand], byteCount: bytes)
      }
    }
  }
}
