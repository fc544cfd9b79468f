// What recurrent layers remember, and with how many gates.
import TensorKit

print("LSTM Advantages:")
print("  1. Remembers long-range dependencies (words far apart)")
print("  2. Handles variable-length sequences efficiently")
print("  3. Solves vanishing gradient problem")
print("")
print("LSTM vs Traditional RNN:")
print("  RNN: small hidden state, prone to forgetting")
print("  LSTM: gated mechanism explicitly controls what to remember/forget")
print("  GRU: similar to LSTM but simpler (2 gates, LSTM has 4)")
print("")

let architectures: OrderedDictionary = [
  "LSTM": "Full gating mechanism, 4 gates (forget, input, output, cell)",
  "GRU": "Simplified, 2 gates (reset, update), fewer params than LSTM",
  "SimpleRNN": "Basic recurrence, no gating, vanishing gradients",
  "Bidirectional": "Process sequence left-to-right AND right-to-left",
]

print("RNN Architecture Comparison:")
for (name, desc) in architectures {
  print("  \(name): \(desc)")
}
