// Filters, numbers of parameters, sizes of outputs.
import TensorKit

let edgeFilter = np.array(
  [
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ], dtype: .float32)

print("Vertical edge detection filter (Sobel):")
print(edgeFilter)
print("")

let paramsPerFilter = 3 * 3 * 3
let totalParams = 32 * paramsPerFilter + 32
print("Conv2D(32, (3,3)) on RGB image: \(totalParams) parameters")

// With `same` padding the output is as large as the input, divided by the stride and rounded up.
func outputSize(_ inputSize: Int, _ kernelSize: Int, _ stride: Int, _ paddingType: String) -> Int {
  let padding = paddingType == "same" ? kernelSize - 1 : 0
  return (inputSize - kernelSize + padding) / stride + 1
}

print("\n32x32 image with Conv2D(kernel=3, stride=1, padding=same):")
print("  Output size: \(outputSize(32, 3, 1, "same"))x\(outputSize(32, 3, 1, "same"))")

print("\n32x32 image with Conv2D(kernel=3, stride=2, padding=same):")
print("  Output size: \(outputSize(32, 3, 2, "same"))x\(outputSize(32, 3, 2, "same"))")

// The layers agree.
let image = tf.zeros([1, 32, 32, 3])
for strides in [1, 2] {
  let layer = layers.Conv2D(32, (3, 3), strides: strides, padding: .same)
  print(layer(image).shape, layer.countParams())
}
