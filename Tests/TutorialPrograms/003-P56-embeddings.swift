// Numbers of words become vectors.
import TensorKit

let vocabSize = 1000
let embeddingDim = 32

let embedding = layers.Embedding(inputDim: vocabSize, outputDim: embeddingDim)

let tokenSequence = np.array([[10, 20, 30, 40, 50]])

let embedded = embedding(tokenSequence)
print("Input shape (token IDs):", tokenSequence.shape)
print("  Batch of 1 sample, 5 tokens")

print("\nOutput shape (embedded vectors):", embedded.shape)
print("  Batch of 1 sample, 5 tokens, 32 dimensions each")

print("\n\nEmbedding vs One-Hot Encoding:")
print("One-Hot: [0,0,1,0,0,0,0,0,0,0] ← 1000-dimensional, sparse, wastes memory")
print("Embedding: [0.2, -0.5, 0.1, ...] ← 32-dimensional, dense, efficient")
print("Size reduction: 1000 → \(embeddingDim)x")

print("\nEmbedding learning:")
print("1. Initialize: random vectors for each word")
print("2. Train model on downstream task (e.g., sentiment classification)")
print("3. Backprop updates embedding vectors")
print("4. Similar words naturally end up with similar vectors")
print("5. Example: \"good\" and \"great\" vectors become close")
