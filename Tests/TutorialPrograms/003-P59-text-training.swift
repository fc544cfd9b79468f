// An LSTM on reviews of numbered words: drawn ones in place of imdb, where some words are good and some bad.
import TensorKit

let vocabSize = 1000
let seqLength = 20

let model = keras.Sequential([
  layers.Input(shape: [seqLength]),
  layers.Embedding(vocabSize, 32),
  layers.LSTM(64, returnSequences: false),
  layers.Dropout(0.3),
  layers.Dense(1, activation: .sigmoid),
])

model.compile(optimizer: .adam, loss: .binaryCrossentropy, metrics: [.accuracy])

// Words under 500 are more frequent in good reviews, the others in bad ones.
func reviews(_ count: Int) -> ([[Int]], NDArray) {
  let labels = np.random.randint(0, 2, count)
  let texts = (0..<count).map { i -> [Int] in
    let length = Int.random(in: 10...40)
    let isGood = labels[i].item() == 1
    return (0..<length).map { _ in
      let isTypical = Double.random(in: 0..<1) < 0.7
      return Int.random(in: isTypical == isGood ? 1..<500 : 500..<1000)
    }
  }
  return (texts, labels)
}

let (trainTexts, yTrain) = reviews(1000)
let (testTexts, yTest) = reviews(200)

let xTrain = keras.preprocessing.sequence.padSequences(trainTexts, maxlen: seqLength)
let xTest = keras.preprocessing.sequence.padSequences(testTexts, maxlen: seqLength)

print("Training data shape: \(xTrain.shape)")
print("  \(xTrain.shape[0]) reviews, each \(xTrain.shape[1]) tokens")
print("Labels: \(yTrain.shape) (0=negative, 1=positive sentiment)")

model.fit(xTrain, yTrain, epochs: 5, batchSize: 128, validationSplit: 0.2, verbose: 1)

let scores = model.evaluate(xTest, yTest, verbose: 0)
let (testLoss, testAccuracy) = (scores[0], scores[1])
print("\nTest accuracy: \(testAccuracy, ".2%")")
print("Test loss: \(testLoss, ".4f")")

let newReviews = keras.preprocessing.sequence.padSequences(
  [
    [1, 45, 120, 50, 200, 0, 0, 0, 0, 0],
    [200, 50, 30, 15, 8, 2, 1, 0, 0, 0],
  ], maxlen: seqLength)

let predictions = model.predict(newReviews)
print("\nPredictions (probability of positive sentiment):")
for (i, pred) in predictions.enumerated() {
  print("  Review \(i + 1): \(pred[0], ".2%")")
}
