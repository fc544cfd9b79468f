import Display
import Glibc
import Tensors

/// Files in folders that are named for their classes.
struct ClassFolders {
  private(set) var paths: [String] = []
  private(set) var labels: [Int32] = []
  let classes: [String]

  init(_ directory: String, endings: [String], classNames: [String]?) throws {
    guard let entries = Self.entries(directory) else { throw FileError(directory, WholeFile.reason()) }
    let found = entries.filter { Self.entries(directory + "/" + $0) != nil }
    classes = classNames ?? found
    for name in classes where !found.contains(name) { throw FileError(directory, "has no folder '\(name)'; there are \(found.joined(separator: ", "))") }
    for (label, name) in classes.enumerated() { add(directory + "/" + name, Int32(label), endings, depth: 0) }
    guard !paths.isEmpty else {
      throw FileError(directory, "has no files \(endings.map { "*" + $0 }.joined(separator: ", ")) in folders of classes")
    }
  }

  private mutating func add(_ folder: String, _ label: Int32, _ endings: [String], depth: Int) {
    for name in Self.entries(folder) ?? [] {
      let path = folder + "/" + name
      if endings.contains(where: { name.lowercased().hasSuffix($0) }) {
        paths.append(path)
        labels.append(label)
      } else if depth < 16 {
        add(path, label, endings, depth: depth + 1)
      }
    }
  }

  /// The names in a folder in order; nil where it is none.
  private static func entries(_ folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Shuffles as Keras does, and keeps the part that is asked for.
  mutating func choose(shuffle: Bool, seed: Int?, validationSplit: Double?, subset: keras.utils.Subset?) throws {
    guard (validationSplit == nil) == (subset == nil) else {
      throw DatasetError("validationSplit and subset go together, found \(validationSplit.map { "\($0)" } ?? "none") and \(subset.map { "\($0)" } ?? "none")")
    }
    if let split = validationSplit, !(split > 0 && split < 1) { throw DatasetError("validationSplit lies between 0 and 1, found \(split)") }
    if validationSplit != nil, shuffle, seed == nil {
      throw DatasetError("with validationSplit and shuffle a seed is needed, so that the two parts do not overlap")
    }
    let sink = ExecutionContext.current.sink
    sink.write("Found \(paths.count) files belonging to \(classes.count) classes.\n", to: .standardOutput)
    if shuffle {
      let order = RandomState(seed).permutation(paths.count).toDoubles().map { Int($0) }
      (paths, labels) = (order.map { paths[$0] }, order.map { labels[$0] })
    }
    guard let split = validationSplit, let subset else { return }
    let held = Int(split * Double(paths.count))
    let range = subset == .training ? 0..<(paths.count - held) : (paths.count - held)..<paths.count
    sink.write("Using \(range.count) files for \(subset).\n", to: .standardOutput)
    (paths, labels) = (Array(paths[range]), Array(labels[range]))
  }

  /// The labels in the form asked for.
  func labelTensor(_ mode: keras.utils.LabelMode) throws -> Tensor {
    switch mode {
    case .int: return Tensor(labels, dtype: .int32, dims: [labels.count])
    case .binary:
      guard classes.count == 2 else { throw DatasetError("labelMode .binary takes 2 classes, found \(classes.count)") }
      return Tensor(labels.map { Float($0) }, dtype: .float32, dims: [labels.count, 1])
    case .categorical:
      var rows = [Float](repeating: 0, count: labels.count * classes.count)
      for (row, label) in labels.enumerated() { rows[row * classes.count + Int(label)] = 1 }
      return Tensor(rows, dtype: .float32, dims: [labels.count, classes.count])
    }
  }

  /// Contents of the files beside their labels, shuffled anew at every pass, in batches.
  func dataset(
    _ operation: String, _ labels: Tensor, batchSize: Int?, shuffle: Bool, seed: Int?,
    spec: TensorSpec, _ read: @escaping (String) throws -> Tensor
  ) -> Dataset<(Tensor, Tensor)> {
    let files = Tensor(strings: paths.map { Array($0.utf8) }, dims: [paths.count])
    var sources = DatasetCore(slicesOf: [files, labels])
    if shuffle { sources = sources.shuffle(bufferSize: paths.count, seed: seed) }
    let labelSpec = TensorSpec(labels.dtype, Array(labels.dims.dropFirst()))
    let core = DatasetCore(cardinality: sources.cardinality, specs: { [spec, labelSpec] }) { [sources] in
      let pass = sources.makePass()
      return FunctionPass {
        guard let element = pass.next() else { return nil }
        let path = String(decoding: element[0].strings[0], as: UTF8.self)
        do {
          let contents = try Trace.suspended { Result { try read(path) } }.get()
          return ExecutionContext.current.mustStop ? nil : [contents, element[1]]
        } catch let problem as ImageFiles.Problem {
          failDataset(operation, "\(path): \(problem.text)")
        } catch {
          failDataset(operation, "\(error)")
        }
        return nil
      }
    }
    let batched = batchSize.map { core.batch($0, dropRemainder: false) } ?? core
    batched.classNames = classes
    return Dataset(core: batched)
  }
}

extension keras.utils {
  /// In which form labels come.
  public enum LabelMode {
    /// Class numbers, int32.
    case int
    /// Rows with a 1 at the class, float32.
    case categorical
    /// 0 or 1 in float32, shape (n, 1).
    case binary
  }

