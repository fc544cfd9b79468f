import CKernels

/// A chain of elementwise loops run tile by tile: every intermediate result stays in the first-level
/// cache, only what is needed outside is written to memory. Sums and other reductions of the chain are
/// formed while its tiles are there.
struct FusedKernel {
  /// Where an instruction reads or writes.
  enum Place {
    /// An address of the step, advancing with the tiles.
    case memory(Int)
    /// An address of the step that stands still.
    case scalar(Int)
    /// A tile of scratch.
    case tile(Int)
  }

  /// A place with the size of its elements.
  struct Operand {
    var place: Place
    var size: Int
  }

  enum Loop {
    case unary(ck_unary_fn)
    case binary(ck_binary_fn)
    /// a: the condition, b and c: what it chooses from.
    case select
  }

  struct Instruction {
    var loop: Loop
    var a: Operand
    var b: Operand
    var c: Operand
    var result: Operand
  }

  /// An operand of another shape, spread out tile by tile.
  struct Spread {
    var address: Int
    var tile: Int
    var size: Int
    var dims: [Int]
    var strides: [Int]
    /// Tiles are whole repetitions: what one tile holds, all do.
    var isSameInAllTiles: Bool
  }

  /// A reduction of one of the chain's results.
  struct Reduction {
    var source: Operand
    var address: Int
    var dtype: DType
    var code: Int32
    var isMean: Bool
    /// Elements per row for reductions of rows, which tiles hold whole; nil where everything is reduced.
    var rowLength: Int?
  }

  var instructions: [Instruction]
  var spreads: [Spread]
  var reductions: [Reduction]
  /// Elements of the chain.
  let count: Int
  /// Elements per tile.
  let length: Int
  /// Tiles of scratch, each for elements of up to `widest` bytes.
  let tileCount: Int
  let widest: Int

  static let tileLength = 1024
  /// Elements times loops worth handing to another thread: a few microseconds.
  private static let smallestBlock = 65_536

  func kernel() -> Kernel {
    let tiles = (count + length - 1) / length
    let finals = reductions.filter { $0.rowLength == nil }.map { WholeReduction($0, tiles: tiles, count: count) }
    let rows = reductions.compactMap { RowReduction($0) }
    let work = length * (instructions.count + reductions.count + spreads.count)
    let body = Tiles(chain: self, finals: finals, rows: rows)
    let tileKernel = parallelKernel(tiles, grain: max(1, Self.smallestBlock / work)) { range, addresses in
      body.run(addresses, range)
    }
    if finals.isEmpty { return tileKernel }
    return { addresses in
      tileKernel(addresses)
      for final in finals { final.finish(addresses) }
    }
  }

  /// Everything reduced: a partial result in float64 for each tile, then those.
  private struct WholeReduction {
    let source: Operand
    let address: Int
    let partials: Storage
    let reduceTile: ck_reduce_fn
    let reducePartials: ck_reduce_fn
    let narrow: ck_unary_fn
    let divide: ck_binary_fn?
    let divisor: Tensor
    let tiles: Int

    init(_ reduction: Reduction, tiles: Int, count: Int) {
      let dtype = Int32(reduction.dtype.rawValue)
      let wide = Int32(DType.float64.rawValue)
      source = reduction.source
      address = reduction.address
      partials = Storage(byteCount: (tiles + 1) * 8)
      reduceTile = ck_reduce_wide(reduction.code, dtype)!
      reducePartials = ck_reduce(reduction.code, wide)!
      narrow = ck_cast(wide, dtype)!
      divide = reduction.isMean ? ck_binary(Int32(CK_DIVIDE.rawValue), wide)! : nil
      divisor = Tensor.scalar(Double(count), .float64)
      self.tiles = tiles
    }

    func finish(_ addresses: UnsafePointer<UnsafeMutableRawPointer>) {
      let total = partials.pointer + tiles * 8
      reducePartials(1, tiles, 1, partials.pointer, total)
      divide?(1, total, 1, divisor.pointer, 0, total)
      narrow(1, total, addresses[address])
    }
  }

