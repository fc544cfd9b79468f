var history: OrderedDictionary<String, [Double]> = ["loss": [0.5, 0.25], "accuracy": [0.8]]
history["accuracy"]!.append(0.9)
history["val_loss"] = [0.6]
history["val_loss", default: []].append(0.55)
print(history)
print(history.keys, history.values.count, history.count, history.isEmpty)
for (name, values) in history { print(name, values.last!) }
for (place, pair) in history.enumerated() { print(place, pair.key, pair.value.count) }
print(history["none"] == nil, history["loss"]!.count, history.index(forKey: "val_loss")!, history.index(forKey: "x") == nil)
print(history.elements[0].key, history.keys[1], history.values[2])
let old = history.removeValue(forKey: "loss")
print(old!, history.keys.first!, history)
print(history.updateValue([1], forKey: "loss") == nil, history.keys)
let copy = history
history["loss"] = nil
print(copy.count, history.count)
print(OrderedDictionary<Int, Int>())
