print(Int(exactly: 3.0) as Any, Int(exactly: 3.5) as Any)
print(Int8(exactly: 127) as Any, Int8(exactly: 128) as Any, UInt(exactly: -1) as Any)
print(Double(exactly: 9007199254740993) as Any, Double(exactly: 12) as Any, Float(exactly: 16777217) as Any)
print(Float(exactly: 0.1) as Any, Float(exactly: 0.5) as Any, Double(exactly: Float(0.5)) as Any)
print(Int("12") as Any, Int("-0") as Any, Int("+7") as Any, Int(" 7") as Any, Int("7.0") as Any, Int("") as Any)
print(Int("ff", radix: 16) as Any, Int("FF", radix: 16) as Any, Int("zz", radix: 36) as Any, Int("2", radix: 2) as Any)
print(UInt8("256") as Any, UInt8("255") as Any, Int8("-128") as Any)
print(Double("1e3") as Any, Double("0x1p4") as Any, Double("nan") as Any, Double("inf") as Any, Double("1,5") as Any, Double("") as Any)
print(Double(" 1") as Any, Double(".5") as Any, Double("5.") as Any, Double("-infinity") as Any, Float("3.25") as Any)
print(Bool("true") as Any, Bool("True") as Any)
let text = "a1b22c333"
let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
print(numbers)
print(["1", "x", "3"].compactMap(Int.init), ["1.5", "x"].map { Double($0) ?? -1 })
