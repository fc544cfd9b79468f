import Glibc

/// Operations between strings and numbers.
package enum StringNumberOps {
  /// Bytes or code points of each string. int32.
  static let length: Op = Op(
    "strings.length",
    infer: { inputs, _ in
      try StringOps.checkStrings("strings.length", inputs)
      return TensorSpec(.int32, inputs[0].dims)
    },
    prepare: { _, output, attribute in
      guard case .text(.unit(let unit)) = attribute else { preconditionFailure("no unit") }
      let count = output.elementCount
      return { addresses in
        for index in 0..<count {
          let bytes = readString(addresses[0], index)
          let length = unit == .byte ? bytes.count : unit.pieces(bytes).count
          addresses[1].storeBytes(of: Int32(clamping: length), toByteOffset: index * 4, as: Int32.self)
        }
      }
    },
    samples: [
      OpSample([.init(["wörld", ""], [2])], .text(.unit(.byte))),
      OpSample([.init(["wörld"], [])], .text(.unit(.utf8Char))),
      OpSample([.init(.float32, [1], [1])], .text(.unit(.byte)), isRefused: true),
    ], elements: .everything)

  /// Whether a pattern matches the whole of each string.
  static let regexFullMatch: Op = Op(
    "strings.regexFullMatch",
    infer: { inputs, attribute in
      guard case .text(.pattern(let pattern)) = attribute else { preconditionFailure("no pattern") }
      try StringOps.checkStrings("strings.regexFullMatch", inputs)
      _ = try TextPattern(pattern, "strings.regexFullMatch")
      return TensorSpec(.bool, inputs[0].dims)
    },
    prepare: { _, output, attribute in
      guard case .text(.pattern(let pattern)) = attribute,
        let compiled = try? TextPattern(pattern, "strings.regexFullMatch")
      else { preconditionFailure("no pattern") }
      let count = output.elementCount
      return { addresses in
        for index in 0..<count {
          let matches = compiled.matchesWhole(readString(addresses[0], index))
          addresses[1].storeBytes(of: matches ? 1 : 0, toByteOffset: index, as: UInt8.self)
        }
      }
    },
    samples: [
      OpSample([.init(["TF lib", "lib x"], [2])], .text(.pattern(".*lib$"))),
      OpSample([.init(["a"], [1])], .text(.pattern("[")), isRefused: true),
    ], elements: .everything)

  /// The number each string spells, in decimal or, real numbers, hexadecimal notation; spaces around it do not count.
  static let toNumber: Op = Op(
    "strings.toNumber",
    infer: { inputs, attribute in
      guard case .text(.number(let dtype)) = attribute else { preconditionFailure("no dtype") }
      try StringOps.checkStrings("strings.toNumber", inputs)
      guard [.float32, .float64, .int32, .int64, .uint32, .uint64].contains(dtype) else {
        throw Op.failure(
          "strings.toNumber", "gives float32, float64, int32, int64, uint32 or uint64, asked for \(dtype.name)")
      }
      return TensorSpec(dtype, inputs[0].dims)
    },
    prepare: { _, output, _ in
      let (count, dtype) = (output.elementCount, output.dtype)
      return { addresses in
        for index in 0..<count {
          let bytes = readString(addresses[0], index)
          guard store(String(decoding: StringOps.stripped(bytes), as: UTF8.self), dtype, addresses[1], index) else {
            _ = failed("strings.toNumber", "\(pythonText(bytes)) is no number of dtype \(dtype.name)")
            return
          }
        }
      }
    },
    samples: [
      OpSample([.init(["1.5", " -3e2\n", "nan", "inf"], [4])], .text(.number(.float32))),
      OpSample([.init(["-12"], [])], .text(.number(.int64))),
      OpSample([.init(["abc"], [1])], .text(.number(.float64)), isRefused: true),
      OpSample([.init(["99999999999"], [1])], .text(.number(.int32)), isRefused: true),
      OpSample([.init(["1"], [1])], .text(.number(.int8)), isRefused: true),
    ], elements: .everything)

  /// Each number as C's printf writes it, bool as true and false; strings stay.
  static let asString: Op = Op(
    "strings.asString",
    infer: { inputs, attribute in
      guard case .text(.numberText(let format)) = attribute else { preconditionFailure("no format") }
      let x = inputs[0]
      guard ["", " ", "0", "-", "+"].contains(format.fill) else {
        throw Op.failure("strings.asString", "fill is one of \" \", \"0\", \"-\" and \"+\", found \"\(format.fill)\"")
      }
      guard x.dtype.isFloating || (format.style == .positional && format.precision < 0) else {
        throw Op.failure("strings.asString", "precision, scientific and shortest are for real numbers, found \(x.dtype.name)")
      }
      guard format.precision <= 300, format.width <= 300 else {
        throw Op.failure("strings.asString", "precision \(format.precision) and width \(format.width) are at most 300")
      }
      return TensorSpec(.string, x.dims)
    },
    prepare: { inputs, output, attribute in
      guard case .text(.numberText(let format)) = attribute else { preconditionFailure("no format") }
      let (maker, count, dtype) = (StringMaker(), output.elementCount, inputs[0].dtype)
      return { addresses in
        maker.fill(addresses[1], count) { format.text(addresses[0], $0, dtype) }
      }
    },
    samples: [
      OpSample([.init(.float32, [3], [1, 0.1, 1e10])], .text(.numberText(plain))),
      OpSample([.init(.int8, [2], [1, -22])], .text(.numberText(plain))),
      OpSample([.init(.bool, [2], [1, 0])], .text(.numberText(plain))),
      OpSample(
        [.init(.int32, [1], [1])],
        .text(.numberText(NumberText(style: .scientific, precision: -1, width: -1, fill: ""))), isRefused: true),
    ], elements: .everything)

  /// A number in [0, buckets) from the bytes of each string, the same in every run.
  static let toHashBucketFast: Op = Op(
    "strings.toHashBucketFast",
    infer: { inputs, attribute in
      guard case .text(.buckets(let count)) = attribute else { preconditionFailure("no buckets") }
      try StringOps.checkStrings("strings.toHashBucketFast", inputs)
      guard count > 0 else { throw Op.failure("strings.toHashBucketFast", "numBuckets is at least 1, found \(count)") }
      return TensorSpec(.int64, inputs[0].dims)
    },
    prepare: { _, output, attribute in
      guard case .text(.buckets(let buckets)) = attribute else { preconditionFailure("no buckets") }
      let count = output.elementCount
      return { addresses in
        for index in 0..<count {
          let hash = Fingerprint.of(readString(addresses[0], index))
          addresses[1].storeBytes(of: Int64(hash % UInt64(buckets)), toByteOffset: index * 8, as: Int64.self)
        }
      }
    },
    samples: [
      OpSample([.init(["Hello", ""], [2])], .text(.buckets(10))),
      OpSample([.init(["Hello"], [1])], .text(.buckets(0)), isRefused: true),
    ], elements: .everything)

  package static let all = [length, regexFullMatch, toNumber, asString, toHashBucketFast]

  private static let plain = NumberText(style: .positional, precision: -1, width: -1, fill: "")

  private static func store(
    _ text: String, _ dtype: DType, _ out: UnsafeMutableRawPointer, _ index: Int
  ) -> Bool {
    func put<T>(_ value: T?) -> Bool {
      guard let value else { return false }
      out.storeBytes(of: value, toByteOffset: index * MemoryLayout<T>.size, as: T.self)
      return true
    }
    switch dtype {
    case .float32: return put(real(text).map(Float.init))
    case .float64: return put(real(text))
    case .int32: return put(Int32(text))
    case .int64: return put(Int64(text))
    case .uint32: return put(UInt32(text))
    default: return put(UInt64(text))
    }
  }

  private static func real(_ text: String) -> Double? {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    return text.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(start, &end)
      return end?.pointee == 0 ? value : nil
    }
  }
}

extension NumberText {
  func text(_ pointer: UnsafeRawPointer, _ index: Int, _ dtype: DType) -> [UInt8] {
    switch dtype {
    case .string: return readString(pointer, index)
    case .bool: return Array((readInteger(pointer, index, .bool) != 0 ? "true" : "false").utf8)
    default: break
    }
    let padding = fill + (width >= 0 ? String(width) : "")
    if dtype.isFloating {
      let letter = style == .positional ? "f" : style == .scientific ? "e" : "g"
      let digits = precision >= 0 ? ".\(precision)" : ""
      return printed("%" + padding + digits + letter, readDouble(pointer, index, dtype))
    }
    return dtype == .uint64
      ? printed("%" + padding + "llu", pointer.load(fromByteOffset: index * 8, as: UInt64.self))
      : printed("%" + padding + "lld", readInteger(pointer, index, dtype))
  }

  private func printed(_ format: String, _ value: CVarArg) -> [UInt8] {
    withVaList([value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
        let length = vsnprintf(buffer.baseAddress!, 1024, format, arguments)
        return buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
      }
    }
  }
}
