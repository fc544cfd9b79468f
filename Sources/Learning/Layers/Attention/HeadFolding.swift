import Tensors

/// How (batch, axes..., heads, width) becomes one matrix (steps, width) per sample and head, and back.
struct HeadFolding {
  /// Lengths of the axes that attend, in their order.
  let attended: [Int]
  /// Lengths of the other axes between batch and features.
  let free: [Int]
  private let batch: Int
  /// Axes of (batch, free..., heads, attended..., width) in (batch, axes..., heads, width).
  private let order: [Int]

  /// - Parameter dims: (batch, axes..., features)
  init(_ dims: [Int], _ axes: [Int]) {
    let heads = dims.count - 1
    let others = (1..<heads).filter { !axes.contains($0) }
    batch = dims[0]
    attended = axes.map { dims[$0] }
    free = others.map { dims[$0] }
    order = [0] + others + [heads] + axes + [heads + 1]
  }

  var steps: Int { attended.reduce(1, *) }

  func folded(_ x: Tensor) -> Tensor {
    let (heads, width) = (x.dims[x.rank - 2], x.dims[x.rank - 1])
    return tf.reshape(tf.transpose(x, perm: order), [batch * free.reduce(1, *), heads, steps, width])
  }

  func unfolded(_ x: Tensor) -> Tensor {
    let apart = tf.reshape(x, [batch] + free + [x.dims[1]] + attended + [x.dims[3]])
    return tf.transpose(apart, perm: order.indices.map { order.firstIndex(of: $0)! })
  }

  /// The scores with all axes, those of the values last.
  func scores(_ weights: Tensor, _ values: HeadFolding) -> Tensor {
    tf.reshape(weights, [batch] + free + [weights.dims[1]] + attended + values.attended)
  }
}
