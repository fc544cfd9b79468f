import Sessions
import Testing

@Suite struct LookupTests {
  @Test(arguments: [
    ("tf.reduce_sum", "tf.reduceSum"), ("tf.keras.layers.Dense", "tf.keras.layers.Dense"), ("keras.optimizers.Adam", "keras.optimizers.Adam"),
    ("np.linspace", "np.linspace"), ("tf.GradientTape", "tf.GradientTape"), ("tf.keras.Sequential", "tf.keras.Sequential"),
    ("tf.data.Dataset.from_tensor_slices", "tf.data.Dataset.fromTensorSlices"), ("tf.reduce_mean", "tf.reduceMean"),
    ("tf.constant", "tf.constant"), ("tf.Variable", "tf.Variable"),
    ("tf.keras.callbacks.EarlyStopping", "tf.keras.callbacks.EarlyStopping"), ("logging.getLogger", "logging.getLogger"),
  ]) func aPythonNameIsFoundUnderItsSwiftName(_ pair: (python: String, swift: String)) {
    #expect(PythonLookup().find(pair.python)?.name == pair.swift)
  }

  @Test func methodsAreFoundUnderTheirType() {
    #expect(PythonLookup().find("model.fit")?.signatures.isEmpty == false)
    #expect(PythonLookup().find("history.history")?.signatures.isEmpty == false)
  }

  @Test func whatThisVersionLacksIsNotFound() {
    #expect(PythonLookup().find("tf.distribute.MirroredStrategy") == nil)
  }

  @Test func aFunctionComesWithItsSignatureAndDocumentation() {
    let answer = PythonLookup().find("tf.reduce_sum")
    #expect(answer?.signatures.contains { $0.contains("keepdims: Bool") } == true)
    #expect(answer?.summary.isEmpty == false)
  }
}
