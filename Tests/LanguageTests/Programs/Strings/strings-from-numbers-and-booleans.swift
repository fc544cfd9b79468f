print(String(42), String(1.5), String(true), "\(false)")
