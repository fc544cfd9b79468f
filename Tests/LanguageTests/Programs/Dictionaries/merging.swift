var a = ["x": 1, "y": 2]
a.merge(["y": 10, "z": 3]) { old, new in old + new }
print(a["x"]!, a["y"]!, a["z"]!)
print(a.merging(["x": 0]) { $1 }["x"]!)
