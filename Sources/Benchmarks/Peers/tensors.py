"""The peers of TensorWorkloads.swift in PyTorch or TensorFlow: microseconds, minimum and median, of each workload.
usage: tensors.py torch|tensorflow [part of a name]"""
import sys
import time

library, only = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""


def measure(name, runs, repeats, body):
    if only not in name:
        return
    for _ in range(3):
        body()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(repeats):
            body()
        times.append((time.perf_counter() - start) / repeats * 1e6)
    times.sort()
    print(f"{name:44} {times[0]:11.2f} {times[runs // 2]:11.2f}", flush=True)


def with_torch():
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    a = torch.randn(1024, 1024)
    measure("W7 matmul 1024", 30, 1, lambda: a @ a)
    x = torch.randn(10_000)
    measure("W8 reduceSum(x * x) eager", 50, 200, lambda: (x * x).sum())
    y = torch.randn(4_000_000)
    measure("W8b gelu-tanh chain", 15, 1, lambda: (F.gelu(y * 2 + 1, approximate="tanh") * torch.tanh(y)).sum())
    weights = [torch.tensor(1.0, requires_grad=True) for _ in range(3)]
    points = torch.linspace(-3, 3, 32)

    def quadratic():
        loss = ((weights[0] * points**2 + weights[1] * points + weights[2] - points) ** 2).mean()
        gradients = torch.autograd.grad(loss, weights)
        with torch.no_grad():
            for w, g in zip(weights, gradients):
                w -= 0.001 * g

    measure("W9 eager tape step", 20, 50, quadratic)
    encoder = nn.TransformerEncoderLayer(512, 8, 2048, dropout=0.0, batch_first=True)
    z = torch.randn(8, 50, 512)

    def encode():
        encoder.zero_grad()
        encoder(z).square().mean().backward()

    measure("W5 transformer encoder", 20, 1, encode)


def with_tensorflow():
    import tensorflow as tf

    a = tf.random.normal([1024, 1024])
    measure("W7 matmul 1024", 30, 1, lambda: tf.matmul(a, a).numpy)
    x = tf.random.normal([10_000])
    measure("W8 reduceSum(x * x) eager", 20, 50, lambda: tf.reduce_sum(x * x))
    traced = tf.function(lambda x: tf.reduce_sum(x * x))
    measure("W8 reduceSum(x * x) traced", 20, 50, lambda: traced(x).numpy())
    y = tf.random.normal([4_000_000])
    compiled = tf.function(
        lambda x: tf.reduce_sum(tf.nn.gelu(x * 2 + 1, approximate=True) * tf.tanh(x)), jit_compile=True)
    measure("W8b gelu-tanh chain", 15, 1, lambda: compiled(y).numpy())
    weights = [tf.Variable(1.0) for _ in range(3)]
    points = tf.linspace(-3.0, 3.0, 32)

    def quadratic():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(weights[0] * points**2 + weights[1] * points + weights[2] - points))
        for w, g in zip(weights, tape.gradient(loss, weights)):
            w.assign_sub(0.001 * g)

    measure("W9 eager tape step", 10, 20, quadratic)


if library == "torch":
    with_torch()
else:
    with_tensorflow()
