// A module saved and restored: with Checkpoint, as this version has no SavedModel.
import TensorKit

class MyModule: tf.Module {
  let weight: Variable

  init(_ value: Int) { weight = tf.Variable(value) }

  lazy var multiply = tf.function { [unowned self] (x: Tensor) in x * self.weight }
}

let mod = MyModule(3)
debugPrint(mod.multiply(tf.constant([5, 6, 3])))

let path = try tf.train.Checkpoint(model: mod).save("./saved")
print(path)

let reloaded = MyModule(0)
try tf.train.Checkpoint(model: reloaded).restore(path)
debugPrint(reloaded.multiply(tf.constant([5, 6, 3])))
