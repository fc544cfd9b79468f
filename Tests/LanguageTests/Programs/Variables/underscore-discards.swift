_ = [1, 2].map { $0 }
for _ in 0..<2 { print("x") }
let (a, _) = (1, 2)
print(a)
