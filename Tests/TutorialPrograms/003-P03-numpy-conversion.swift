// From NumPy to tensors and back.
import TensorKit

let npArray = np.array([[10, 20], [30, 40]], dtype: .float32)
let tensor = tf.convertToTensor(npArray)
print("Converted to tensor:", tensor)
print("Type:", type(of: tensor))

let backToNumpy = tensor.numpy()
print("Back to NumPy:", backToNumpy)
print("Type:", type(of: backToNumpy))

let predictions = tensor
let predictionsNp = predictions.numpy()
print(predictionsNp.shape)
