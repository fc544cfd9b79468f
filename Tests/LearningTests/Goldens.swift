import Foundation

/// The files beside `Golden/make_goldens.py`, which Keras wrote.
enum Goldens {
  static func load<T: Decodable>(_ name: String, as type: T.Type) -> T {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    let decoder = JSONDecoder()
    do {
      // Python writes infinities as JavaScript does.
      let text = try String(contentsOf: url, encoding: .utf8)
        .replacingOccurrences(of: ": Infinity", with: ": \"Infinity\"")
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
      return try decoder.decode(type, from: Data(text.utf8))
    } catch {
      fatalError("\(name): \(error)")
    }
  }

  struct ProgressCase: Decodable {
    struct Step: Decodable {
      let time: Double
      let step: Int
      let values: [String: Double]
      let final: Bool
    }
    let target: Int?
    let verbose: Int
    let steps: [Step]
    let screen: String
    let last: String
  }

  struct Summary: Decodable {
    let name: String
    let columns: Int
    let text: String
  }

  struct LossCase: Decodable {
    let name: String
    let trueShape: [Int]
    let yTrue: [Double]
    let integers: Bool
    let predShape: [Int]
    let yPred: [Double]
    let value: Double
    let gradient: [Double]
  }

  struct MetricCase: Decodable {
    struct Batch: Decodable {
      let trueShape: [Int]
      let yTrue: [Double]
      let predShape: [Int]
      let yPred: [Double]
    }
    let name: String
    let batches: [Batch]
    let value: Double
    let defaultName: String
  }

  struct TrainingCase: Decodable {
    struct LayerSpec: Decodable {
      let kind: String
      let units: Int?
      let activation: String?
      let useBias: Bool?
    }
    struct OptimizerSpec: Decodable {
      let kind: String
      let learningRate: Double?
      let momentum: Double?
      let nesterov: Bool?
      let beta1: Double?
      let beta2: Double?
      let epsilon: Double?
      let amsgrad: Bool?
    }
    struct Weight: Decodable {
      let shape: [Int]
      let values: [Double]
    }
    struct Series: Decodable {
      let name: String
      let values: [Double]
    }
    let name: String
    let layers: [LayerSpec]
    let inputShape: [Int]
    let optimizer: OptimizerSpec
    let loss: String
    let metrics: [String]
    let samples: Int
    let epochs: Int
    let batchSize: Int
    let validationSplit: Double
    let weights: [Weight]
    let x: [Double]
    let y: [Double]
    let yShape: [Int]
    let yIntegers: Bool
    let history: [Series]
    let final: [[Double]]
    let predictions: [Double]
    let evaluation: [Double]
  }
}
