// Imagined loss curves of optimizers, and schedules of learning rates.
import TensorKit

let epochs = 100
np.random.seed(42)

let sgdLoss = 10 * np.exp(-0.02 * np.arange(epochs)) + 0.3 + np.random.normal(0, 0.1, epochs)
let sgdMomentumLoss = 10 * np.exp(-0.035 * np.arange(epochs)) + 0.25 + np.random.normal(0, 0.08, epochs)
let adamLoss = 10 * np.exp(-0.05 * np.arange(epochs)) + 0.2 + np.random.normal(0, 0.06, epochs)
let adamwLoss = 10 * np.exp(-0.05 * np.arange(epochs)) + 0.15 + np.random.normal(0, 0.06, epochs)

let (fig, axes) = plt.subplots(1, 2, figsize: (14, 5))

var ax = axes[0]
ax.plot(sgdLoss, "o-", linewidth: 2, markersize: 2, label: "SGD (lr=0.01)", alpha: 0.8)
ax.plot(sgdMomentumLoss, "s-", linewidth: 2, markersize: 2, label: "SGD + Momentum", alpha: 0.8)
ax.plot(adamLoss, "^-", linewidth: 2, markersize: 2, label: "Adam (lr=0.001)", alpha: 0.8)
ax.plot(adamwLoss, "d-", linewidth: 2, markersize: 2, label: "AdamW (weight decay)", alpha: 0.8)
ax.setXlabel("Epoch", fontsize: 12, fontweight: .bold)
ax.setYlabel("Loss Value", fontsize: 12, fontweight: .bold)
ax.setTitle("Optimizer Convergence Comparison", fontsize: 13, fontweight: .bold)
ax.legend(fontsize: 11, loc: .upperRight)
ax.grid(true, alpha: 0.3)
ax.setYscale(.log)

ax = axes[1]
let steps = np.arange(200)
let lrConstant = np.onesLike(steps) * 0.001

let initialLr = 0.001
let decayRate = 0.96
let decaySteps = 10
let lrExponential = initialLr * (decayRate ** (steps / decaySteps))

let finalLr = 0.00001
let power = 1
let lrPolynomial = (initialLr - finalLr) * ((1 - steps / 200) ** power) + finalLr
let lrCosine = finalLr + 0.5 * (initialLr - finalLr) * (1 + np.cos(np.pi * steps / 200))

ax.plot(steps, lrConstant * 1000, "b-", linewidth: 2.5, label: "Constant (1e-3)")
ax.plot(steps, lrExponential * 1000, "g-", linewidth: 2.5, label: "Exponential Decay")
ax.plot(steps, lrPolynomial * 1000, "r-", linewidth: 2.5, label: "Polynomial Decay")
ax.plot(steps, lrCosine * 1000, "m-", linewidth: 2.5, label: "Cosine Annealing")
ax.setXlabel("Training Step", fontsize: 12, fontweight: .bold)
ax.setYlabel("Learning Rate (×1e-3)", fontsize: 12, fontweight: .bold)
ax.setTitle("Learning Rate Schedules", fontsize: 13, fontweight: .bold)
ax.legend(fontsize: 11, loc: .upperRight)
ax.grid(true, alpha: 0.3)

plt.tightLayout()
plt.show()

print("\nOptimizer Characteristics:")
print("┌─────────────┬──────────┬──────────────┬─────────────────────┐")
print("│ Optimizer   │ Speed    │ Final Loss   │ Best For            │")
print("├─────────────┼──────────┼──────────────┼─────────────────────┤")
print("│ SGD         │ Slow     │ 0.3 (noisy)  │ Simple, interpretable│")
print("│ SGD+Mom     │ Fast     │ 0.25 (noisy) │ Standard choice     │")
print("│ Adam        │ V.Fast   │ 0.2 (smooth) │ Deep networks       │")
print("│ AdamW       │ V.Fast   │ 0.15 (best)  │ Weight decay needed │")
print("│ RMSprop     │ Fast     │ 0.22 (good)  │ RNN/LSTM            │")
print("└─────────────┴──────────┴──────────────┴─────────────────────┘")

print("\nLearning Rate Schedule Effects:")
print("• Constant: Simple, but may overshoot minimum or get stuck")
print("• Exponential: Smooth decay, good for most problems")
print("• Polynomial: Gradual decrease, allows fine-tuning at end")
print("• Cosine: Smooth + warm restart variant for ensemble training")
