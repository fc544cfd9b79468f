print(1_000_000, 0xFF, 0b1010_1010, 0o17, 0x1F_FF, 007, 00)
print(1.5e3, 1e-3, 0x1p4, 0x1.8p1, 12_345.678_9, 0.1 + 0.2, 1e100, 5e-324)
let f: Float = 3.14159274, d: Double = 3, g: Float = 1
print(f, d, g, Float(0.1), 1.0, -0.0, 100000000000000000.0, 1e16, 123456789.125)
let a: Int8 = -128, b: UInt64 = 18_446_744_073_709_551_615, c = Int64.min, e: UInt8 = 0b1111_1111
print(a, b, c, e, -5, +5)
let x: Double = 1 / 2, y = 1 / 2, z = 1 / 2.0
print(x, y, z, 7 / 2 * 2, 7 / 2 * 2.0)
let list: [Double] = [1, 2.5, 3], floats: Set<Float> = [1], opt: Double? = 2, any: Any = 1, anyD: Any = 1.0
print(list, floats, opt as Any, any, anyD)
let small: (Int8, UInt16) = (1, 2), nested: [[Float]] = [[1], [2, 3.5]]
print(small, nested)
let chars: [Character] = ["a", "é", "👩‍👩‍👧", "\u{1F600}"]
print(chars, chars.count, true, false)
let n: Int? = nil, t: Bool? = true
print(n as Any, t as Any, Double.infinity, -Double.infinity, Double.nan, Double.pi)
