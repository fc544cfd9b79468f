@tf.function
def step(x):
    return x

@staticmethod
def helper():
    return 1
