// The largest value of each window of 2 x 2.
import TensorKit

let featureMap = np.array(
  [
    [1, 3, 2, 5],
    [4, 2, 1, 3],
    [2, 5, 6, 1],
    [3, 2, 4, 7],
  ], dtype: .float32)

print("Original 4x4 feature map:")
print(featureMap)

let pooled = np.array(
  [
    [4, 5],
    [5, 7],
  ], dtype: .float32)

print("\nAfter MaxPooling2D((2,2)):")
print(pooled)
// What was worked out by hand is what the layer gives.
let byLayer = layers.MaxPooling2D((2, 2))(tf.reshape(featureMap, [1, 4, 4, 1]))
print(np.allclose(tf.reshape(byLayer, [2, 2]), pooled))
print("Size reduced: 4x4 → 2x2 (75% fewer values)")

print("\nBenefits of MaxPooling:")
print("  1. Reduces spatial dimensions → faster computation")
print("  2. Makes features translation-invariant (resistant to small shifts)")
print("  3. Keeps most important information (max value)")
print("  4. Prevents overfitting by reducing parameters")
