import Datasets
import Display
import Foundation
import Tensors
import Testing

/// Files as TensorFlow, Keras and NumPy wrote them (`Golden/make_files.py`), and damaged ones.
@Suite(.serialized) struct FileTests {
  private let golden = Golden.object("files.json")
  private func path(_ name: String) -> String { Golden.url("files/" + name).path }
  private func bytes(_ name: String) -> [UInt8] { try! WholeFile.read(path(name)) }
  private func list(_ value: Any?) -> [Double] { (value as! [NSNumber]).map(\.doubleValue) }

  // MARK: pictures

  @Test func picturesAreDecodedAsTensorFlowDecodesThem() throws {
    var count = 0
    for (name, value) in golden["pictures"] as! [String: [String: Any]] {
      let words = name.split(separator: " ").map(String.init)
      let picture = try tf.io.decodeImage(tf.io.readFile(path(words[0])), channels: Int(words[1])!)
      #expect(picture.shape.dims == list(value["shape"]).map { Int($0) }, "\(name)")
      let (found, wanted) = (picture.numpy().toDoubles(), list(value["values"]))
      // libpng and TensorFlow weigh colours by slightly different tables.
      let tolerance = words[0].hasSuffix("png") && words[1] == "1" ? 1.0 : 0
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) <= tolerance }, "\(name)")
      count += 1
    }
    #expect(count == 18)
  }

  @Test func whatIsEncodedIsDecodedAgain() throws {
    let picture = try tf.io.decodePng(tf.io.readFile(path("rgba.png")))
    for channels in 1...4 {
      let part = picture[0..., 0..., ..<channels]
      #expect(try tf.io.decodePng(tf.io.encodePng(part)).numpy().toDoubles() == part.numpy().toDoubles())
    }
    let jpeg = try tf.io.decodeJpeg(tf.io.encodeJpeg(picture[0..., 0..., ..<3], quality: 100))
    #expect(jpeg.shape.dims == [13, 19, 3])
    let difference = zip(jpeg.numpy().toDoubles(), picture[0..., 0..., ..<3].numpy().toDoubles()).map { abs($0 - $1) }
    #expect(difference.max()! < 40)
    #expect(failureOf { _ = tf.io.encodePng([1.0, 2.0]) }?.message.contains("found float32 (2,)") == true)
  }

  @Test func damagedPicturesAreRefused() throws {
    var random = SplitMix64(seed: 5)
    for name in ["rgb.jpg", "grey.jpg", "rgb.png", "rgba.png"] {
      let whole = bytes(name)
      for cut in stride(from: 0, to: whole.count - 16, by: 7) {
        #expect(throws: (any Error).self, "\(name) cut after \(cut)") { try ImageFiles.decode(Array(whole[..<cut]), channels: 0) }
      }
      // Changed bytes may still be a picture; they must not be more than that.
      for _ in 0..<300 {
        var changed = whole
        for _ in 0..<3 { changed[Int.random(in: changed.indices, using: &random)] = UInt8(truncatingIfNeeded: random.next()) }
        _ = try? ImageFiles.decode(changed, channels: 0)
      }
    }
    #expect(throws: (any Error).self) { try tf.io.decodeImage("no picture") }
    #expect(throws: (any Error).self) { try tf.io.readFile("/does/not/exist") }
  }

  // MARK: records, lines, tables

  private let features = [
    "name": tf.io.FixedLenFeature([], .string), "reals": tf.io.FixedLenFeature([2], .float32),
    "label": tf.io.FixedLenFeature([], .int64),
  ]

  @Test func recordsOfTensorFlowAreRead() throws {
    let rows = Array(try tf.data.TFRecordDataset(path("examples.tfrecord")).parsed(by: features))
    #expect(rows.count == 3)
    for (i, row) in rows.enumerated() {
      #expect(row["name"]!.strings[0] == Array("row \(i)".utf8))
      #expect(row["reals"]!.numpy().toDoubles() == [Double(i) + 0.5, -Double(i)])
      #expect(row["label"]!.elements(as: Int64.self) == [Int64(i) * 1_000_000_000_000 - 1])
    }
    let batch = Array(try tf.data.TFRecordDataset(path("examples.tfrecord")).parsed(by: features).batch(3))[0]
    #expect(batch["reals"]!.shape.dims == [3, 2])
  }

  @Test func recordsAreWrittenByteForByteAsTensorFlowWritesThem() throws {
    try inTemporaryFolder { folder in
      let writer = try tf.io.TFRecordWriter(folder + "/mine.tfrecord")
      for i in 0..<3 {
        let example = tf.train.Example(
          features: tf.train.Features(feature: [
            "name": tf.train.Feature(bytesList: tf.train.BytesList(value: ["row \(i)"])),
            "reals": tf.train.Feature(floatList: tf.train.FloatList(value: [Double(i) + 0.5, -Double(i)])),
            "label": tf.train.Feature(int64List: tf.train.Int64List(value: [i * 1_000_000_000_000 - 1])),
          ]))
        try writer.write(example.serializeToString())
      }
      try writer.close()
      let rows = Array(try tf.data.TFRecordDataset(folder + "/mine.tfrecord").parsed(by: features))
      #expect(rows.map { $0["label"]!.item() } == [-1, 999_999_999_999, 1_999_999_999_999])
      #expect(try WholeFile.read(folder + "/mine.tfrecord").count == bytes("examples.tfrecord").count)
    }
  }

  @Test func damagedRecordsEndTheLoopWithTheirNumber() throws {
    try inTemporaryFolder { folder in
      let whole = bytes("examples.tfrecord")
      func failure(_ bytes: [UInt8]) throws -> String? {
        try WholeFile.write(folder + "/damaged", bytes)
        return try failureOf { for _ in try tf.data.TFRecordDataset(folder + "/damaged").prefetch(2) {} }?.message
      }
      let cut = try failure(Array(whole.dropLast(3)))
      #expect(cut?.contains("record 2 is truncated or altered") == true)
      for place in whole.indices where place % 5 == 0 {
        var changed = whole
        changed[place] ^= 0x40
        let found = try failure(changed)
        #expect(found?.contains("truncated or altered") == true, "byte \(place)")
      }
      #expect(throws: FileError.self) { try tf.data.TFRecordDataset(folder + "/missing") }
    }
  }

  @Test func examplesThatDoNotFitAreRefused() {
    let example = tf.train.Example(features: tf.train.Features(feature: ["a": tf.train.Feature(int64List: tf.train.Int64List(value: [1, 2]))]))
    let bytes = example.serializeToString()
    func message(_ features: [String: tf.io.FixedLenFeature]) -> String? {
      failureOf { _ = tf.io.parseSingleExample(bytes, features) }?.message
    }
    #expect(message(["a": tf.io.FixedLenFeature([2], .int64)]) == nil)
    #expect(message(["a": tf.io.FixedLenFeature([3], .int64)])?.contains("has 2 values, shape (3,) takes 3") == true)
    #expect(message(["a": tf.io.FixedLenFeature([2], .float32)])?.contains("holds int64, float32 is asked for") == true)
    #expect(message(["b": tf.io.FixedLenFeature([2], .int64)])?.contains("is missing") == true)
    #expect(message(["b": tf.io.FixedLenFeature([], .int64, defaultValue: 7)]) == nil)
    var random = SplitMix64(seed: 9)
    for _ in 0..<500 {
      let noise = (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = try? ExampleFormat.decoded(noise)
      _ = try? Pickle.read(noise[...], "noise")
    }
  }

  @Test func linesEndWhereTheyEnd() throws {
    let lines = try tf.data.TextLineDataset(path("lines.txt")).map { String(decoding: $0.strings[0], as: UTF8.self) } as [String]
    #expect(lines == ["first", "second line", "", "last äöü"])
  }

  @Test func tablesBecomeColumns() throws {
    let data = try tf.data.experimental.makeCsvDataset(
      path("table.csv"), batchSize: 3, labelName: "label", numEpochs: 1, shuffle: false)
    let batches = Array(data)
    #expect(batches.map { $0.1.count } == [3, 1])
    let first = batches[0].0
    #expect(first.keys.sorted() == ["age", "id", "name", "price"])
    #expect(first["age"]!.dtype == .int32 && first["age"]!.numpy().toDoubles() == [30, 0, 41])
    #expect(first["price"]!.dtype == .float32 && first["price"]!.numpy().toDoubles() == [1.5, 2, 1000])
    #expect(first["name"]!.strings[0] == Array("Ann, \"A\"".utf8))
    let endless = try tf.data.experimental.makeCsvDataset(path("table.csv"), batchSize: 4, labelName: "label", shuffleSeed: 1)
    #expect(endless.cardinality() == -1)
    #expect(endless.take(3).map { _, y in y.numpy().toDoubles().reduce(0, +) } as [Double] == [2, 2, 2])
    #expect(throws: FileError.self) { try tf.data.experimental.makeCsvDataset(path("table.csv"), batchSize: 1, labelName: "nothing") }
    #expect(throws: FileError.self) { try tf.data.experimental.makeCsvDataset(path("lines.txt"), batchSize: 1, columnNames: ["a", "b"], labelName: "b") }
  }

  // MARK: the formats of the data sets

  @Test func idxFilesAreReadCompressedOrNot() throws {
    let images = try IDX.read(path("images.idx.gz"))
    #expect(images.shape.dims == [5, 4, 3])
    #expect(images.numpy().toDoubles() == list(golden["digits"]))
    #expect(try IDX.read(path("labels.idx")).numpy().toDoubles() == list(golden["labels"]))
  }

  @Test func everyCutOrChangedByteOfACompressedFileIsNoticed() throws {
    try inTemporaryFolder { folder in
      let whole = bytes("images.idx.gz")
      for cut in 1..<whole.count {
        try WholeFile.write(folder + "/cut.gz", Array(whole[..<cut]))
        #expect(throws: FileError.self, "cut after \(cut)") { try IDX.read(folder + "/cut.gz") }
      }
      for place in whole.indices.dropFirst(10) {
        var changed = whole
        changed[place] ^= 1
        try WholeFile.write(folder + "/changed.gz", changed)
        #expect(throws: FileError.self, "byte \(place)") { try IDX.read(folder + "/changed.gz") }
      }
    }
  }

  @Test func picklesAreReadAsDataAndNeverRun() throws {
    for protocolNumber in [2, 4] {
      let batch = try Pickle.read(bytes("batch.pickle\(protocolNumber)")[...], "batch")
      guard case .array(let array)? = batch["data"] else { Issue.record("no array"); continue }
      #expect(array.shape == [3, 3072])
      #expect(array.bytes.reduce(0) { $0 + Int($1) } == Int(list(golden["cifar sums"])[0]))
      #expect(batch["labels"]?.integers == [6, 9, 1])
    }
    #expect(throws: FileError.self) { try Pickle.read(bytes("evil.pickle")[...], "evil") }
    let whole = bytes("batch.pickle2")
    for cut in stride(from: 0, to: whole.count - 1, by: 97) {
      #expect(throws: FileError.self) { try Pickle.read(whole[..<cut], "cut") }
    }
  }

  // MARK: loaders

  /// Runs with `KERAS_HOME` at a folder of its own, without the network.
  private func withCache(_ body: (String) throws -> Void) throws {
    try inTemporaryFolder { folder in
      setenv("KERAS_HOME", folder, 1)
      setenv("TFREPL_NO_DOWNLOADS", "1", 1)
      defer {
        unsetenv("KERAS_HOME")
        unsetenv("TFREPL_NO_DOWNLOADS")
      }
      try FileManager.default.createDirectory(atPath: folder + "/datasets", withIntermediateDirectories: true)
      try body(folder + "/datasets")
    }
  }

  private func copy(_ name: String, _ target: String) throws {
    try FileManager.default.createDirectory(atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: path(name), toPath: target)
  }

  @Test func aMissingDataSetSaysWhichFilesGoWhere() throws {
    try withCache { folder in
      do {
        _ = try keras.datasets.fashionMnist.loadData()
        Issue.record("nothing was missing")
      } catch {
        let text = "\(error)"
        #expect(text.contains("train-images-idx3-ubyte.gz") && text.contains("t10k-labels-idx1-ubyte.gz"))
        #expect(text.contains(folder + "/fashion-mnist/") && text.contains("synthetic_fashion") && text.contains("TFREPL_NO_DOWNLOADS"))
      }
      #expect(throws: DatasetError.self) { try keras.datasets.cifar10.loadData() }
      #expect(throws: DatasetError.self) { try keras.datasets.mnist.loadData() }
    }
  }

  @Test func fashionMnistComesFromKerassFolder() throws {
    try withCache { folder in
      for part in ["train", "t10k"] {
        try copy("images.idx.gz", folder + "/fashion-mnist/\(part)-images-idx3-ubyte.gz")
        try copy("labels.idx", folder + "/fashion-mnist/\(part)-labels-idx1-ubyte.gz")
      }
      let ((xTrain, yTrain), (xTest, _)) = try keras.datasets.fashionMnist.loadData()
      #expect(xTrain.shape.dims == [5, 4, 3] && xTest.shape.dims == [5, 4, 3])
      #expect(yTrain.toDoubles() == list(golden["labels"]))
      let (train, info) = try tfds.load("fashion_mnist", split: "train[1:3]", withInfo: true, asSupervised: true)
      #expect(train.map { x, y in y.item() } as [Double] == Array(list(golden["labels"])[1..<3]))
      #expect(info.splits["test"].numExamples == 5 && info.features["label"].names[9] == "Ankle boot")
      try copy("labels.idx", folder + "/fashion-mnist/wrong")
      try FileManager.default.removeItem(atPath: folder + "/fashion-mnist/t10k-images-idx3-ubyte.gz")
      try copy("labels.idx", folder + "/fashion-mnist/t10k-images-idx3-ubyte.gz")
      #expect(throws: FileError.self) { try keras.datasets.fashionMnist.loadData() }
    }
  }

  @Test func cifarComesFromPicklesAndFromBinaryFiles() throws {
    for (folderName, file, ending) in [("cifar-10-batches-py-target/cifar-10-batches-py", "batch.pickle2", ""), ("cifar-10-batches-bin", "batch.bin", ".bin")] {
      try withCache { folder in
        for name in (1...5).map({ "data_batch_\($0)" }) + ["test_batch"] { try copy(file, "\(folder)/\(folderName)/\(name)\(ending)") }
        let ((xTrain, yTrain), (xTest, yTest)) = try keras.datasets.cifar10.loadData()
        #expect(xTrain.shape.dims == [15, 32, 32, 3] && yTrain.shape.dims == [15, 1] && xTest.shape.dims == [3, 32, 32, 3])
        #expect(yTest.toDoubles() == [6, 9, 1])
        let values = xTest.toDoubles()
        #expect(values.reduce(0, +) == list(golden["cifar sums"])[0])
        #expect(values[((1 * 32 + 5) * 32 + 7) * 3 + 2] == list(golden["cifar sums"])[1])
      }
    }
  }

  @Test func reviewsAreOrderedCutAndNumberedAsKerasDoes() throws {
    try withCache { folder in
      try copy("imdb.npz", folder + "/imdb.npz")
      let found = [
        "all": try keras.datasets.imdb.loadData(), "numWords 20": try keras.datasets.imdb.loadData(numWords: 20),
        "maxlen 8": try keras.datasets.imdb.loadData(numWords: 100, maxlen: 9),
      ]
      for (name, wanted) in golden["imdb"] as! [String: [[Any]]] {
        let ((xTrain, yTrain), (xTest, yTest)) = found[name]!
        #expect(xTrain == (wanted[0][0] as! [[NSNumber]]).map { $0.map(\.intValue) }, "\(name)")
        #expect(yTrain.toDoubles() == list(wanted[0][1]) && yTest.toDoubles() == list(wanted[1][1]), "\(name)")
        #expect(xTest == (wanted[1][0] as! [[NSNumber]]).map { $0.map(\.intValue) }, "\(name)")
      }
    }
  }

  @Test func housePricesAreShuffledAsKerasDoes() throws {
    try withCache { folder in
      try copy("boston_housing.npz", folder + "/boston_housing.npz")
      let ((xTrain, yTrain), (_, yTest)) = try keras.datasets.bostonHousing.loadData()
      let wanted = golden["housing"] as! [Any]
      #expect(yTrain.toDoubles() == list(wanted[0]) && yTest.toDoubles() == list(wanted[1]))
      #expect(Array(xTrain.toDoubles().prefix(2)) == list(wanted[2]))
      #expect(throws: DatasetError.self) { try keras.datasets.bostonHousing.loadData(testSplit: 1) }
    }
  }

  @Test func seriesAreCutAsKerasCutsThem() {
    for (name, value) in golden["series"] as! [String: [[Any]]] {
      let n = name.split(separator: " ").compactMap { Int($0) }
      let values = tf.range(20)
      let data = keras.utils.timeseriesDatasetFromArray(
        values, values * 10, sequenceLength: n[0], sequenceStride: n[1], samplingRate: n[2], batchSize: n[3],
        startIndex: n[4] == 0 ? nil : n[4], endIndex: n[5] == 20 ? nil : n[5])
      let found = Array(data)
      #expect(found.count == value.count, "\(name)")
      for (batch, wanted) in zip(found, value) {
        #expect(batch.0.numpy().toDoubles() == (wanted[0] as! [[NSNumber]]).flatMap { $0.map(\.doubleValue) }, "\(name)")
        #expect(batch.1.numpy().toDoubles() == list(wanted[1]), "\(name)")
      }
    }
    #expect(failureOf { _ = keras.utils.timeseriesDatasetFromArray([1, 2], sequenceLength: 5) }?.message.contains("found 5, 1 and 1") == true)
  }
}
