var d: [String: Int] = [:]
d["a"] = 1
d["b"] = 2
d["a"] = nil
print(d, d.removeValue(forKey: "b") as Any, d.isEmpty)
print(d.updateValue(5, forKey: "z") as Any, d.updateValue(6, forKey: "z") as Any, d)
