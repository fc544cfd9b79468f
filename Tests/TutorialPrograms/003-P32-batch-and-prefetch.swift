// Batches, fetched ahead; 32 of them, the last of 8.
import TensorKit

let data = tf.random.uniform([1000, 16])

var dataset = tf.data.Dataset.fromTensorSlices(data)
dataset = dataset.batch(32)
dataset = dataset.prefetch(bufferSize: tf.data.autotune)

for batch in dataset.take(3) {
  print("Batch shape:", batch.shape)
}
print("Batches:", dataset.cardinality())