  /// The rows of each tile reduced.
  private struct RowReduction {
    let source: Operand
    let address: Int
    let rowLength: Int
    let size: Int
    let reduce: ck_reduce_fn
    let divide: ck_binary_fn?
    let divisor: Tensor

    init?(_ reduction: Reduction) {
      guard let rowLength = reduction.rowLength else { return nil }
      let dtype = Int32(reduction.dtype.rawValue)
      source = reduction.source
      address = reduction.address
      self.rowLength = rowLength
      size = reduction.dtype.size
      reduce = ck_reduce(reduction.code, dtype)!
      divide = reduction.isMean ? ck_binary(Int32(CK_DIVIDE.rawValue), dtype)! : nil
      divisor = Tensor.scalar(Double(rowLength), reduction.dtype)
    }
  }

  /// The part that runs on each thread.
  private struct Tiles {
    let chain: FusedKernel
    let finals: [WholeReduction]
    let rows: [RowReduction]
    let tileBytes: Int

    init(chain: FusedKernel, finals: [WholeReduction], rows: [RowReduction]) {
      self.chain = chain
      self.finals = finals
      self.rows = rows
      tileBytes = (chain.length * chain.widest + 63) & ~63
    }

    func run(_ addresses: UnsafePointer<UnsafeMutableRawPointer>, _ range: Range<Int>) {
      let scratch = ck_scratch(max(64, chain.tileCount * tileBytes))!
      let (count, length) = (chain.count, chain.length)
      for tile in range {
        let start = tile * length
        let width = min(length, count - start)
        for spread in chain.spreads where tile == range.lowerBound || !spread.isSameInAllTiles {
          ck_broadcast_range(
            Int32(spread.dims.count), spread.dims, spread.strides, Int32(spread.size), start,
            min(length, count - start), addresses[spread.address], scratch + spread.tile * tileBytes)
        }
        chain.instructions.withUnsafeBufferPointer { instructions in
          for index in instructions.indices { run(instructions[index], addresses, scratch, start, width) }
        }
        for final in finals {
          let (x, _) = address(final.source, addresses, scratch, start)
          final.reduceTile(1, width, 1, x, final.partials.pointer + tile * 8)
        }
        for reduction in rows {
          let (x, _) = address(reduction.source, addresses, scratch, start)
          let out = addresses[reduction.address] + start / reduction.rowLength * reduction.size
          let rowCount = width / reduction.rowLength
          reduction.reduce(rowCount, reduction.rowLength, 1, x, out)
          reduction.divide?(rowCount, out, 1, reduction.divisor.pointer, 0, out)
        }
      }
    }

    @inline(__always)
    private func run(
      _ step: borrowing Instruction, _ addresses: UnsafePointer<UnsafeMutableRawPointer>,
      _ scratch: UnsafeMutableRawPointer, _ start: Int, _ width: Int
    ) {
      let (out, _) = address(step.result, addresses, scratch, start)
      let (a, aStride) = address(step.a, addresses, scratch, start)
      switch step.loop {
      case .unary(let loop): loop(width, a, out)
      case .binary(let loop):
        let (b, bStride) = address(step.b, addresses, scratch, start)
        loop(width, a, aStride, b, bStride, out)
      case .select:
        let (b, bStride) = address(step.b, addresses, scratch, start)
        let (c, cStride) = address(step.c, addresses, scratch, start)
        ck_select(
          width, a.assumingMemoryBound(to: UInt8.self), aStride, b, bStride, c, cStride, out,
          Int32(step.result.size))
      }
    }

    @inline(__always)
    private func address(
      _ operand: Operand, _ addresses: UnsafePointer<UnsafeMutableRawPointer>,
      _ scratch: UnsafeMutableRawPointer, _ start: Int
    ) -> (UnsafeMutableRawPointer, Int) {
      switch operand.place {
      case .memory(let index): (addresses[index] + start * operand.size, 1)
      case .scalar(let index): (addresses[index], 0)
      case .tile(let index): (scratch + index * tileBytes, 1)
      }
    }
  }
}
