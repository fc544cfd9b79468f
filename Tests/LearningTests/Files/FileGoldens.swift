import Foundation
import Learning
import Tensors
import Testing

/// The files beside `Golden/make_files.py`, which Keras wrote, and what its models gave.
enum FileGoldens {
  struct Expected: Decodable {
    let predictions: [[Double]]
    let losses: [Double]?
    let accuracies: [Double]?
    let weights: [[Double]]?
  }

  static let expected = Goldens.load("files/files.json", as: [String: Expected].self)

  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Golden/files/" + name).path
  }

  /// The script's `numbers`.
  static func numbers(_ shape: Int...) -> Tensor {
    let values = (0..<shape.reduce(1, *)).map { Float(sin(Double($0) * 0.37)) }
    return tf.reshape(tf.constant(values), shape)
  }

  static func agree(_ found: [NDArray], _ wanted: [[Double]], to tolerance: Double = 1e-5) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { found, wanted in agree(found.tolist(), wanted, to: tolerance) }
  }

  static func agree(_ found: [Double], _ wanted: [Double], to tolerance: Double = 1e-5) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 0.1) }
  }
}

/// A folder that is gone after the body.
func inTemporaryFolder<Result>(_ body: (String) throws -> Result) rethrows -> Result {
  let folder = NSTemporaryDirectory() + "/tfrepl-\(UUID().uuidString)"
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// What a body throws; nil if it throws nothing.
func problem(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}

/// Layers in properties and lists, as in `make_files.py`.
final class Blocks: Model {
  let first = Dense(3)
  let blocks = [Dense(2), Dense(2)]
  let tail = Sequential([Dense(2)])

  override func call(_ inputs: Tensor) -> Tensor {
    var x = first(inputs)
    for block in blocks { x = block(x) }
    return tail(x)
  }
}

/// A layer of one's own with an argument.
final class Scaled: Layer {
  let factor: Double
  var w: Variable!

  init(factor: Double, name: String? = nil) {
    self.factor = factor
    super.init(name: name)
  }

  override func build(_ inputShape: TensorShape) {
    w = addWeight(shape: [inputShape[-1]], initializer: .ones, name: "w")
  }

  override func call(_ inputs: Tensor) -> Tensor { inputs * w * factor }

  override func getConfig() -> [String: Any] {
    var config = super.getConfig()
    config["factor"] = factor
    return config
  }
}
