let f: Character = "ab"
let g: Int = 1.5
let h: Bool = 1
let i: String = 5
let j: [Int] = [1, "x"]
let k: [String: Int] = ["a": 1, 2: 3]
let l: Int = nil
let n: Double = "1.5"
