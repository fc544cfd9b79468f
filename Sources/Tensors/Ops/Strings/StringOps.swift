/// Operations from strings to strings.
package enum StringOps {
  /// Element by element one string after the other; tensors of one element repeat.
  static let join: Op = Op(
    "strings.join",
    infer: { inputs, _ in
      try checkStrings("strings.join", inputs)
      var dims: [Int] = []
      for input in inputs {
        guard let wider = broadcastDims(dims, input.dims), input.dims.isEmpty || dims.isEmpty || input.dims == dims
        else {
          throw Op.failure("strings.join", "shapes differ: \(dims.shapeText) and \(input.shapeText)")
        }
        dims = wider
      }
      return TensorSpec(.string, dims)
    },
    prepare: { inputs, output, attribute in
      guard case .text(.join(let separator)) = attribute else { preconditionFailure("no separator") }
      let (maker, count, last) = (StringMaker(), output.elementCount, inputs.count)
      let steps = inputs.map { $0.dims.isEmpty ? 0 : 1 }
      return { addresses in
        maker.fill(addresses[last], count) { index in
          Array(steps.indices.map { readString(addresses[$0], index * steps[$0]) }.joined(separator: separator))
        }
      }
    },
    samples: [
      OpSample([.init(["a", "b"], [2]), .init(["x"], [])], .text(.join(separator: [45]))),
      OpSample([.init([], [0]), .init([], [0])], .text(.join(separator: []))),
      OpSample([.init(["a", "b"], [2]), .init(["c"], [1])], .text(.join(separator: [])), isRefused: true),
      OpSample([.init(.int32, [1], [1])], .text(.join(separator: [])), isRefused: true),
    ], elements: .everything)

  /// All strings along some axes as one, the first axis listed running fastest.
  static let reduceJoin: Op = Op(
    "strings.reduceJoin",
    infer: { inputs, attribute in
      guard case .text(.reduceJoin(let axes, _, let keepdims)) = attribute else { preconditionFailure("no axes") }
      try checkStrings("strings.reduceJoin", inputs)
      return TensorSpec(.string, ReductionOps.reducedDims(inputs[0].dims, axes, keepdims: keepdims))
    },
    prepare: { inputs, output, attribute in
      guard case .text(.reduceJoin(let axes, let separator, _)) = attribute else { preconditionFailure("no axes") }
      let dims = inputs[0].dims
      let strides = dims.contiguousStrides
      var joined = [0]
      for axis in axes {
        joined = (0..<dims[axis]).flatMap { place in joined.map { $0 + place * strides[axis] } }
      }
      var starts = [0]
      for axis in dims.indices where !axes.contains(axis) {
        starts = starts.flatMap { start in (0..<dims[axis]).map { start + $0 * strides[axis] } }
      }
      let maker = StringMaker()
      return { addresses in
        maker.fill(addresses[1], starts.count) { index in
          Array(joined.map { readString(addresses[0], starts[index] + $0) }.joined(separator: separator))
        }
      }
    },
    samples: [
      OpSample(
        [.init(["a", "b", "c", "d"], [2, 2])], .text(.reduceJoin(axes: [0, 1], separator: [32], keepdims: false))),
      OpSample([.init(["a", "b"], [1, 2])], .text(.reduceJoin(axes: [0], separator: [], keepdims: true))),
      OpSample([.init(.bool, [1], [1])], .text(.reduceJoin(axes: [0], separator: [], keepdims: false)), isRefused: true),
    ], elements: .everything)

  static let lower: Op = map("strings.lower", caseSamples) { bytes, attribute in
    attribute == .text(.encoding(.utf8))
      ? Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
      : bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  static let upper: Op = map("strings.upper", caseSamples) { bytes, attribute in
    attribute == .text(.encoding(.utf8))
      ? Array(String(decoding: bytes, as: UTF8.self).uppercased().utf8)
      : bytes.map { (97...122).contains($0) ? $0 - 32 : $0 }
  }

  /// Without the whitespace of ASCII at both ends.
  static let strip: Op = map("strings.strip", [OpSample([.init([" a b\n", ""], [2])])]) { bytes, _ in
    stripped(bytes)
  }

  /// inputs: strings, positions, lengths (both int64); all three broadcast.
  static let substr: Op = Op(
    "strings.substr",
    infer: { inputs, _ in
      try checkStrings("strings.substr", [inputs[0]])
      guard inputs[1].dtype == .int64, inputs[2].dtype == .int64 else {
        throw Op.failure(
          "strings.substr", "pos and len are integers, found \(inputs[1].dtype.name) and \(inputs[2].dtype.name)")
      }
      let counts = try Op.inferDims("strings.substr", inputs[1].dims, inputs[2].dims)
      return TensorSpec(.string, try Op.inferDims("strings.substr", inputs[0].dims, counts))
    },
    prepare: { inputs, output, attribute in
      guard case .text(.unit(let unit)) = attribute else { preconditionFailure("no unit") }
      let places = inputs.map { elementPlaces($0.dims, in: output.dims) }
      let (maker, count) = (StringMaker(), output.elementCount)
      return { addresses in
        maker.fill(addresses[3], count) { index in
          let text = readString(addresses[0], places[0][index])
          let position = readInteger(addresses[1], places[1][index], .int64)
          let length = readInteger(addresses[2], places[2][index], .int64)
          let pieces = unit.pieces(text)
          let start = position < 0 ? position + Int64(pieces.count) : position
          guard start >= 0, start <= pieces.count else {
            _ = failed("strings.substr", "pos \(position) is out of range for string \(pythonText(text)) at index \(index)")
            return []
          }
          let rest = pieces[Int(start)...]
          return Array((length < 0 ? rest : rest.prefix(Int(clamping: length))).joined())
        }
      }
    },
    samples: [
      OpSample(
        [.init(["hello", "world"], [2]), .init(.int64, [], [-3]), .init(.int64, [2, 1], [2, 9])], .text(.unit(.byte))),
      OpSample([.init(["wörld"], [1]), .init(.int64, [1], [1]), .init(.int64, [1], [-1])], .text(.unit(.utf8Char))),
      OpSample([.init(["abc"], []), .init(.int64, [], [4]), .init(.int64, [], [1])], .text(.unit(.byte)), isRefused: true),
      OpSample([.init(["abc"], []), .init(.float32, [], [1]), .init(.int64, [], [1])], .text(.unit(.byte)), isRefused: true),
    ], elements: .everything)

  /// Every match of a pattern, or the first, replaced.
  static let regexReplace: Op = Op(
    "strings.regexReplace",
    infer: { inputs, attribute in
      guard case .text(.replacement(let pattern, _, _)) = attribute else { preconditionFailure("no pattern") }
      try checkStrings("strings.regexReplace", inputs)
      _ = try TextPattern(pattern, "strings.regexReplace")
      return inputs[0]
    },
    prepare: { _, output, attribute in
      guard case .text(.replacement(let pattern, let rewrite, let everywhere)) = attribute,
        let compiled = try? TextPattern(pattern, "strings.regexReplace")
      else { preconditionFailure("no pattern") }
      let (maker, count) = (StringMaker(), output.elementCount)
      return { addresses in
        maker.fill(addresses[1], count) {
          compiled.replacing(readString(addresses[0], $0), rewrite, everywhere: everywhere)
        }
      }
    },
    samples: [
      OpSample(
        [.init(["ab12", "x", ""], [3])],
        .text(.replacement(pattern: "([a-z]+)([0-9]+)", rewrite: "\\2-\\1", everywhere: true))),
      OpSample([.init(["a"], [1])], .text(.replacement(pattern: "(", rewrite: "", everywhere: true)), isRefused: true),
      OpSample([.init(.int8, [1], [1])], .text(.replacement(pattern: "a", rewrite: "", everywhere: true)), isRefused: true),
    ], elements: .everything)

  package static let all = [join, reduceJoin, lower, upper, strip, substr, regexReplace]

  private static let caseSamples = [
    OpSample([.init(["AbC ÄöÜ", ""], [2])], .text(.encoding(.ascii))),
    OpSample([.init(["AbC ÄöÜ"], [])], .text(.encoding(.utf8))),
  ]

  static func map(
    _ name: String, _ samples: [OpSample], _ body: @escaping ([UInt8], Attribute) -> [UInt8]
  ) -> Op {
    Op(
      name,
      infer: { inputs, _ in
        try checkStrings(name, inputs)
        return inputs[0]
      },
      prepare: { _, output, attribute in
        let (maker, count) = (StringMaker(), output.elementCount)
        return { addresses in
          maker.fill(addresses[1], count) { body(readString(addresses[0], $0), attribute) }
        }
      },
      samples: samples + [OpSample([.init(.float32, [1], [1])], samples[0].attribute, isRefused: true)],
      elements: .everything)
  }

  static func checkStrings(_ name: String, _ inputs: [TensorSpec]) throws {
    if let other = inputs.first(where: { $0.dtype != .string }) {
      throw Op.failure(name, "takes string, found \(other.dtype.name); tf.strings.asString converts numbers")
    }
  }

  static func stripped(_ bytes: [UInt8]) -> [UInt8] {
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }) else { return [] }
    return Array(bytes[first...bytes.lastIndex { !isSpace($0) }!])
  }
}

/// For each element of the output the place of its operand's element.
func elementPlaces(_ dims: [Int], in output: [Int]) -> [Int] {
  let strides = broadcastStrides(dims, to: output)
  var places = [0]
  for axis in output.indices {
    places = places.flatMap { place in (0..<output[axis]).map { place + $0 * strides[axis] } }
  }
  return places
}

/// Whether strings are the same (or, with `equalGives` false, not), broadcast.
func stringComparison(_ a: [Int], _ b: [Int], _ output: [Int], equalGives: Bool) -> Kernel {
  let (left, right) = (elementPlaces(a, in: output), elementPlaces(b, in: output))
  return { addresses in
    for index in left.indices {
      let isEqual = readString(addresses[0], left[index]) == readString(addresses[1], right[index])
      addresses[2].storeBytes(of: isEqual == equalGives ? 1 : 0, toByteOffset: index, as: UInt8.self)
    }
  }
}
