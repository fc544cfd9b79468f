import Display
import Tensors

extension Axes {
  /// An image: (height, width) numbers through a colour map, or (height, width, 3 or 4) colours.
  ///
  ///     ax.imshow(images[0], cmap: "gray")
  ///     ax.imshow(heatmap, cmap: "jet", alpha: 0.4)      // over the image
  ///
  /// Colours are integers from 0 to 255 or real numbers from 0 to 1. An axis of length 1 at the end counts as grey.
  ///
  /// - Parameters:
  ///   - cmap: matplotlib's name of a colour map, as `viridis` or `gray`.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - vmin: the number that takes the first colour; the smallest when left out.
  ///   - vmax: the number that takes the last colour; the largest when left out.
  ///   - origin: where the first row is.
  public func imshow(
    _ x: some TensorConvertible, cmap: String = "viridis", alpha: Double? = nil, vmin: Double? = nil,
    vmax: Double? = nil, origin: ImageOrigin = .upper
  ) {
    guard let map = Axes.colorMap(cmap, "imshow"),
      let image = Pixels(x, map: map, low: vmin, high: vmax, alpha: alpha ?? 1, operation: "imshow")
    else { return }
    let (width, height) = (Double(image.width), Double(image.height))
    isAspectEqual = true
    yAxis.isInverted = origin == .upper
    artists.append(
      .image(
        ImageArtist(
          width: image.width, height: image.height, pixels: image.bytes,
          extent: (-0.5, width - 0.5, -0.5, height - 0.5), scale: image.scale)))
  }

  /// The colours of the last image's numbers, beside the axes.
  public func colorbar(label: String? = nil) {
    hasColorbar = true
    colorbarLabel = label
  }

  /// The scale a colour bar shows.
  var imageScale: (map: ColorMap, low: Double, high: Double)? {
    for artist in artists.reversed() {
      if case .image(let image) = artist, let scale = image.scale { return scale }
    }
    return nil
  }
}

/// Where the first row of an image is.
public enum ImageOrigin: Sendable { case upper, lower }

/// A tensor as coloured cells.
struct Pixels {
  let width: Int
  let height: Int
  private(set) var bytes: [UInt8]
  let scale: (map: ColorMap, low: Double, high: Double)?

  /// nil after a failure has been recorded.
  init?(
    _ data: some TensorConvertible, map: ColorMap, low: Double? = nil, high: Double? = nil, alpha: Double = 1,
    operation: String
  ) {
    if ExecutionContext.current.mustStop { return nil }
    let tensor = array(data, operation)
    let values = ChartData.values(data, operation)
    if ExecutionContext.current.mustStop { return nil }
    var dims = tensor.dims
    if dims.count == 3, dims[2] == 1 { dims.removeLast() }
    guard dims.count == 2 || (dims.count == 3 && (dims[2] == 3 || dims[2] == 4)) else {
      _ = failed(operation, "an image is (height, width), (height, width, 3) or (height, width, 4), found \(tensor.shape)")
      return nil
    }
    guard dims[0] > 0, dims[1] > 0 else {
      _ = failed(operation, "the image has no pixels: shape \(tensor.shape)")
      return nil
    }
    (height, width) = (dims[0], dims[1])
    let opacity = UInt8((min(max(alpha, 0), 1) * 255).rounded())
    bytes = []
    bytes.reserveCapacity(width * height * 4)
    if dims.count == 2 {
      var range = DataRange()
      range.include(values)
      let bottom = low ?? (range.isEmpty ? 0 : range.low)
      let top = high ?? (range.isEmpty ? 1 : range.high)
      let span = top - bottom
      for value in values {
        let color = map[span != 0 ? (value - bottom) / span : 0]
        bytes += [color.red, color.green, color.blue, value.isNaN ? 0 : opacity]
      }
      scale = (map, bottom, top)
    } else {
      let factor: Double = tensor.dtype.isFloating ? 255 : 1
      func level(_ value: Double) -> UInt8 { value.isNaN ? 0 : UInt8(min(max((value * factor).rounded(), 0), 255)) }
      for start in stride(from: 0, to: values.count, by: dims[2]) {
        let own = dims[2] == 4 ? UInt8((Double(level(values[start + 3])) * min(max(alpha, 0), 1)).rounded()) : opacity
        bytes += [level(values[start]), level(values[start + 1]), level(values[start + 2]), own]
      }
      scale = nil
    }
  }
}
