/// Operations on tensors of strings, which hold bytes; `encoding` and `unit` say where letters count.
/// Source: TensorFlow, tf.strings.
extension tf.strings {
  /// One string after the other, element by element: tensors of one shape, single strings repeat.
  ///
  ///     print(tf.strings.join(["day", "time"], separator: "-"))      // tf.Tensor(b'day-time', shape=(), dtype=string)
  public static func join(_ inputs: [some TensorConvertible], separator: String = "") -> Tensor {
    let strings = inputs.map { operand($0, "strings.join") }
    if strings.isEmpty { return failed("strings.join", "no tensors were given") }
    return dispatch(StringOps.join, strings, .text(.join(separator: Array(separator.utf8))))
  }

  /// All strings along the axes as one; the first axis listed runs fastest. Without `axis` all strings in row order.
  ///
  ///     print(tf.strings.reduceJoin([["a", "b"], ["c", "d"]], axis: 0))      // tf.Tensor([b'ac' b'bd'], shape=(2,), dtype=string)
  public static func reduceJoin(
    _ inputs: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false, separator: String = ""
  ) -> Tensor {
    let x = operand(inputs, "strings.reduceJoin")
    // The rule of axes sorts them; here their order means something.
    guard normalizedAxes(axis, rank: x.rank, "strings.reduceJoin", dims: x.dims) != nil else { return .inert }
    let axes = axis.map { $0.map { $0 < 0 ? $0 + x.rank : $0 } } ?? Array((0..<x.rank).reversed())
    return dispatch(
      StringOps.reduceJoin, [x],
      .text(.reduceJoin(axes: axes, separator: Array(separator.utf8), keepdims: keepdims)))
  }
  /// All strings along one axis as one.
  public static func reduceJoin(
    _ inputs: some TensorConvertible, axis: Int, keepdims: Bool = false, separator: String = ""
  ) -> Tensor {
    reduceJoin(inputs, axis: [axis], keepdims: keepdims, separator: separator)
  }

  /// The length of each string in bytes, or in code points with `unit: .utf8Char`. int32.
  ///
  ///     print(tf.strings.length(["Hello", "€"]))      // tf.Tensor([5 3], shape=(2,), dtype=int32)
  public static func length(_ input: some TensorConvertible, unit: TextUnit = .byte) -> Tensor {
    dispatch(StringNumberOps.length, [operand(input, "strings.length")], .text(.unit(unit)))
  }

  /// Small letters for capital ones: of ASCII, or with `encoding: .utf8` of all alphabets.
  ///
  ///     print(tf.strings.lower("CamelCase"))      // tf.Tensor(b'camelcase', shape=(), dtype=string)
  public static func lower(_ input: some TensorConvertible, encoding: TextEncoding = .ascii) -> Tensor {
    dispatch(StringOps.lower, [operand(input, "strings.lower")], .text(.encoding(encoding)))
  }

  /// Capital letters for small ones: of ASCII, or with `encoding: .utf8` of all alphabets.
  ///
  ///     print(tf.strings.upper("CamelCase"))      // tf.Tensor(b'CAMELCASE', shape=(), dtype=string)
  public static func upper(_ input: some TensorConvertible, encoding: TextEncoding = .ascii) -> Tensor {
    dispatch(StringOps.upper, [operand(input, "strings.upper")], .text(.encoding(encoding)))
  }

  /// Without the whitespace at both ends of each string.
  ///
  ///     print(tf.strings.strip(" TensorFlow\n"))      // tf.Tensor(b'TensorFlow', shape=(), dtype=string)
  public static func strip(_ input: some TensorConvertible) -> Tensor {
    dispatch(StringOps.strip, [operand(input, "strings.strip")])
  }

