import Tensors

/// matplotlib's defaults that may be changed, under matplotlib's keys.
///
///     plt.rcParams["figure.figsize"] = [10, 6]
///     plt.rcParams["font.size"] = 12
///     plt.rcParams["axes.grid"] = true
public final class RcParams {
  var figsize: (Double, Double) = (6.4, 4.8)
  var dpi: Double = 100
  var fontSize: Double = 10
  var lineWidth: Double = 1.5
  var markerSize: Double = 6
  var hasGrid = false

  /// `figure.figsize`: width and height of a new figure in inches.
  public subscript(_ key: String) -> [Double] {
    get { key == "figure.figsize" ? [figsize.0, figsize.1] : unknown(key, ["figure.figsize"], []) }
    set {
      guard key == "figure.figsize" else { return _ = unknown(key, ["figure.figsize"], newValue) }
      guard newValue.count == 2, newValue.allSatisfy({ $0 > 0 && $0 <= 200 }) else {
        _ = failed("rcParams", "figure.figsize is a width and a height in inches, found \(newValue)")
        return
      }
      figsize = (newValue[0], newValue[1])
    }
  }

  private static let numbers: [String: ReferenceWritableKeyPath<RcParams, Double>] = [
    "figure.dpi": \.dpi, "font.size": \.fontSize, "lines.linewidth": \.lineWidth, "lines.markersize": \.markerSize,
  ]

  /// `figure.dpi`, `font.size`, `lines.linewidth` or `lines.markersize`.
  public subscript(_ key: String) -> Double {
    get { RcParams.numbers[key].map { self[keyPath: $0] } ?? unknown(key, RcParams.numbers.keys.sorted(), 0) }
    set {
      guard let path = RcParams.numbers[key] else { return _ = unknown(key, RcParams.numbers.keys.sorted(), newValue) }
      guard newValue > 0, newValue.isFinite else {
        _ = failed("rcParams", "\(key) is a number above 0, found \(newValue)")
        return
      }
      self[keyPath: path] = newValue
    }
  }

  /// `axes.grid`: whether new axes carry grid lines.
  public subscript(_ key: String) -> Bool {
    get { key == "axes.grid" ? hasGrid : unknown(key, ["axes.grid"], false) }
    set {
      guard key == "axes.grid" else { return _ = unknown(key, ["axes.grid"], newValue) }
      hasGrid = newValue
    }
  }

  private func unknown<Value>(_ key: String, _ known: [String], _ value: Value) -> Value {
    _ = failed("rcParams", "'\(key)' is not among the settings of this type: \(known.joined(separator: ", "))")
    return value
  }
}

/// matplotlib's top level: `matplotlib.rcParams` is `plt.rcParams`.
public enum matplotlib {
  public static var rcParams: RcParams { plt.rcParams }
}
