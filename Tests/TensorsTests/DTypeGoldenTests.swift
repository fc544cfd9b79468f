import CKernels
import Display
import Tensors
import Testing

extension SerializedTests {
  /// Against what TensorFlow and NumPy compute; `make_dtypes.py` wrote the file.
  @Suite struct DTypeGoldenTests {
    static let cases = Golden.cases("dtypes.json")

    private func cases(_ kind: String) -> [[String: Any]] { Self.cases.filter { $0["kind"] as! String == kind } }

    private func inputs(_ item: [String: Any]) -> [Tensor] {
      let dtype = Golden.dtype(item["dtype"])
      return (item["inputs"] as! [String]).map {
        let words = Golden.words($0)
        return Golden.tensor(words, dtype, [words.count])
      }
    }

    /// The elements as the golden file writes them.
    private func check(_ found: Tensor, _ item: [String: Any], _ label: String, tolerance: Double = 0) {
      if let failure = ExecutionContext.current.failure {
        Issue.record("\(label): \(failure)")
        ExecutionContext.current.reset()
        return
      }
      #expect(found.dtype == Golden.dtype(item["result"]), "\(label)")
      let words = Golden.words(item["values"])
      for index in 0..<min(found.elementCount, words.count) {
        if found.dtype.isFloating {
          let value = readDouble(found.pointer, index, found.dtype)
          #expect(isClose(value, Double(words[index])!, tolerance), "\(label)[\(index)]: \(value), not \(words[index])")
        } else {
          let value = tf.reshape(found, [-1])[index].numpy().description
          let text = found.dtype == .bool ? (value == "True" ? "1" : "0") : value
          #expect(text == words[index], "\(label)[\(index)]")
        }
      }
    }

    @Test func conversionsFollowOneRule() {
      withContext { context in
        for twin in [CK_PLAIN, CK_AVX2, CK_AVX512] {
          ck_limit_twin(Int32(twin.rawValue))
          for item in cases("cast") {
            let x = inputs(item)[0]
            check(tf.cast(x, Golden.dtype(item["result"])), item, "cast \(x.dtype.name) to \(item["result"]!)")
          }
        }
        ck_limit_twin(Int32(CK_AVX512.rawValue))
        #expect(context.failure == nil)
      }
    }

    @Test func arraysPromoteAsInNumPy() {
      for item in cases("promote") {
        let (a, b) = (Golden.dtype(item["dtype"]), Golden.dtype(item["other"]))
        #expect(DType.promoted(a, b).name == item["result"] as! String, "\(a.name) with \(b.name)")
      }
    }

    @Test func numbersAndFunctionsGiveNumPysDTypes() {
      for item in cases("numpy") {
        let x = np.ones([2], dtype: Golden.dtype(item["dtype"]))
        let found =
          switch item["op"] as! String {
          case "+ 1": x + 1
          case "+ 1.5": x + 1.5
          case "/ 2": x / 2
          case "x / x": x / x
          case "exp": np.exp(x)
          case "sqrt": np.sqrt(x)
          case "sum": np.sum(x)
          case "mean": np.mean(x)
          case "2 * x": 2 * x
          case "x * 0.5": x * 0.5
          case "prod": np.prod(x)
          default: np.std(x)
          }
        #expect(found.dtype.name == item["result"] as! String, "\(item["op"]!) of \(x.dtype.name)")
      }
    }

    static let binaries: [String: (Tensor, Tensor) -> Tensor] = [
      "add": { $0 + $1 }, "subtract": { $0 - $1 }, "multiply": { $0 * $1 }, "divide": { $0 / $1 },
      "maximum": { tf.maximum($0, $1) }, "minimum": { tf.minimum($0, $1) },
      "bitwiseAnd": { $0 & $1 }, "bitwiseOr": { $0 | $1 }, "bitwiseXor": { $0 ^ $1 },
      "floordiv": { tf.math.floordiv($0, $1) }, "floormod": { $0 % $1 },
      "truncatediv": { tf.truncatediv($0, $1) }, "truncatemod": { tf.truncatemod($0, $1) },
      "leftShift": { tf.bitwise.leftShift($0, $1) }, "rightShift": { tf.bitwise.rightShift($0, $1) },
      "pow": { $0 ** $1 }, "equal": { $0 == $1 }, "less": { $0 < $1 }, "greaterEqual": { $0 >= $1 },
    ]
    static let unaries: [String: (Tensor) -> Tensor] = [
      "negative": { -$0 }, "abs": { tf.abs($0) }, "sign": { tf.sign($0) }, "square": { tf.square($0) },
      "invert": { ~$0 }, "reduceSum": { tf.reduceSum($0) }, "reduceMax": { tf.reduceMax($0) },
      "reduceMin": { tf.reduceMin($0) }, "reduceProd": { tf.reduceProd($0) }, "argmax": { tf.argmax($0) },
      "reduceMean": { tf.reduceMean($0) }, "floor": { tf.floor($0) }, "ceil": { tf.math.ceil($0) },
      "round": { tf.round($0) }, "relu": { tf.nn.relu($0) }, "isFinite": { tf.math.isFinite($0) },
      "exp": { tf.exp($0) }, "tanh": { tf.tanh($0) }, "sigmoid": { tf.sigmoid($0) }, "sqrt": { tf.sqrt($0) },
      "log": { tf.math.log($0) }, "softmax": { tf.nn.softmax($0) },
    ]

