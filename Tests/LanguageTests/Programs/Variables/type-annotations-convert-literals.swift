let a: Float = 1
let b: [Double] = [1, 2, 3]
let c: Character = "c"
let d: [String: Double] = ["a": 1]
let e: Set<Int> = [1, 1]
let o: Int? = 3
print(a, b, c, d, e, o as Any)
