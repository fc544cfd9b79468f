// Points around a quadratic curve.
import TensorKit

matplotlib.rcParams["figure.figsize"] = [10, 6]

var x = tf.linspace(-3, 3, 201)
x = tf.cast(x, .float32)

func f(_ x: Tensor) -> Tensor { x ** 2 + 2 * x - 8 }

let y = f(x) + tf.random.normal(shape: [201])

plt.plot(x.numpy(), y.numpy(), ".", label: "Data")
plt.plot(x, f(x), label: "Ground truth")
plt.legend()
print(x.shape, x.dtype, y.shape)
