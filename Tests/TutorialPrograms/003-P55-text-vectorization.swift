// Words become numbers.
import TensorKit

let texts = [
  "I love deep learning",
  "Deep learning is great",
  "I love machine learning",
  "Great neural networks",
]

let vectorizer = keras.layers.TextVectorization(maxTokens: 50, outputSequenceLength: 10)
vectorizer.adapt(texts)

print("Vocabulary size:", vectorizer.getVocabulary().count)
print("Sample vocabulary:", vectorizer.getVocabulary()[..<10])

let sampleText = "I love deep learning"
let vectorized = vectorizer(sampleText)
print("\nOriginal: \"\(sampleText)\"")
print("Vectorized: \(vectorized.numpy())")
print("(each number is token ID)")

print("\nTextVectorization parameters:")
print("  - max_tokens: Keep only top N most frequent words (vocabulary size)")
print("  - output_sequence_length: Pad to fixed length (handles variable-length inputs)")
print("  - standardize: Lowercase, remove punctuation (default) or custom function")
print("  - split: Split by whitespace (default) or custom regex")
print("  - ngrams: Also include bigrams (word pairs), trigrams, etc.")
