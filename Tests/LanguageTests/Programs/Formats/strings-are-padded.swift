let name = "dense_1"
print("[\(name, "12")] [\(name, ">12")] [\(name, "^12")] [\(name, "*^13")] [\(name, ".5")] [\(name, "<10.3")]")
print("\("Layer", "<20")\("Params", ">10")")
for (layer, parameters) in [("conv", 320), ("dense", 100_480)] { print("\(layer, "<20")\(parameters, ">10,")") }
print("│ \("✓ Good", "7s") │ \("日本", "<4")│")
print("\(true, "") \(false, "d") \(true, ">3")")
let word = "substring".prefix(3)
print("\(word, ">6")|\(Character("x"), "^3")|")
let label = "x"
print("\(label, "=<5")")
