import Tensors
import Testing

extension SerializedTests {
  /// The public functions against what TensorFlow and NumPy compute from the same numbers.
  @Suite struct ValueTests {
    @Test func functionsGiveWhatTensorFlowAndNumPyGive() {
      var golden: [String: [String: Any]] = [:]
      for item in Golden.cases("values.json") { golden[item["label"] as! String] = item }
      func input(_ label: String) -> Tensor { Golden.tensor(golden[label]!) }
      let (x, y, p, i) = (input("x"), input("y"), input("p"), input("i"))
      let found: [(String, Tensor)] = [
        ("softmax", tf.nn.softmax(x)), ("softmax axis 1", tf.nn.softmax(x, axis: 1)),
        ("logSoftmax axis 0", tf.nn.logSoftmax(x, axis: 0)),
        ("reduceStd", tf.math.reduceStd(x, axis: [1])), ("reduceVariance", tf.math.reduceVariance(x)),
        ("reduceSum 0 2", tf.reduceSum(x, axis: [0, 2])),
        ("reduceMax keepdims", tf.reduceMax(x, axis: -1, keepdims: true)),
        ("reduceProd", tf.reduceProd(x, axis: -1)), ("argmax", tf.argmax(x)),
        ("argmin last", tf.argmin(x, axis: -1)), ("oneHot", tf.oneHot(i, 3)),
        ("oneHot axis 0", tf.oneHot(i, 3, onValue: 5, offValue: -1, axis: 0)),
        ("gather", tf.gather(x, i[0], axis: 1)), ("gather rows", tf.gather(p, i)),
        ("concat", tf.concat([x, y], axis: -1)), ("stack", tf.stack([x, y], axis: 1)),
        ("split", tf.split(x, [1, 2], axis: 1)[1]), ("tile", tf.tile(p, [2, 1])),
        ("transpose", tf.transpose(x, perm: [1, 2, 0])), ("clipByValue", tf.clipByValue(x, -1.0, 0.5)),
        ("matmul", tf.matmul(x, y, transposeB: true)),
        ("matmul row batches", tf.matmul(x, p, transposeB: true)),
        ("sparse cross entropy", tf.nn.sparseSoftmaxCrossEntropyWithLogits(labels: i, logits: x)),
        ("softmax cross entropy", tf.nn.softmaxCrossEntropyWithLogits(labels: tf.nn.softmax(y), logits: x)),
        ("sigmoid cross entropy", tf.nn.sigmoidCrossEntropyWithLogits(labels: p, logits: x[0])),
        ("where", tf.where(x > 0, x, y)), ("where places", tf.where(p > 0.5)),
        ("floormod", tf.math.floormod(x, y)), ("pow", tf.pow(p, 2.5)),
        ("linspace ints", tf.linspace(-3, 3, 13)), ("linspace reals", tf.linspace(0.0, 1.0, 10)),
        ("range", tf.range(3, 18, 3)), ("range reals", tf.range(0.5, 3.0, 0.75)), ("eye", tf.eye(2, 3)),
        ("cast", tf.cast(x, .int32)), ("int division", tf.constant([7, -7]) / tf.constant([2, 2])),
        ("int floordiv", tf.math.floordiv([7, -7], [2, 2])), ("int mod", tf.constant([7, -7]) % 3),
        ("round", tf.round([0.5, 1.5, -2.5, 2.4])), ("booleanMask", tf.booleanMask(p, p > 0.5)),
        ("np.std", np.std(tf.cast(x, .float64), axis: 0).asTensor), ("np.arange", np.arange(0, 1, 0.3).asTensor),
        ("np.linspace", np.linspace(-12, 12, num: 7).asTensor),
        ("np.linspace open", np.linspace(0, 1, num: 4, endpoint: false).asTensor),
        ("np.where", np.where(i > 0, 1, 0).asTensor),
        ("np.round", np.round(tf.cast(x, .float64), 2).asTensor), ("np.argmax", np.argmax(x).asTensor),
        ("np.mean", np.mean(i).asTensor), ("np.maximum", np.maximum(0, x).asTensor),
        ("astype", (x.numpy() > 0).astype(.int).asTensor),
        ("np.dot", np.dot(p, p.numpy().T).asTensor),
      ]
      #expect(found.count == golden.count - 4)
      for (label, tensor) in found {
        let wanted = golden[label]!
        #expect(tensor.dtype == Golden.dtype(wanted["dtype"]), "\(label)")
        #expect(tensor.dims == Golden.dims(wanted["dims"]), "\(label)")
        let values = Golden.words(wanted["values"]).map { Double($0)! }
        let tolerance = tensor.dtype == .float32 ? 2e-6 : 1e-12
        #expect(zip(tensor.doubles, values).allSatisfy { isClose($0, $1, tolerance) }, "\(label): \(tensor.doubles) \(values)")
      }
    }
  }
}
