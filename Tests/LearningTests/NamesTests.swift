import Learning
import Testing

@Suite struct NamesTests {
  @Test func classNamesBecomeSnakeCaseAsInKeras() {
    let expected = [
      "Dense": "dense", "MaxPooling2D": "max_pooling2d", "InputLayer": "input_layer",
      "ReLU": "re_lu", "LSTM": "lstm", "GRUCell": "gru_cell", "Conv2D": "conv2d",
      "GlobalAveragePooling2D": "global_average_pooling2d", "LeakyReLU": "leaky_re_lu",
      "BatchNormalization": "batch_normalization", "MyQ": "my_q",
    ]
    for (name, snake) in expected { #expect(AutomaticNames.snakeCase(name) == snake) }
  }
}
