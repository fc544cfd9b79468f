// The training loop: mini-batches, gradients, one step per variable.
import TensorKit

matplotlib.rcParams["figure.figsize"] = [10, 6]

var x = tf.linspace(-3, 3, 201)
x = tf.cast(x, .float32)

func f(_ x: Tensor) -> Tensor { x ** 2 + 2 * x - 8 }

let y = f(x) + tf.random.normal(shape: [201])

class Model: tf.Module {
  let wQ: Variable
  let wL: Variable
  let b: Variable

  init() {
    let randInit = tf.random.uniform(shape: [3], minval: 0, maxval: 5, seed: 22)
    wQ = tf.Variable(randInit[0])
    wL = tf.Variable(randInit[1])
    b = tf.Variable(randInit[2])
  }

  lazy var traced = tf.function { [unowned self] (x: Tensor) in self.wQ * (x ** 2) + self.wL * x + self.b }

  func callAsFunction(_ x: Tensor) -> Tensor { traced(x) }
}

let quadModel = Model()

func mseLoss(_ yPred: Tensor, _ y: Tensor) -> Tensor { tf.reduceMean(tf.square(yPred - y)) }

let batchSize = 32
var dataset = tf.data.Dataset.fromTensorSlices((x, y))
dataset = dataset.shuffle(bufferSize: x.shape[0]).batch(batchSize)

let epochs = 150
let learningRate = 0.01
var losses: [Tensor] = []

for epoch in 0..<epochs {
  for (xBatch, yBatch) in dataset {
    let tape = tf.GradientTape()
    let batchLoss = with(tape) { mseLoss(quadModel(xBatch), yBatch) }
    let grads = tape.gradient(batchLoss, quadModel.variables)
    for (g, v) in zip(grads, quadModel.variables) {
      v.assignSub(learningRate * g)
    }
  }

  let loss = mseLoss(quadModel(x), y)
  losses.append(loss)
  if epoch % 10 == 0 {
    print("Mean squared error for step \(epoch): \(loss.numpy(), "0.3f")")
  }
}

plt.plot(0..<epochs, losses)
plt.xlabel("Epoch")
plt.ylabel("Mean Squared Error (MSE)")
plt.title("MSE loss vs training iterations")