  /// Which part of a folder's files is taken.
  public enum Subset {
    case training, validation
  }

  /// The channels of pictures.
  public enum ColorMode {
    case grayscale, rgb, rgba
  }

  /// Pictures in folders that are named for their classes, in batches of float32 (n, height, width, channels) from 0 to
  /// 255, with their labels.
  ///
  ///     let train = try keras.utils.imageDatasetFromDirectory(
  ///       "flowers", validationSplit: 0.2, subset: .training, seed: 1, imageSize: (64, 64))
  ///     print(train.classNames)
  ///
  /// JPEG and PNG are read. A file that is no picture ends the cell with its name.
  ///
  /// Source: https://keras.io/api/data_loading/image/
  public static func imageDatasetFromDirectory(
    _ directory: String, labelMode: LabelMode = .int, classNames: [String]? = nil, colorMode: ColorMode = .rgb,
    batchSize: Int? = 32, imageSize: (Int, Int) = (256, 256), shuffle: Bool = true, seed: Int? = nil,
    validationSplit: Double? = nil, subset: Subset? = nil
  ) throws -> Dataset<(Tensor, Tensor)> {
    guard imageSize.0 > 0, imageSize.1 > 0 else { throw DatasetError("imageSize is positive, found \(imageSize)") }
    var folders = try ClassFolders(directory, endings: [".jpg", ".jpeg", ".png"], classNames: classNames)
    try folders.choose(shuffle: shuffle, seed: seed, validationSplit: validationSplit, subset: subset)
    let channels = colorMode == .grayscale ? 1 : colorMode == .rgb ? 3 : 4
    return folders.dataset(
      "imageDatasetFromDirectory", try folders.labelTensor(labelMode), batchSize: batchSize, shuffle: shuffle, seed: seed,
      spec: TensorSpec(.float32, [imageSize.0, imageSize.1, channels])
    ) { path in
      let bytes = try WholeFile.read(path)
      // A JPEG knows no transparency: its colours are taken, and full cover added.
      let picture = try ImageFiles.decode(bytes, channels: channels == 4 && ImageFiles.isJPEG(bytes) ? 3 : channels)
      let colours = picture.dims[2] == channels ? picture : tf.concat([picture, tf.fill([picture.dims[0], picture.dims[1], 1], tf.constant(255, dtype: .uint8))], axis: 2)
      return tf.cast(tf.image.resize(colours, [imageSize.0, imageSize.1]), .float32)
    }
  }

  /// Texts in folders that are named for their classes, in batches of strings, with their labels.
  ///
  /// Source: https://keras.io/api/data_loading/text/
  public static func textDatasetFromDirectory(
    _ directory: String, labelMode: LabelMode = .int, classNames: [String]? = nil, batchSize: Int? = 32,
    maxLength: Int? = nil, shuffle: Bool = true, seed: Int? = nil, validationSplit: Double? = nil, subset: Subset? = nil
  ) throws -> Dataset<(Tensor, Tensor)> {
    var folders = try ClassFolders(directory, endings: [".txt"], classNames: classNames)
    try folders.choose(shuffle: shuffle, seed: seed, validationSplit: validationSplit, subset: subset)
    return folders.dataset(
      "textDatasetFromDirectory", try folders.labelTensor(labelMode), batchSize: batchSize, shuffle: shuffle, seed: seed,
      spec: TensorSpec(.string, [])
    ) { path in
      let bytes = try WholeFile.read(path)
      return Tensor(strings: [maxLength.map { Array(bytes.prefix(max($0, 0))) } ?? bytes], dims: [])
    }
  }
}
