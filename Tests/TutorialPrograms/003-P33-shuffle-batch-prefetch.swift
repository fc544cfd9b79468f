// Shuffled, batched, fetched ahead: 16 batches, the last of 20.
import TensorKit

let X = np.random.randn(500, 10).astype(.float32)
let y = np.random.randint(0, 2, [500]).astype(.int32)

var dataset = tf.data.Dataset.fromTensorSlices((X, y))
dataset = dataset.shuffle(bufferSize: 500)
dataset = dataset.batch(32)
dataset = dataset.prefetch(tf.data.autotune)

for (features, labels) in dataset.take(1) {
  print("Features shape:", features.shape)
  print("Labels shape:", labels.shape)
  print("First batch labels:", labels.numpy())
}
