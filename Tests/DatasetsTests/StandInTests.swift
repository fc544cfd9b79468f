import Datasets
import Foundation
import Tensors
import Testing

@Suite(.serialized) struct StandInTests {
  @Test func drawnClothingIsTheSameEveryTime() throws {
    let a = DrawnClothing.make(first: 100, count: 20)
    let b = DrawnClothing.make(first: 90, count: 40)
    #expect(a.images.elements(as: UInt8.self) == b.images.rows(10..<30).elements(as: UInt8.self))
    #expect(a.labels.elements(as: Int64.self) == b.labels.rows(10..<30).elements(as: Int64.self))
    let labels = DrawnClothing.make(first: 0, count: 5000).labels.elements(as: Int64.self)
    for label in 0..<10 { #expect((400...600).contains(labels.filter { $0 == label }.count)) }
  }

  @Test func reviewsAreTextsWithLabels() throws {
    let (train, info) = try tfds.load("synthetic_reviews", split: "train", withInfo: true, asSupervised: true)
    #expect(train.cardinality() == 5000 && info.features["label"].names == ["neg", "pos"])
    var words = [Double](repeating: 0, count: 2)
    for (text, label) in train.take(500) {
      #expect(text.dtype == .string && text.strings[0].count > 10)
      if String(decoding: text.strings[0], as: UTF8.self).contains("wonderful") { words[Int(label.item())] += 1 }
    }
    #expect(words[1] > words[0])
  }

  @Test func unknownNamesListTheKnownOnesAndTheNearest() {
    do {
      _ = try tfds.load("fashion_mnst", split: "train")
      Issue.record("an unknown name was loaded")
    } catch {
      #expect("\(error)".contains("did you mean 'fashion_mnist'?") && "\(error)".contains("known are: mnist, fashion_mnist"))
    }
    #expect(throws: DatasetError.self) { try tfds.load("synthetic_reviews", split: "validation") }
  }

  @Test func splitsAreRangesAndSums() throws {
    func count(_ split: String) throws -> Int { try tfds.load("synthetic_reviews", split: split).cardinality() }
    #expect(try count("train[:80%]") == 4000)
    #expect(try count("train[80%:]") == 1000)
    #expect(try count("test[-100:]") == 100)
    #expect(try count("train[100:200]+test") == 1100)
    #expect(try count("all") == 6000)
    #expect(try count("train[50:10]") == 0)
    for wrong in ["train[", "train[1]", "train[a:b]", "train[:500%]", "", "train+"] {
      #expect(throws: DatasetError.self) { try count(wrong) }
    }
  }

  @Test func foldersOfShapesAreReadBack() throws {
    try inTemporaryFolder { folder in
      let shapes = try tfds.writeSyntheticShapes(folder + "/shapes", perClass: 10, side: 16)
      var both: [Set<[Double]>] = []
      for subset in [keras.utils.Subset.training, .validation] {
        let data = try keras.utils.imageDatasetFromDirectory(
          shapes, batchSize: 8, imageSize: (16, 16), seed: 3, validationSplit: 0.2, subset: subset)
        #expect(data.classNames == ["circle", "cross", "square"])
        #expect(data.elementSpec.0.shape.dims == [-1, 16, 16, 3] && data.elementSpec.1.dtype == .int32)
        var pictures = Set<[Double]>()
        for (x, y) in data {
          #expect(x.dtype == .float32 && x.count == y.count)
          for picture in x { pictures.insert(picture.numpy().toDoubles()) }
        }
        both.append(pictures)
      }
      #expect(both[0].count == 24 && both[1].count == 6 && both[0].isDisjoint(with: both[1]))
      let single = try keras.utils.imageDatasetFromDirectory(
        shapes, labelMode: .categorical, colorMode: .grayscale, batchSize: nil, imageSize: (20, 12), shuffle: false)
      let first = next(iter(single))
      #expect(first.0.shape.dims == [20, 12, 1] && first.1.numpy().toDoubles() == [1, 0, 0])
      try WholeFile.write(shapes + "/cross/3.png", [1, 2, 3])
      let failure = try failureOf {
        for _ in try keras.utils.imageDatasetFromDirectory(shapes, imageSize: (8, 8)) {}
      }
      #expect(failure?.message.contains("cross/3.png: is neither JPEG nor PNG") == true)
      #expect(throws: FileError.self) { try keras.utils.imageDatasetFromDirectory(folder + "/nothing") }
      #expect(throws: DatasetError.self) { try keras.utils.imageDatasetFromDirectory(shapes, validationSplit: 0.5, subset: .training) }
    }
  }

  @Test func foldersOfTextsAreReadBack() throws {
    try inTemporaryFolder { folder in
      let texts = try tfds.writeSyntheticReviews(folder + "/reviews", perClass: 20)
      let data = try keras.utils.textDatasetFromDirectory(texts, labelMode: .binary, batchSize: 16, maxLength: 12)
      #expect(data.classNames == ["neg", "pos"] && data.cardinality() == 3)
      for (x, y) in data { #expect(x.dtype == .string && y.rank == 2 && x.strings.allSatisfy { $0.count <= 12 }) }
    }
  }
}
