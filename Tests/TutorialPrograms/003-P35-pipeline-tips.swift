// Orders of a pipeline that are good, and one that is not.
import TensorKit

var dataset = tf.data.Dataset.fromTensorSlices(0..<1000)
dataset = dataset.shuffle(1000)
dataset = dataset.batch(32)
dataset = dataset.prefetch(tf.data.autotune)

// Fetching ahead before batching helps less, but works.
var datasetBad = tf.data.Dataset.fromTensorSlices(0..<1000)
datasetBad = datasetBad.prefetch(tf.data.autotune)
datasetBad = datasetBad.batch(32)

var datasetCached = tf.data.Dataset.fromTensorSlices(0..<100)
datasetCached = datasetCached.map { x in x ** 2 }
datasetCached = datasetCached.cache()
datasetCached = datasetCached.batch(32)
datasetCached = datasetCached.prefetch(tf.data.autotune)

print("Dataset pipeline optimized for speed")
