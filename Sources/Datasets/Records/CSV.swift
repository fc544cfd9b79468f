import Tensors

/// Tables as text: fields between commas, in quotes where they hold commas, quotes or line ends.
///
/// Source: https://www.rfc-editor.org/rfc/rfc4180
enum CSV {
  static func rows(_ bytes: [UInt8], delimiter: UInt8) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var place = 0
    func endField() {
      row.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func endRow() {
      endField()
      if row != [""] { rows.append(row) }
      row.removeAll(keepingCapacity: true)
    }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else { field.append(byte); continue }
        if place < bytes.count, bytes[place] == byte {
          field.append(byte)
          place += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == delimiter {
        endField()
      } else if byte == 0x0a {
        endRow()
      } else if byte != 0x0d {
        field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty { endRow() }
    return rows
  }

  /// A column as the narrowest of int32, int64, float32 and string that holds all of it; missing values are 0 or "".
  static func column(_ fields: [String], missing: String) -> Tensor {
    let isMissing = fields.map { $0 == missing || $0.isEmpty }
    let texts = fields.map { $0.trimmed }
    func all<Number>(_ read: (String) -> Number?, _ zero: Number) -> [Number]? {
      var numbers: [Number] = []
      numbers.reserveCapacity(texts.count)
      for (text, isMissing) in zip(texts, isMissing) {
        guard let number = isMissing ? zero : read(text) else { return nil }
        numbers.append(number)
      }
      return numbers
    }
    if let numbers = all({ Int32($0) }, 0) { return Tensor(numbers, dtype: .int32, dims: [numbers.count]) }
    if let numbers = all({ Int64($0) }, 0) { return Tensor(numbers, dtype: .int64, dims: [numbers.count]) }
    if let numbers = all({ Float($0) }, 0) { return Tensor(numbers, dtype: .float32, dims: [numbers.count]) }
    return Tensor(strings: fields.map { Array($0.utf8) }, dims: [fields.count])
  }
}

extension String {
  fileprivate var trimmed: String {
    guard first == " " || last == " " else { return self }
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension tf.data.experimental {
  /// Batches of the rows of a CSV file: the columns by name, and the column `labelName` beside them.
  ///
  /// Types are found out from the whole column: int32, int64, float32 or string. Missing values are 0 or "".
  ///
  ///     let data = try tf.data.experimental.makeCsvDataset(
  ///       "titanic.csv", batchSize: 32, labelName: "survived", numEpochs: 1)
  ///     for (features, label) in data.take(1) { print(features["age"]!.shape, label.shape) }      // (32,) (32,)
  ///
  /// - Parameters:
  ///   - columnNames: names for a file without a first line of them.
  ///   - selectColumns: the columns to take, all without it.
  ///   - numEpochs: how often to go through the file; without end when it is left out.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/data/experimental/make_csv_dataset
  public static func makeCsvDataset(
    _ filePattern: String, batchSize: Int, columnNames: [String]? = nil, labelName: String,
    selectColumns: [String]? = nil, fieldDelim: String = ",", naValue: String = "", header: Bool = true,
    numEpochs: Int? = nil, shuffle: Bool = true, shuffleBufferSize: Int = 10_000, shuffleSeed: Int? = nil
  ) throws -> Dataset<([String: Tensor], Tensor)> {
    guard let delimiter = fieldDelim.utf8.first, fieldDelim.utf8.count == 1 else {
      throw DatasetError("fieldDelim is one character, found \"\(fieldDelim)\"")
    }
    var rows = CSV.rows(try WholeFile.read(filePattern), delimiter: delimiter)
    guard !rows.isEmpty else { throw FileError(filePattern, "has no lines") }
    let first = header ? rows.removeFirst() : nil
    guard let names = columnNames ?? first else { throw DatasetError("a file without a header needs columnNames") }
    if let place = rows.firstIndex(where: { $0.count != names.count }) {
      throw FileError(filePattern, "line \(place + (header ? 2 : 1)) has \(rows[place].count) fields, there are \(names.count) columns")
    }
    let wanted = selectColumns ?? names
    for name in wanted + [labelName] where !names.contains(name) {
      throw FileError(filePattern, "has no column '\(name)'; there are \(names.joined(separator: ", "))")
    }
    func column(_ name: String) -> Tensor {
      let place = names.firstIndex(of: name)!
      return CSV.column(rows.map { $0[place] }, missing: naValue)
    }
    let features = Set(wanted).subtracting([labelName]).sorted()
    var core = DatasetCore(slicesOf: features.map(column) + [column(labelName)], keys: KeyList(features))
    if shuffle { core = core.shuffle(bufferSize: shuffleBufferSize, seed: shuffleSeed) }
    return Dataset(core: core.repeated(numEpochs ?? -1).batch(batchSize, dropRemainder: numEpochs == nil).prefetch(1))
  }
}
