import CKernels

package enum ComparisonOps {
  /// Strings are equal byte for byte; they have no order.
  static let equal: Op = comparison("equal", CK_EQUAL, strings: true) { $0 == $1 }
  static let notEqual: Op = comparison("notEqual", CK_NOT_EQUAL, strings: false) { $0 != $1 }
  static let less: Op = comparison("less", CK_LESS) { $0 < $1 }
  static let lessEqual: Op = comparison("lessEqual", CK_LESS_EQUAL) { $0 <= $1 }
  static let greater: Op = comparison("greater", CK_GREATER) { $0 > $1 }
  static let greaterEqual: Op = comparison("greaterEqual", CK_GREATER_EQUAL) { $0 >= $1 }

  static let logicalAnd: Op = Op.binary(
    "logicalAnd", CK_AND, .boolean,
    samples: [sampleBinary([0, 0, 1, 1], [0, 1, 0, 1], dtype: .bool) { $0 * $1 }] + refusedPairs)
  static let logicalOr: Op = Op.binary(
    "logicalOr", CK_OR, .boolean,
    samples: [sampleBinary([0, 0, 1, 1], [0, 1, 0, 1], dtype: .bool, Swift.max)] + refusedPairs)
  static let logicalXor: Op = Op.binary(
    "logicalXor", CK_XOR, .boolean,
    samples: [sampleBinary([0, 0, 1, 1], [0, 1, 0, 1], dtype: .bool) { $0 == $1 ? 0 : 1 }] + refusedPairs)

  package static let all = [
    equal, notEqual, less, lessEqual, greater, greaterEqual, logicalAnd, logicalOr, logicalXor,
  ]

  private static func comparison(
    _ name: String, _ code: ck_compare_op, strings equalGives: Bool? = nil,
    _ reference: @escaping (Double, Double) -> Bool
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name, .comparison(code),
      infer: { inputs, _ in
        let dims = try Op.inferBroadcast(name, inputs)
        guard inputs[0].dtype != .string || equalGives != nil else {
          throw Op.failure(name, "takes numbers, found string")
        }
        return TensorSpec(.bool, dims)
      },
      prepare: { inputs, output, _ in
        if inputs[0].dtype == .string {
          return stringComparison(inputs[0].dims, inputs[1].dims, output.dims, equalGives: equalGives == true)
        }
        return binaryKernel(
          ck_compare(code, Int32(inputs[0].dtype.rawValue))!, inputs[0].dims, inputs[1].dims,
          output: output.dims, inputSize: inputs[0].dtype.size, outputSize: 1)
      },
      samples: [
        sampleBinary([1, 2, 3, .nan], [2, 2, 2, 2], checksGradient: false) { reference($0, $1) ? 1 : 0 },
        sampleBinary([1, 2, 3], [2, 2, 2], dtype: .uint8) { reference($0, $1) ? 1 : 0 },
        OpSample([.init(["a", "b"], [2]), .init(["b"], [])], isRefused: equalGives == nil),
      ] + refusedPairs, elements: .everything)
  }
}

package enum SelectionOps {
  /// inputs: condition, a, b; all three broadcast.
  static let select: Op = Op(
    "where", .select,
    infer: { inputs, _ in
      guard inputs[0].dtype == .bool else {
        throw Op.failure("where", "the condition is bool, found \(inputs[0].dtype.name)")
      }
      let dims = try Op.inferBroadcast("where", [inputs[1], inputs[2]])
      return TensorSpec(inputs[1].dtype, try Op.inferDims("where", inputs[0].dims, dims))
    },
    prepare: { inputs, output, _ in
      selectKernel(
        inputs[0].dims, inputs[1].dims, inputs[2].dims, output: output.dims, size: output.dtype.size)
    },
    gradient: { g in
      let zero = Tensor.scalar(0, g.upstream.dtype)
      return [
        nil,
        unbroadcast(dispatch(select, [g.inputs[0], g.upstream, zero]), to: g.inputs[1]),
        unbroadcast(dispatch(select, [g.inputs[0], zero, g.upstream]), to: g.inputs[2]),
      ]
    },
    samples: [
      OpSample(
        [
          .init(.bool, [3], [1, 0, 1]), .init(.float64, [3], [1, 2, 3]),
          .init(.float64, [3], [4, 5, 6]),
        ]
      ) { $0[0] != 0 ? $0[1] : $0[2] },
      OpSample(
        [.init(.bool, [2, 1], [1, 0]), .init(.float64, [3], [1, 2, 3]), .init(.float64, [], [4])]),
      OpSample(
        [.init(.float32, [1], [1]), .init(.float32, [1], [1]), .init(.float32, [1], [1])],
        isRefused: true),
    ], elements: .everything)

  /// The dtype changes, values are kept as far as the new dtype can; real numbers lose their fraction on the
  /// way to integers. Integers wrap around. A real number that no integer of 32 bits (64 for int64, uint32
  /// and uint64) can hold, NaN included, becomes the smallest of them first.
  static let cast: Op = Op(
    "cast", .cast,
    infer: { inputs, attribute in
      guard case .dtype(let dtype) = attribute else { preconditionFailure("cast without dtype") }
      guard dtype != .string, inputs[0].dtype != .string else {
        throw Op.failure(
          "cast", "there is no cast from \(inputs[0].dtype.name) to \(dtype.name); "
            + "tf.strings.toNumber and tf.strings.asString convert text")
      }
      return TensorSpec(dtype, inputs[0].dims)
    },
    prepare: { inputs, output, _ in
      unaryKernel(
        ck_cast(Int32(inputs[0].dtype.rawValue), Int32(output.dtype.rawValue))!,
        count: output.elementCount, inputSize: inputs[0].dtype.size, outputSize: output.dtype.size)
    },
    gradient: { g in
      [g.x.dtype.isFloating ? Tensor.cast(g.upstream, to: g.x.dtype) : nil]
    },
    samples: [
      OpSample([.init(.float64, [4], [1.7, -1.7, 0, 300])], .dtype(.int32)) { $0[0].rounded(.towardZero) },
      OpSample([.init(.uint8, [2], [255, 3])], .dtype(.float32)) { $0[0] },
      OpSample([.init(.float64, [2], [0.5, 0])], .dtype(.bool), checksGradient: false) { $0[0] != 0 ? 1 : 0 },
      OpSample([.init(.float64, [2], [0.5, 2])], .dtype(.float64)) { $0[0] },
      OpSample([.init(.float64, [2], [0.5, -2])], .dtype(.float16), checksGradient: false) { $0[0] },
      OpSample([.init(.bfloat16, [2], [0.5, -2.7])], .dtype(.int8)) { $0[0].rounded(.towardZero) },
    ], elements: .everyNumber)

  package static let all = [select, cast]
}

extension Tensor {
  package static func cast(_ x: Tensor, to dtype: DType) -> Tensor {
    x.dtype == dtype ? x : dispatch(SelectionOps.cast, [x], .dtype(dtype))
  }
}
