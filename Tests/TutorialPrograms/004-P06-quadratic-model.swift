// A quadratic model that starts at random, the same in every run because the op has a seed.
import TensorKit

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

for variable in quadModel.variables { print(variable.numpy()) }
print(quadModel(tf.constant([0.0, 1.0])))
