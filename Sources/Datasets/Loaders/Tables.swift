import Foundation
import Tensors

/// House prices: features and targets in one file, shuffled as Keras shuffles them.
enum Housing {
  static func load(
    _ file: String, _ dataset: String, _ checksum: String, _ limit: Int?, _ testSplit: Double, _ seed: Int
  ) throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
    guard testSplit >= 0, testSplit < 1 else { throw DatasetError("testSplit is from 0 to below 1, found \(testSplit)") }
    let wanted = KerasCache.Wanted(name: file, url: KerasCache.origin + dataset + ".npz", checksum: checksum)
    let path = try KerasCache.paths([wanted], dataset: dataset, standIn: nil)[0]
    let arrays = try NpzFile(path)
    var (x, y) = (try arrays["x"].asTensor, try arrays["y"].asTensor)
    guard x.rank == 2, y.rank == 1, x.count == y.count else {
      throw FileError(path, "features of shape \(x.shape) do not fit targets of shape \(y.shape)")
    }
    if let limit, limit < x.count { (x, y) = (x.rows(0..<limit), y.rows(0..<limit)) }
    let order = RandomState(seed).permutation(x.count).toDoubles().map { Int($0) }
    let split = Int(Double(x.count) * (1 - testSplit))
    func part(_ table: Tensor, _ range: Range<Int>) -> NDArray { NDArray(Stacking.gather(table, Array(order[range]))) }
    return (
      (part(x, 0..<split), part(y, 0..<split)), (part(x, split..<order.count), part(y, split..<order.count))
    )
  }
}

/// Keras's film reviews.
enum Reviews {
  static func load(
    _ file: String, _ numWords: Int?, _ skipTop: Int, _ maxlen: Int?, _ seed: Int, _ startChar: Int?, _ oovChar: Int?,
    _ indexFrom: Int
  ) throws -> (([[Int]], NDArray), ([[Int]], NDArray)) {
    let wanted = KerasCache.Wanted(
      name: file, url: KerasCache.origin + "imdb.npz",
      checksum: "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f")
    let standIn = "tfds.load(\"synthetic_reviews\", split: (\"train\", \"test\"), asSupervised: true)"
    let path = try KerasCache.paths([wanted], dataset: "imdb", standIn: standIn)[0]
    let arrays = try NpzFile(path)
    let random = RandomState(seed)
    func part(_ name: String) throws -> ([[Int]], [Int64]) {
      let texts = try lists(arrays, "x_\(name)", path)
      let labels = try arrays["y_\(name)"].asTensor
      guard labels.rank == 1, labels.count == texts.count else { throw FileError(path, "\(texts.count) reviews with labels of shape \(labels.shape)") }
      let numbers = Tensor.cast(labels, to: .int64).elements(as: Int64.self)
      let order = random.permutation(texts.count).toDoubles().map { Int($0) }
      var chosen = order.map { (start(texts[$0], startChar, indexFrom), numbers[$0]) }
      // Keras keeps what is shorter than maxlen.
      if let maxlen { chosen.removeAll { $0.0.count >= maxlen } }
      if chosen.isEmpty, let maxlen { throw DatasetError("no review is shorter than maxlen \(maxlen)") }
      return (chosen.map(\.0), chosen.map(\.1))
    }
    let (train, test) = (try part("train"), try part("test"))
    let limit = numWords ?? (train.0 + test.0).reduce(0) { max($0, $1.max() ?? 0) }
    func kept(_ texts: [[Int]]) -> [[Int]] {
      texts.map { words in
        if let oovChar { return words.map { $0 >= skipTop && $0 < limit ? $0 : oovChar } }
        return words.filter { $0 >= skipTop && $0 < limit }
      }
    }
    func labels(_ numbers: [Int64]) -> NDArray { NDArray(Tensor(numbers, dtype: .int64, dims: [numbers.count])) }
    return ((kept(train.0), labels(train.1)), (kept(test.0), labels(test.1)))
  }

  private static func start(_ words: [Int], _ startChar: Int?, _ indexFrom: Int) -> [Int] {
    let shifted = indexFrom == 0 ? words : words.map { $0 &+ indexFrom }
    return startChar.map { [$0] + shifted } ?? shifted
  }

  /// Lists of different lengths are kept as a pickle within the array's file.
  private static func lists(_ arrays: NpzFile, _ name: String, _ path: String) throws -> [[Int]] {
    let bytes = try arrays.bytes(of: name)
    let place = "\(path), array '\(name)'"
    guard bytes.count > 10, bytes.starts(with: [0x93]) else { throw FileError(place, "is no NumPy array") }
    let isLong = bytes[6] > 1
    let fixed = isLong ? 12 : 10
    let length = bytes[8..<fixed].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count > fixed + length else { throw FileError(place, "ends within its header") }
    guard case .array(let array) = try Pickle.read(bytes[(fixed + length)...], place), let objects = array.objects else {
      throw FileError(place, "holds no lists")
    }
    return try objects.others.map { value in
      guard let words = value.integers else { throw FileError(place, "holds something that is no list of numbers") }
      return words
    }
  }

  static func wordIndex(_ file: String) throws -> [String: Int] {
    let wanted = KerasCache.Wanted(
      name: file, url: KerasCache.origin + "imdb_word_index.json", checksum: "bfafd718b763782e994055a2d397834f")
    let path = try KerasCache.paths([wanted], dataset: "imdb", standIn: nil)[0]
    guard let index = try? JSONDecoder().decode([String: Int].self, from: Data(WholeFile.read(path))) else {
      throw FileError(path, "is truncated or altered: a JSON object of words and numbers was expected")
    }
    return index
  }
}
