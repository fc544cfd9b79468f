import Tensors
import Testing

extension SerializedTests {
  @Suite struct PrintingTests {
    /// The second file has every dtype; `make_printing.py` wrote it.
    static let files = ["printing.json", "printing_dtypes.json"]

    @Test(arguments: files) func arraysPrintAsNumPyPrintsThem(_ file: String) {
      for item in Golden.cases(file) {
        let array = NDArray(Golden.tensor(item))
        #expect(array.description == item["str"] as! String)
        #expect(array.debugDescription == item["repr"] as! String)
      }
    }

    @Test(arguments: files) func tensorsPrintAsTensorFlowPrintsThem(_ file: String) {
      for item in Golden.cases(file) {
        let tensor = Golden.tensor(item)
        let plain = (item["tf"] as! String).replacing("{str}", with: item["str"] as! String)
        let full = (item["tfrepr"] as! String).replacing("{repr}", with: item["repr"] as! String)
        #expect(tensor.description == plain)
        #expect(tensor.debugDescription == full)
      }
    }

    @Test func variablesPrintTheirNameShapeAndValue() {
      let counter = tf.Variable(3)
      #expect("\(counter)" == "<tf.Variable 'Variable:0' shape=() dtype=int32, numpy=3>")
      let weights = tf.Variable([1.0, 2.0], name: "w")
      #expect(
        "\(weights)"
          == "<tf.Variable 'w:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>")
    }

    @Test func shapesAndDTypesPrintAsInPython() {
      #expect("\(tf.zeros([3]).shape) \(tf.zeros([2, 3]).shape) \(tf.zeros([]).shape)" == "(3,) (2, 3) ()")
      #expect("\(tf.zeros([1]).dtype)" == "<dtype: 'float32'>")
      #expect(String(reflecting: DType.int32) == "tf.int32")
    }

    @Test func unknownAxesPrintAsNone() {
      #expect(TensorShape([-1, 64]).description == "(None, 64)")
    }
  }
}
