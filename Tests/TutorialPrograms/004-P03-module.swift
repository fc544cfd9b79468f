// A module holds a variable and a traced function.
import TensorKit

class MyModule: tf.Module {
  let weight: Variable

  init(_ value: Int) { weight = tf.Variable(value) }

  lazy var multiply = tf.function { [unowned self] (x: Tensor) in x * self.weight }
}

let mod = MyModule(3)
debugPrint(mod.multiply(tf.constant([5, 6, 3])))

