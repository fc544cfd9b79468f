import Display
import Tensors

/// Shows an image, or a batch of them as a grid: (height, width), (height, width, 1, 3 or 4), or a batch of these.
///
///     image(trainImages[0])
///     image(trainImages[..<12], columns: 6)
///
/// Numbers of one channel are shown in grey from the smallest to the largest; colours are integers from 0 to 255 or
/// real numbers from 0 to 1. The first 100 images of a batch are shown. Gives the figure, which is shown at the end of
/// the cell.
@discardableResult
public func image(
  _ x: some TensorConvertible, cmap: String = "gray", columns: Int? = nil, titles: [String] = []
) -> Figure {
  let tensor = array(x, "image")
  if ExecutionContext.current.mustStop { return Figure(figsize: (1, 1), dpi: 100) }
  let images = ImageBatch.split(tensor)
  guard !images.isEmpty else {
    _ = failed("image", "an image is (height, width), (height, width, channels) or a batch of these, found \(tensor.shape)")
    return Figure(figsize: (1, 1), dpi: 100)
  }
  let across = max(1, min(columns ?? (images.count == 1 ? 1 : min(images.count, 8)), 100))
  let rows = (images.count + across - 1) / across
  let cell = images.count == 1 ? 3.0 : 1.4
  let heading = titles.isEmpty ? 0.0 : 0.3
  let figure = plt.figure(figsize: (Double(across) * cell, Double(rows) * (cell + heading)))
  for (index, one) in images.enumerated() {
    let axes = figure.addSubplot(rows, across, index + 1)
    axes.imshow(one, cmap: cmap)
    axes.axis(.off)
    if index < titles.count { axes.setTitle(titles[index], fontsize: 9) }
  }
  return figure
}

private enum ImageBatch {
  private static let limit = 100

  /// One tensor per image; none for a shape that holds no images.
  static func split(_ tensor: Tensor) -> [Tensor] {
    let dims = tensor.dims
    let hasChannels = dims.last == 1 || dims.last == 3 || dims.last == 4
    switch dims.count {
    case 2: return [tensor]
    // (height, width, channels) unless the last axis is too long to be colours.
    case 3 where hasChannels: return [tensor]
    case 3, 4: return (0..<min(dims[0], limit)).map { tensor.rows($0..<$0 + 1).viewed(Array(dims.dropFirst())) }
    default: return []
    }
  }
}
