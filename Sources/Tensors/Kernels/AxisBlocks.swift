/// A tensor seen along one axis: `outer` blocks of `length` lines of `inner` elements.
package struct AxisBlocks {
  package let outer: Int
  package let length: Int
  package let inner: Int

  package init(_ dims: [Int], axis: Int) {
    outer = dims[..<axis].reduce(1, *)
    length = dims[axis]
    inner = dims[(axis + 1)...].reduce(1, *)
  }

  /// Runs `body` on ranges of the outer blocks, on all threads when there is enough to do.
  package func forEachRange(_ body: (Range<Int>) -> Void) {
    let block = Swift.max(length * inner, 1)
    if outer * block < 2 * elementwiseGrain || outer == 1 {
      body(0..<outer)
    } else {
      ThreadPool.shared.parallelFor(outer, grain: Swift.max(1, elementwiseGrain / block), body)
    }
  }
}
