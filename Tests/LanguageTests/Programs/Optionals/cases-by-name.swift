let a = Int?.none
let b = (String?.some("x"))
print(a as Any, b as Any)
let c: [Int]? = [Int]?.none
print(c == nil, Int?.some(3)!, [Int?.none, 4].compactMap { $0 })
print((Int?.none) ?? 5, Optional<Int>.none ?? 6, Optional.some(7)!)
print([String: Int]?.none == nil)
