let loss = 0.0345678, accuracy = 0.98765, count = 1234567
print("loss: \(loss, ".4f") - accuracy: \(accuracy, ".2%")")
print("parameters: \(count, ",")", "|\(count, ">12,")|", "|\(count, "<12_d")|")
print("|\(3.14159, "8.3f")|\(3.14159, "<8.2f")|\(3.14159, "^9.1f")|\(3.14159, "+.2e")|")
print("\(255, "x") \(255, "#X") \(5, "08b") \(8, "#o") \(65, "c") \(-42, "05d") \(42, "+d") \(7, " d")")
print("\(1e10, "g") \(1e-5, "") \(123456789.0, ".3g") \(0.1 + 0.2, "") \(100.0, ".0f") \(2.5, ".0f")")
print("\(Float(0.1), "") \(Float(1) / 3, ".5f") \(Double.pi, "0.3f") \(-0.0001, "z.2f")")
print("\(Double.infinity, "8.2f")|\(-Double.infinity, ".1f")|\(Double.nan, "5")|")
print("\(Int8(-5), "4d")\(UInt64.max, ",")\(Int32(77), "%")")
for epoch in 1...3 { print("Epoch \(epoch, "2d")/10: \(1.0 / Double(epoch), ">10.4f")") }
