let a: UInt8 = 256
let b: Int8 = 128
let c: Int = 9223372036854775808
let d: [UInt8] = [1, 2, 300]
let e: UInt = -5
let f: Int16 = 0x1_0000
let g = [1: UInt8(5), 2: 256]
func h(_ x: Int8) {}
h(200)
h(-128)
