print(Int("42") ?? -1, Int("4x") ?? -1, Double("2.5") ?? -1, Int("ff", radix: 16) ?? -1, Int("-7")!, Double("abc") == nil)
