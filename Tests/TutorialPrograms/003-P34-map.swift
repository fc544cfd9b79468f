// Every element through a function, in parallel.
import TensorKit

let X = np.random.randint(0, 256, [100, 28, 28], dtype: .uint8)
let y = np.random.randint(0, 10, [100], dtype: .int32)

let images = tf.data.Dataset.fromTensorSlices((X, y))

func preprocessImage(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) {
  var x = tf.cast(x, .float32)
  x = x / 255.0
  let noise = tf.random.normal([28, 28], stddev: 0.05)
  x = x + noise
  return (x, y)
}

var dataset = images.map(preprocessImage, numParallelCalls: tf.data.autotune)
dataset = dataset.batch(32)
dataset = dataset.prefetch(tf.data.autotune)

for (batchX, batchY) in dataset.take(1) {
  print("Batch shape after preprocessing:", batchX.shape)
  print("Pixel range about [0, 1]:", tf.reduceMin(batchX).numpy(), "-", tf.reduceMax(batchX).numpy())
  print(batchY.shape)
}