  /// `len` pieces of each string from `pos`, which counts from the end when negative; fewer where the string ends.
  /// A negative `len` takes the rest. A position outside a string is an error.
  ///
  ///     print(tf.strings.substr(["Hello", "World"], 1, 3))      // tf.Tensor([b'ell' b'orl'], shape=(2,), dtype=string)
  public static func substr(
    _ input: some TensorConvertible, _ pos: some TensorConvertible, _ len: some TensorConvertible,
    unit: TextUnit = .byte
  ) -> Tensor {
    let (position, length) = (operand(pos, "strings.substr"), operand(len, "strings.substr"))
    return dispatch(
      StringOps.substr, [operand(input, "strings.substr"), wide(position), wide(length)], .text(.unit(unit)))
  }

  private static func wide(_ x: Tensor) -> Tensor { x.dtype.isInteger ? Tensor.cast(x, to: .int64) : x }

  /// Each string with every match of a regular expression replaced (the first only, with `replaceGlobal: false`).
  /// In the rewrite `\1` to `\9` stand for groups, `\0` for the whole match.
  ///
  ///     print(tf.strings.regexReplace("Text with tags.<br />", "<[^>]+>", " "))      // tf.Tensor(b'Text with tags. ', shape=(), dtype=string)
  public static func regexReplace(
    _ input: some TensorConvertible, _ pattern: String, _ rewrite: String, replaceGlobal: Bool = true
  ) -> Tensor {
    dispatch(
      StringOps.regexReplace, [operand(input, "strings.regexReplace")],
      .text(.replacement(pattern: pattern, rewrite: rewrite, everywhere: replaceGlobal)))
  }

  /// Whether a regular expression matches the whole of each string. bool.
  ///
  ///     print(tf.strings.regexFullMatch(["TF lib", "lib"], "TF.*"))      // tf.Tensor([ True False], shape=(2,), dtype=bool)
  public static func regexFullMatch(_ input: some TensorConvertible, _ pattern: String) -> Tensor {
    dispatch(StringNumberOps.regexFullMatch, [operand(input, "strings.regexFullMatch")], .text(.pattern(pattern)))
  }

  /// The number each string spells: float32, or another of float64, int32, int64, uint32 and uint64.
  ///
  ///     print(tf.strings.toNumber(["1.55", "3"]))      // tf.Tensor([1.55 3.  ], shape=(2,), dtype=float32)
  public static func toNumber(_ input: some TensorConvertible, _ outType: DType = .float32) -> Tensor {
    dispatch(StringNumberOps.toNumber, [operand(input, "strings.toNumber")], .text(.number(outType)))
  }

  /// Each number as text: real ones with six digits after the point unless `precision`, `scientific` or `shortest`
  /// ask otherwise, padded to `width` with `fill` (" ", "0", "-" for the left, or "+").
  ///
  ///     print(tf.strings.asString(tf.constant([3.14159]), precision: 2))      // tf.Tensor([b'3.14'], shape=(1,), dtype=string)
  public static func asString(
    _ input: some TensorConvertible, precision: Int = -1, scientific: Bool = false, shortest: Bool = false,
    width: Int = -1, fill: String = ""
  ) -> Tensor {
    guard !(scientific && shortest) else {
      return failed("strings.asString", "scientific and shortest exclude each other")
    }
    let style: NumberText.Style = scientific ? .scientific : shortest ? .shortest : .positional
    return dispatch(
      StringNumberOps.asString, [operand(input, "strings.asString")],
      .text(.numberText(NumberText(style: style, precision: precision, width: width, fill: fill))))
  }

  /// A number from 0 up to `numBuckets` for each string, by FarmHash: the same in every run. int64.
  ///
  ///     print(tf.strings.toHashBucketFast(["Hello", "TensorFlow", "2.x"], 3))      // tf.Tensor([0 2 2], shape=(3,), dtype=int64)
  public static func toHashBucketFast(_ input: some TensorConvertible, _ numBuckets: Int) -> Tensor {
    dispatch(StringNumberOps.toHashBucketFast, [operand(input, "strings.toHashBucketFast")], .text(.buckets(numBuckets)))
  }
}
