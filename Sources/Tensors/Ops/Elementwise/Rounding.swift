import CKernels

package enum RoundingOps {
  static let floor: Op = Op.unary(
    "floor", CK_FLOOR, .floating,
    samples: [sampleUnary([1.5, -1.5, 2], checksGradient: false, { $0.rounded(.down) })])
  static let ceil: Op = Op.unary(
    "ceil", CK_CEIL, .floating,
    samples: [sampleUnary([1.5, -1.5, 2], checksGradient: false, { $0.rounded(.up) })])
  /// Half goes to even.
  static let round: Op = Op.unary(
    "round", CK_ROUND, .floating,
    samples: [
      sampleUnary([1.5, 2.5, -0.5, -1.7], checksGradient: false, { $0.rounded(.toNearestOrEven) })
    ])
  static let logicalNot: Op = Op.unary(
    "logicalNot", CK_NOT, .boolean, samples: [sampleUnary([0, 1], dtype: .bool, { 1 - $0 })])

  static let isnan: Op = test("isnan", CK_ISNAN) { $0.isNaN }
  static let isinf: Op = test("isinf", CK_ISINF) { $0.isInfinite }
  static let isfinite: Op = test("isfinite", CK_ISFINITE) { $0.isFinite }

  package static let all = [floor, ceil, round, logicalNot, isnan, isinf, isfinite]

  private static func test(_ name: String, _ code: ck_test_op, _ reference: @escaping (Double) -> Bool)
    -> Op
  {
    let code = Int32(code.rawValue)
    return Op(
      name, .test(code),
      infer: { inputs, _ in
        guard inputs[0].dtype.isFloating else {
          throw Op.failure(name, "takes a floating dtype, found \(inputs[0].dtype.name)")
        }
        return TensorSpec(.bool, inputs[0].dims)
      },
      prepare: { inputs, output, _ in
        unaryKernel(
          ck_test(code, Int32(inputs[0].dtype.rawValue))!, count: output.elementCount,
          inputSize: inputs[0].dtype.size, outputSize: 1)
      },
      samples: [
        sampleUnary([1, .nan, .infinity, -.infinity, 0], checksGradient: false) { reference($0) ? 1 : 0 }
      ], elements: .everyNumber)
  }
}
