for i in 0..<10 where i % 3 == 0 { print(i) }
