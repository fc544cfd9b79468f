import Display
import Glibc

extension np {
  /// The numbers of a text file: one row per line, float64.
  ///
  /// One row or one column alone gives a vector, one number an array without axes.
  ///
  /// - Parameters:
  ///   - fname: the file, UTF-8.
  ///   - comments: what starts a remark, which lasts to the end of its line.
  ///   - delimiter: what stands between two numbers; without it any white space.
  ///   - skiprows: so many lines at the start are left out.
  ///   - usecols: the columns to take, counted from 0; without it all.
  ///   - unpack: gives columns as rows.
  ///
  ///     let data = try np.loadtxt("prices.csv", delimiter: ",", skiprows: 1)
  ///
  /// A line that is no row of numbers, or has another length than the first, is an error that names the line.
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.loadtxt.html
  public static func loadtxt(
    _ fname: String, dtype: DType = .float64, comments: String = "#", delimiter: String? = nil, skiprows: Int = 0,
    usecols: [Int]? = nil, unpack: Bool = false
  ) throws -> NDArray {
    let table = try NumberTable(fname, comments, delimiter, skiprows, usecols, missing: nil)
    return table.array(dtype, unpack: unpack)
  }

  /// As `loadtxt`, with NaN (or `fillingValues`) where a number is missing or is none.
  ///
  ///     let data = try np.genfromtxt("prices.csv", delimiter: ",", skipHeader: 1)
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.genfromtxt.html
  public static func genfromtxt(
    _ fname: String, dtype: DType = .float64, comments: String = "#", delimiter: String? = nil, skipHeader: Int = 0,
    fillingValues: Double = Double.nan, usecols: [Int]? = nil, unpack: Bool = false
  ) throws -> NDArray {
    let table = try NumberTable(fname, comments, delimiter, skipHeader, usecols, missing: fillingValues)
    return table.array(dtype, unpack: unpack)
  }

  /// Writes a vector (one number per line) or a matrix (one row per line) to a text file.
  ///
  /// - Parameters:
  ///   - fmt: how a number is written, in C's notation: `%.18e`, `%.2f`, `%d`, `%g`.
  ///   - delimiter: what stands between two numbers of a row.
  ///   - header: lines to stand first, each behind `comments`.
  ///
  ///     try np.savetxt("prices.csv", prices, fmt: "%.2f", delimiter: ",", header: "open,close", comments: "")
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.savetxt.html
  public static func savetxt(
    _ fname: String, _ X: some TensorConvertible, fmt: String = "%.18e", delimiter: String = " ", newline: String = "\n",
    header: String = "", comments: String = "# "
  ) throws {
    let x = array(X)
    guard x.ndim <= 2, x.dtype != .string else {
      _ = failed("savetxt", "takes a vector or a matrix of numbers, found \(x.dtype.name) \(x.shape)")
      return
    }
    guard let format = NumberFormat(fmt) else {
      _ = failed("savetxt", "fmt is one number in C's notation such as %.18e, %.2f, %g or %d, found '\(fmt)'")
      return
    }
    let width = x.ndim == 2 ? x.dims[1] : 1
    let numbers = x.toDoubles()
    if ExecutionContext.current.mustStop { return }
    var text = header.isEmpty ? "" : header.split(separator: "\n", omittingEmptySubsequences: false).map { comments + $0 + newline }.joined()
    for start in stride(from: 0, to: numbers.count, by: Swift.max(width, 1)) {
      text += numbers[start..<start + width].map(format.text).joined(separator: delimiter) + newline
    }
    try WholeFile.write(fname, Array(text.utf8))
  }
}

/// The numbers of a text file.
private struct NumberTable {
  private var numbers: [Double] = []
  private var rows = 0
  private var columns = 0

  /// `missing` stands for what is no number; without it that is an error.
  init(_ path: String, _ comments: String, _ delimiter: String?, _ skipped: Int, _ used: [Int]?, missing: Double?) throws {
    let text = String(decoding: try WholeFile.read(path), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated().dropFirst(max(skipped, 0)) {
      let content = comments.isEmpty ? line : line.prefix(upTo: line.firstRange(of: comments)?.lowerBound ?? line.endIndex)
      if content.allSatisfy(\.isWhitespace) { continue }
      var fields = Self.fields(content, delimiter)
      if let used {
        fields = try used.map { column in
          let place = column < 0 ? column + fields.count : column
          if fields.indices.contains(place) { return fields[place] }
          throw FileError(path, "line \(number + 1) has \(fields.count) columns, column \(column) is wanted")
        }
      }
      if rows > 0, fields.count != columns {
        throw FileError(path, "line \(number + 1) has \(fields.count) columns, those before it have \(columns)")
      }
      columns = fields.count
      rows += 1
      for (column, field) in fields.enumerated() {
        guard let value = Self.value(field) ?? missing else {
          throw FileError(path, "'\(field)' in line \(number + 1), column \(used?[column] ?? column), is no number")
        }
        numbers.append(value)
      }
    }
  }

  private static func fields(_ line: Substring, _ delimiter: String?) -> [Substring] {
    guard let delimiter, !delimiter.isEmpty else { return line.split(whereSeparator: \.isWhitespace) }
    return line.split(separator: delimiter, omittingEmptySubsequences: false)
  }

  /// As Python reads a number: without hexadecimal ones, which Swift knows.
  private static func value(_ field: Substring) -> Double? {
    let word = field.drop(while: \.isWhitespace)
    guard let last = word.lastIndex(where: { !$0.isWhitespace }), !word.contains(where: { $0 == "x" || $0 == "X" }) else { return nil }
    return Double(word[...last])
  }

  func array(_ dtype: DType, unpack: Bool) -> NDArray {
    let dims = [rows, columns].filter { $0 != 1 }
    let matrix = NDArray(Tensor.cast(Tensor(numbers, dtype: .float64, dims: rows == 0 ? [0] : dims), to: dtype))
    return unpack ? matrix.T : matrix
  }
}

/// One number in C's notation, with text around it.
private struct NumberFormat {
  private let format: String
  private let isWhole: Bool

  /// nil where it is not exactly one number: nothing else may reach C's printing.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/([^%]*)%([-+ 0#]*\d{0,3}(?:\.\d{1,3})?)([dieEfFgG])([^%]*)/#) else { return nil }
    isWhole = match.3 == "d" || match.3 == "i"
    format = "\(match.1)%\(match.2)\(isWhole ? "lld" : match.3)\(match.4)"
  }

  func text(_ number: Double) -> String {
    let argument: CVarArg = isWhole ? Int64(saturating: number.rounded(.towardZero)) : number
    return withVaList([argument]) { list in
      var bytes = [CChar](repeating: 0, count: 2048 + format.utf8.count)
      vsnprintf(&bytes, bytes.count, format, list)
      return String(cString: bytes)
    }
  }
}
