// The model's guesses before training.
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

func plotPreds(_ x: Tensor, _ y: Tensor, _ f: (Tensor) -> Tensor, _ model: (Tensor) -> Tensor, _ title: String) {
  plt.figure()
  plt.plot(x, y, ".", label: "Data")
  plt.plot(x, f(x), label: "Ground truth")
  plt.plot(x, model(x), label: "Predictions")
  plt.title(title)
  plt.legend()
}

plotPreds(x, y, f, quadModel.callAsFunction, "Initial Predictions")
print(plt.gca().getYlim().0 < plt.gca().getYlim().1)
