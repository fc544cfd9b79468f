let a = 1 / 0
let d = Int.max + 1
let e: UInt8 = 255 + 1
let f = 5 % 0
let k: UInt8 = 16 * 16
let l = Int8.min - 1
func g() -> Int {
  let zero = 0
  let big = Int.max
  return 7 / zero + (big + 1)
}
let fine = (Int.max - 1) + 1
