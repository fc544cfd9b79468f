// Three charts of losses, and a table.
import TensorKit

let predictions = np.linspace(0.01, 0.99, 100)

let (fig, axes) = plt.subplots(1, 3, figsize: (15, 4))

let bceLossTrue = -np.log(predictions)
let bceLossFalse = -np.log(1 - predictions)

var ax = axes[0]
ax.plot(predictions, bceLossTrue, "b-", linewidth: 2.5, label: "True label = 1")
ax.plot(predictions, bceLossFalse, "r-", linewidth: 2.5, label: "True label = 0")
ax.setXlabel("Predicted Probability", fontsize: 11)
ax.setYlabel("Loss Value", fontsize: 11)
ax.setTitle("Binary Cross-Entropy Loss", fontsize: 12, fontweight: .bold)
ax.legend(fontsize: 10)
ax.grid(true, alpha: 0.3)
ax.setYlim([0, 5])

let mseLoss = (predictions - 0) ** 2
let maeLoss = np.abs(predictions - 0)

ax = axes[1]
ax.plot(predictions, mseLoss, "g-", linewidth: 2.5, label: "MSE = (y - ŷ)²")
ax.plot(predictions, maeLoss, "orange", linewidth: 2.5, label: "MAE = |y - ŷ|")
ax.setXlabel("Prediction Error (distance from 0)", fontsize: 11)
ax.setYlabel("Loss Value", fontsize: 11)
ax.setTitle("Regression Losses: MSE vs MAE", fontsize: 12, fontweight: .bold)
ax.legend(fontsize: 10)
ax.grid(true, alpha: 0.3)

let scores = np.linspace(-2, 2, 100)
let yTruePos = 1
let yTrueNeg = -1
let hingePos = np.maximum(1 - yTruePos * scores, 0)
let hingeNeg = np.maximum(1 - yTrueNeg * scores, 0)

ax = axes[2]
ax.plot(scores, hingePos, "purple", linewidth: 2.5, label: "True class = +1")
ax.plot(scores, hingeNeg, "brown", linewidth: 2.5, label: "True class = -1")
ax.axvline(x: 1, color: "gray", linestyle: "--", alpha: 0.5, label: "Margin boundary")
ax.axvline(x: -1, color: "gray", linestyle: "--", alpha: 0.5)
ax.setXlabel("Model Score (prediction)", fontsize: 11)
ax.setYlabel("Loss Value", fontsize: 11)
ax.setTitle("Hinge Loss (SVM)", fontsize: 12, fontweight: .bold)
ax.legend(fontsize: 10)
ax.grid(true, alpha: 0.3)

plt.tightLayout()
plt.show()

print("\nLoss Function Behavior (True label = 1):")
print("┌──────────────┬────────────────┬──────────┬─────────┐")
print("│ Prediction   │ Binary CE Loss │ MSE Loss │ Notes   │")
print("├──────────────┼────────────────┼──────────┼─────────┤")
let predictionsTest = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]
for pred in predictionsTest {
  let bce = -np.log(pred)
  let mse = (1 - pred) * (1 - pred)
  let notes = pred > 0.7 ? "✓ Good" : pred > 0.5 ? "⚠ OK" : "✗ Bad"
  print("│ \(pred, "12.2f") │ \(bce, "14.3f") │ \(mse, "8.3f") │ \(notes, "7s") │")
}
print("└──────────────┴────────────────┴──────────┴─────────┘")

print("\nKey Insights:")
print("• Binary CE grows without bound as the prediction goes wrong (a logarithm)")
print("• MSE penalizes quadratically (smoother gradient)")
print("• For probability outputs: use Cross-Entropy")
print("• For regression (continuous values): use MSE or MAE")
print("• Categorical CE generalizes Binary CE to multi-class")
