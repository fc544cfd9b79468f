"""Writes optimizers.json and schedules.json: ten steps of every optimizer, every schedule over its steps.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_optimizers.py
"""

import keras
import numpy as np

from make_weights import case, write

O = keras.optimizers
S = O.schedules


def optimizers():
    cases = []

    def run(name, optimizer, steps=10, constraint=None):
        rng = np.random.default_rng(5)
        kernel = keras.Variable(rng.normal(size=(3, 2)).astype("float32"), name="kernel", trainable=True)
        bias = keras.Variable(rng.normal(size=(2,)).astype("float32"), name="bias", trainable=True)
        if constraint is not None:
            kernel.constraint = constraint
        tensors = {"kernel": kernel.numpy(), "bias": bias.numpy()}
        kernels, biases, kernel_gradients, bias_gradients = [], [], [], []
        for step in range(steps):
            gradients = [rng.normal(size=v.shape).astype("float32") * (3 if step == 2 else 1) for v in (kernel, bias)]
            optimizer.apply_gradients([(g, v) for g, v in zip(map(keras.ops.convert_to_tensor, gradients), (kernel, bias))])
            kernel_gradients.append(gradients[0])
            bias_gradients.append(gradients[1])
            kernels.append(kernel.numpy())
            biases.append(bias.numpy())
        tensors.update(kernelGradients=np.stack(kernel_gradients), biasGradients=np.stack(bias_gradients),
                       kernels=np.stack(kernels), biases=np.stack(biases))
        for index, variable in enumerate(optimizer.variables):
            tensors[f"slot{index}"] = variable.numpy()
        optimizer.finalize_variable_values([kernel, bias])
        tensors["finalKernel"] = kernel.numpy()
        entry = case(name, optimizer, **tensors)
        entry["names"] = [variable.name for variable in optimizer.variables]
        cases.append(entry)

    run("sgd", O.SGD())
    run("sgdMomentum", O.SGD(0.1, momentum=0.9))
    run("sgdNesterov", O.SGD(0.1, momentum=0.9, nesterov=True, weight_decay=0.01))
    run("rmsprop", O.RMSprop())
    run("rmspropCentered", O.RMSprop(0.01, rho=0.8, momentum=0.7, epsilon=1e-5, centered=True))
    run("adam", O.Adam(0.01))
    run("adamAmsgrad", O.Adam(0.01, beta_1=0.8, beta_2=0.95, epsilon=1e-4, amsgrad=True))
    run("adamw", O.AdamW())
    run("adamwDecay", O.AdamW(0.02, weight_decay=0.1))
    run("nadam", O.Nadam(0.01))
    run("adamax", O.Adamax(0.01))
    run("adagrad", O.Adagrad(0.05))
    run("adadelta", O.Adadelta(1.0))
    run("ftrl", O.Ftrl(0.1))
    run("ftrlRegularized", O.Ftrl(0.1, learning_rate_power=-0.6, initial_accumulator_value=0.2,
        l1_regularization_strength=0.05, l2_regularization_strength=0.1,
        l2_shrinkage_regularization_strength=0.02, beta=0.3))
    run("lion", O.Lion(0.01))
    run("clipnorm", O.SGD(0.1, clipnorm=0.8))
    run("clipvalue", O.SGD(0.1, clipvalue=0.5))
    run("globalClipnorm", O.Adam(0.1, global_clipnorm=1.0))
    run("ema", O.SGD(0.1, use_ema=True, ema_momentum=0.7))
    run("emaOverwrite", O.Adam(0.1, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=3))
    run("lossScale", O.SGD(0.1, loss_scale_factor=4.0))
    run("accumulation", O.Adam(0.1, gradient_accumulation_steps=3, clipvalue=0.4))
    run("schedule", O.SGD(S.ExponentialDecay(0.1, 2, 0.5), momentum=0.5))
    run("constraint", O.SGD(0.5), constraint=keras.constraints.MaxNorm(1.0))
    write("optimizers.json", cases)


def schedules():
    cases = []

    def run(name, schedule, steps):
        cases.append(case(name, schedule, steps=np.array(steps), values=np.array([float(schedule(s)) for s in steps])))

    few = [0, 1, 2, 3, 7, 10, 11, 15, 20, 21, 29, 30, 31, 64, 100, 500]
    run("exponential", S.ExponentialDecay(0.1, 10, 0.96), few)
    run("exponentialStaircase", S.ExponentialDecay(0.1, 10, 0.5, staircase=True), few)
    run("inverseTime", S.InverseTimeDecay(0.1, 10, 0.5), few)
    run("inverseTimeStaircase", S.InverseTimeDecay(0.1, 10, 0.5, staircase=True), few)
    run("polynomial", S.PolynomialDecay(0.1, 30, end_learning_rate=0.01), few)
    run("polynomialPower", S.PolynomialDecay(0.1, 30, power=2.0), few)
    run("polynomialCycle", S.PolynomialDecay(0.1, 10, end_learning_rate=0.01, cycle=True), few)
    run("piecewise", S.PiecewiseConstantDecay([2, 10, 30], [1.0, 0.5, 0.1, 0.01]), few)
    run("cosine", S.CosineDecay(0.1, 30, alpha=0.1), few)
    run("cosineWarmup", S.CosineDecay(0.0, 30, warmup_target=0.2, warmup_steps=10), few)
    run("restarts", S.CosineDecayRestarts(0.1, 7, m_mul=0.9, alpha=0.01), few)
    run("restartsEqual", S.CosineDecayRestarts(0.1, 9, t_mul=1.0), few)
    write("schedules.json", cases)


if __name__ == "__main__":
    optimizers()
    schedules()
