import Tensors

/// Images and their labels, as a data set's files hold them.
struct LabelledImages {
  var trainImages: Tensor
  var trainLabels: Tensor
  var testImages: Tensor
  var testLabels: Tensor
}

/// MNIST and Fashion-MNIST.
enum HandwrittenDigits {
  /// Four IDX files, compressed or not.
  static func idx(_ paths: [String], _ dataset: String) throws -> LabelledImages {
    let arrays = try paths.map { try IDX.read($0) }
    for (images, labels, path) in [(arrays[1], arrays[0], paths[1]), (arrays[3], arrays[2], paths[3])] {
      guard images.rank == 3, labels.rank == 1, images.count == labels.count else {
        throw FileError(path, "images of shape \(images.shape) do not fit labels of shape \(labels.shape)")
      }
    }
    return LabelledImages(trainImages: arrays[1], trainLabels: arrays[0], testImages: arrays[3], testLabels: arrays[2])
  }

  static let fashionFiles: [KerasCache.Wanted] = [
    ("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
    ("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
    ("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
    ("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
  ].map { KerasCache.Wanted(name: "fashion-mnist/" + $0.0, url: KerasCache.origin + $0.0, checksum: $0.1) }

  static func fashion() throws -> LabelledImages {
    let unpacked = fashionFiles.map { KerasCache.folder + "/" + $0.name.dropLast(3) }
    if unpacked.allSatisfy(WholeFile.exists) { return try idx(unpacked, "fashion_mnist") }
    let standIn = "tfds.load(\"synthetic_fashion\", split: (\"train\", \"test\"), asSupervised: true)"
    return try idx(KerasCache.paths(fashionFiles, dataset: "fashion_mnist", standIn: standIn), "fashion_mnist")
  }

  static func mnist(_ file: String) throws -> LabelledImages {
    let wanted = KerasCache.Wanted(
      name: file, url: KerasCache.origin + "mnist.npz", checksum: "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1")
    let standIn = "tfds.load(\"synthetic_fashion\", split: (\"train\", \"test\"), asSupervised: true)"
    let path = try KerasCache.paths([wanted], dataset: "mnist", standIn: standIn)[0]
    let arrays = try NpzFile(path)
    let found = LabelledImages(
      trainImages: try arrays["x_train"].asTensor, trainLabels: try arrays["y_train"].asTensor,
      testImages: try arrays["x_test"].asTensor, testLabels: try arrays["y_test"].asTensor)
    for (images, labels) in [(found.trainImages, found.trainLabels), (found.testImages, found.testLabels)] {
      guard images.rank == 3, labels.rank == 1, images.count == labels.count else {
        throw FileError(path, "images of shape \(images.shape) do not fit labels of shape \(labels.shape)")
      }
    }
    return found
  }
}

/// CIFAR-10 and CIFAR-100: Keras's unpacked batches, their archives, or the binary version.
enum TinyImages {
  /// What a version of the data set is called, and what its files are.
  struct Layout {
    let dataset: String
    let wanted: KerasCache.Wanted
    let folders: [String]
    let archives: [String]
    let train: [String]
    let test: [String]
    let labelKey: String
    /// Bytes before the pixels of a record of the binary version, and which of them is the label.
    let labelBytes: Int
    let labelByte: Int
  }

  static let ten = Layout(
    dataset: "cifar10",
    wanted: .init(
      name: "cifar-10-batches-py-target_archive", url: "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
      checksum: "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"),
    folders: ["cifar-10-batches-py-target/cifar-10-batches-py", "cifar-10-batches-py", "cifar-10-batches-bin"],
    archives: ["cifar-10-batches-py-target_archive", "cifar-10-batches-py.tar.gz", "cifar-10-python.tar.gz", "cifar-10-binary.tar.gz"],
    train: (1...5).map { "data_batch_\($0)" }, test: ["test_batch"], labelKey: "labels", labelBytes: 1, labelByte: 0)

  static func hundred(_ mode: String) -> Layout {
    Layout(
      dataset: "cifar100",
      wanted: .init(
        name: "cifar-100-python-target_archive", url: "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz",
        checksum: "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7"),
      folders: ["cifar-100-python-target/cifar-100-python", "cifar-100-python", "cifar-100-binary"],
      archives: ["cifar-100-python-target_archive", "cifar-100-python.tar.gz", "cifar-100-binary.tar.gz"],
      train: ["train"], test: ["test"], labelKey: "\(mode)_labels", labelBytes: 2, labelByte: mode == "fine" ? 1 : 0)
  }

  static func load(_ layout: Layout) throws -> LabelledImages {
    let (root, names) = (KerasCache.folder, layout.train + layout.test)
    for folder in layout.folders.map({ root + "/" + $0 }) {
      for ending in ["", ".bin"] where names.allSatisfy({ WholeFile.exists("\(folder)/\($0)\(ending)") }) {
        return try images(layout) { ("\(folder)/\($0)\(ending)", try WholeFile.read("\(folder)/\($0)\(ending)")) }
      }
    }
    let known = layout.archives.map { root + "/" + $0 }.first(where: WholeFile.exists)
    let path = try known ?? KerasCache.paths([layout.wanted], dataset: layout.dataset, standIn: nil)[0]
    let archive = try TarArchive(Gzip.read(path), path)
    return try images(layout) { name in
      guard let bytes = archive[name] ?? archive[name + ".bin"] else { throw FileError(path, "has no file '\(name)'") }
      return ("\(path), file \(name)", bytes)
    }
  }

  private static func images(_ layout: Layout, _ file: (String) throws -> (String, [UInt8])) throws -> LabelledImages {
    func part(_ names: [String]) throws -> (Tensor, Tensor) {
      var pixels: [UInt8] = []
      var labels: [UInt8] = []
      for name in names {
        let (path, bytes) = try file(name)
        let batch = bytes.first == 0x80 ? try pickled(bytes, layout, path) : try binary(bytes, layout, path)
        pixels += batch.pixels
        labels += batch.labels
      }
      return (channelsLast(pixels, labels.count), Tensor(labels, dtype: .uint8, dims: [labels.count, 1]))
    }
    let (train, test) = (try part(layout.train), try part(layout.test))
    return LabelledImages(trainImages: train.0, trainLabels: train.1, testImages: test.0, testLabels: test.1)
  }

  private static let pixelBytes = 3 * 32 * 32

  private static func binary(_ bytes: [UInt8], _ layout: Layout, _ path: String) throws -> (pixels: [UInt8], labels: [UInt8]) {
    let record = layout.labelBytes + pixelBytes
    guard !bytes.isEmpty, bytes.count % record == 0 else {
      throw FileError(path, "is truncated or altered: \(bytes.count) bytes are no whole number of records of \(record)")
    }
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    pixels.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: record) {
      labels.append(bytes[start + layout.labelByte])
      pixels += bytes[(start + layout.labelBytes)..<(start + record)]
    }
    return (pixels, labels)
  }

  private static func pickled(_ bytes: [UInt8], _ layout: Layout, _ path: String) throws -> (pixels: [UInt8], labels: [UInt8]) {
    let batch = try Pickle.read(bytes[...], path)
    guard case .array(let data)? = batch["data"], let labels = batch[layout.labelKey]?.integers else {
      throw FileError(path, "is no batch of images: 'data' or '\(layout.labelKey)' is missing")
    }
    guard data.type == "u1", !data.isFortran, data.shape == [labels.count, pixelBytes], data.bytes.count == labels.count * pixelBytes,
      labels.allSatisfy({ (0..<256).contains($0) })
    else { throw FileError(path, "is truncated or altered: images of shape \(data.shape.shapeText) with \(labels.count) labels") }
    return (data.bytes, labels.map { UInt8($0) })
  }

  /// Colour planes become pixels.
  private static func channelsLast(_ pixels: [UInt8], _ count: Int) -> Tensor {
    let result = Tensor.uninitialized(.uint8, [count, 32, 32, 3])
    let target = result.pointer.assumingMemoryBound(to: UInt8.self)
    pixels.withUnsafeBufferPointer { source in
      for image in 0..<count {
        let base = image * pixelBytes
        for place in 0..<1024 {
          for channel in 0..<3 { target[base + place * 3 + channel] = source[base + channel * 1024 + place] }
        }
      }
    }
    return result
  }
}
