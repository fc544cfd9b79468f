// When fit, when a loop of one's own.
import TensorKit

let model = tf.keras.Sequential([layers.Dense(10, activation: .relu)])
model.compile(optimizer: .adam, loss: .mse)

print("Use model.fit() if:")
print("  - Standard supervised learning (classification, regression)")
print("  - You want simple, clean code")
print("  - You are a beginner")
print("")
print("Use custom loop if:")
print("  - Adversarial training (GANs, adversarial examples)")
print("  - Multi-task learning (different losses per task)")
print("  - Reinforcement learning (state-value functions, policy gradients)")
print("  - Meta-learning (learn-to-learn)")
print("  - Custom gradient computation needed")
