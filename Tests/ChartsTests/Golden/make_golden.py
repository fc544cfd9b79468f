"""Limits, histograms and colours as matplotlib computes them: python make_golden.py > matplotlib.json"""
import json
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_rgba

cases = {}

def limits(name, draw):
    figure, axes = plt.subplots()
    draw(axes)
    cases[name] = [float(v) for v in (*axes.get_xlim(), *axes.get_ylim())]
    plt.close(figure)

limits("line", lambda a: a.plot([1.0, 2.0, 4.0], [10.0, -5.0, 3.0]))
limits("heights alone", lambda a: a.plot([3.0, 1.0, 2.0, 8.0]))
limits("one point", lambda a: a.plot([2.0], [5.0], "o"))
limits("constant", lambda a: a.plot([7.0, 7.0, 7.0]))
limits("zeros", lambda a: a.plot([0.0, 0.0]))
limits("gaps", lambda a: a.plot([1.0, float("nan"), 3.0, 2.0]))
limits("empty", lambda a: None)
limits("bars", lambda a: a.bar([0, 1, 2], [3.0, 5.0, 2.0]))
limits("bars below", lambda a: a.bar([0, 1], [3.0, -5.0], 0.25))
limits("stacked bars", lambda a: (a.bar([0, 1], [1.0, 2.0]), a.bar([0, 1], [2.0, 2.0], bottom=[1.0, 2.0])))
limits("horizontal bars", lambda a: a.barh([0, 1], [3.0, 5.0]))
limits("histogram", lambda a: a.hist([1.0, 2.0, 2.5, 4.0], bins=3))
limits("image", lambda a: a.imshow(np.zeros((4, 6))))
limits("area", lambda a: a.fill_between([0.0, 1.0, 2.0], [1.0, 2.0, 3.0]))
limits("rule", lambda a: (a.plot([1.0, 2.0]), a.axhline(y=9.0)))
limits("set by hand", lambda a: (a.plot([1.0, 2.0]), a.set_ylim(0, 5), a.set_xlim(-1, None)))
limits("logarithmic", lambda a: (a.plot([1.0, 10.0, 1000.0]), a.set_yscale("log")))

rng = np.random.RandomState(1)
values = [round(float(v), 3) for v in rng.randn(200)]
histograms = []
for bins, span, density in [(10, None, False), (7, (-1.0, 1.0), False), (30, None, True), (1, None, False)]:
    counts, edges = np.histogram(values, bins=bins, range=span, density=density)
    histograms.append({"bins": bins, "range": span, "density": density,
                       "counts": [float(c) for c in counts], "edges": [float(e) for e in edges]})

maps = {name: [[round(c * 255) for c in matplotlib.colormaps[name](p)[:3]] for p in (0.0, 0.1, 0.37, 0.5, 0.9, 1.0)]
        for name in ["viridis", "gray", "coolwarm", "jet", "Blues", "viridis_r"]}
colors = {name: [round(c * 255) for c in to_rgba(name)[:3]]
          for name in ["skyblue", "salmon", "lightgreen", "lightyellow", "b", "g", "m", "k", "C0", "C3", "C12", "tab:brown",
                       "#1f77b4", "#abc", "0.5", "grey"]}
print(json.dumps({"limits": cases, "values": values, "histograms": histograms, "maps": maps, "colors": colors}))
