// TensorKit