    @Test func integersWrapAroundAndDivideAsInTensorFlow() {
      withContext { context in
        for item in cases("binary") {
          let (x, name) = (inputs(item), item["op"] as! String)
          check(Self.binaries[name]!(x[0], x[1]), item, "\(name) \(x[0].dtype.name)")
        }
        #expect(context.failure == nil)
      }
    }

    @Test func functionsOfOneTensorGiveTensorFlowsValues() {
      // Where TensorFlow rounds in the middle of a function, the last place may differ.
      let inexact: Set = ["exp", "tanh", "sigmoid", "softmax", "log"]
      withContext { context in
        for item in cases("unary") {
          let (x, name) = (inputs(item)[0], item["op"] as! String)
          let tolerance = inexact.contains(name) ? (x.dtype == .float16 ? 0.002 : 0.016) : 0
          check(Self.unaries[name]!(x), item, "\(name) \(x.dtype.name)", tolerance: tolerance)
        }
        #expect(context.failure == nil)
      }
    }

    @Test func saturatingCastsStayWithinTheDType() {
      withContext { context in
        for item in cases("saturate") {
          let x = inputs(item)[0]
          check(tf.saturateCast(x, Golden.dtype(item["result"])), item, "\(x.dtype.name) to \(item["result"]!)")
        }
        #expect(context.failure == nil)
      }
      func text(_ x: Tensor) -> String { x.numpy().description }
      #expect(text(tf.saturateCast([1e10, -1e10, 3.7, .infinity], .int32)) == "[ 2147483520 -2147483648           3  2147483520]")
      #expect(text(tf.saturateCast(tf.constant([300.7, -5.5, .nan]), .uint8)) == "[255   0   0]")
      #expect(text(tf.saturateCast(tf.constant([1e20, -1.0]), .uint64)) == "[18446742974197923840                    0]")
      #expect(text(tf.saturateCast(tf.constant([1e39], dtype: .float64), .float32)) == "[3.4028235e+38]")
      #expect(text(tf.saturateCast([1e5, 1.0], .float16)) == "[6.55e+04 1.00e+00]")
      #expect(failureMessage { _ = tf.saturateCast([true], .int32) }?.contains("found bool and int32") == true)
    }

    @Test func dtypesKnowTheirEnds() {
      let ends = DType.allCases.filter(\.isNumeric).map { "\($0.name) \($0.min) \($0.max)" }
      #expect(ends == [
        "uint8 0 255", "int8 -128 127", "uint16 0 65535", "int16 -32768 32767", "uint32 0 4294967295",
        "int32 -2147483648 2147483647", "uint64 0 18446744073709551615",
        "int64 -9223372036854775808 9223372036854775807", "float32 -3.4028235e+38 3.4028235e+38",
        "float64 -1.7976931348623157e+308 1.7976931348623157e+308", "float16 -6.55e+04 6.55e+04",
        "bfloat16 -3.38953e+38 3.38953e+38",
      ])
      #expect(failureMessage { _ = DType.string.max } == "[DType.max] string has no numbers")
      #expect(tf.asDtype("half") == .float16 && tf.dtypes.asDtype("uint64") == .uint64)
      #expect(failureMessage { _ = tf.asDtype("foo") } == "[asDtype] there is no dtype \"foo\"")
      #expect(!DType.bool.isInteger && DType.uint8.isUnsigned && DType.bfloat16.isFloating && !DType.string.isNumeric)
    }

    @Test func gradientsFlowThroughHalves() {
      for dtype in [DType.float16, .bfloat16] {
        let x = tf.constant([0.5, -1.0, 2.0], dtype: dtype)
        let tape = GradientTape()
        tape.watch(x)
        let y = with(tape) { tf.reduceSum(tf.cast(x * x, .float32) * 3) + tf.cast(tf.reduceMean(tf.exp(x)), .float32) }
        let gradient = tape.gradient(y, x)
        #expect(gradient.dtype == dtype)
        for (found, value) in zip(gradient.doubles, [0.5, -1.0, 2.0]) {
          #expect(isClose(found, 6 * value + exp(value) / 3, 0.01))
        }
      }
    }

    @Test func meansOfHalvesDoNotOverflow() {
      #expect(tf.reduceMean(tf.fill([70000], tf.constant(2.0, dtype: .float16))).item() == 2)
      #expect(tf.reduceSum(tf.fill([300, 3], tf.constant(1.0, dtype: .bfloat16)), axis: 0).doubles == [300, 300, 300])
    }
  }
}

private func exp(_ x: Double) -> Double { Double(tf.exp(tf.constant(x, dtype: .float64))) }
