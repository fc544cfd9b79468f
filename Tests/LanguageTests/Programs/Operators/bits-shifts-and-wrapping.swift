let a: UInt8 = 0b1010_0110, b: UInt8 = 0x0F
print(a & b, a | b, a ^ b, ~a, a << 1, a >> 2, a << 9, a >> 9, a << -1, a >> -1)
let n = -16
print(n >> 2, n << 2, n >> 70, n << 70, 1 << 62, 1 << 64, n & 0xFF)
print(Int8.max &+ 1, Int8.min &- 1, Int8(100) &* 3, UInt8(3) &- 5)
print(UInt8(1) &<< 9, UInt8(128) &>> 9, 255 &>> 4)
var x = 0b1
x <<= 4; x |= 0b11; x &= ~1; x ^= 0xFF; x >>= 1
print(x)
var w: UInt8 = 250
w &+= 10; print(w); w &-= 5; print(w); w &*= 2; print(w)
print(7 / 2, -7 / 2, 7 % 3, -7 % 3, 7 % -3, 7.5.truncatingRemainder(dividingBy: 2))
print(10.quotientAndRemainder(dividingBy: 3), Int.max.addingReportingOverflow(1), 5.multipliedReportingOverflow(by: 2).overflow)
print(0xFF.nonzeroBitCount, 8.trailingZeroBitCount, UInt8(1).leadingZeroBitCount)
print(Int8(truncatingIfNeeded: 300), UInt8(clamping: 300), Int8(clamping: -300), Int8(exactly: 200) as Any)
print(1 + 2 * 3 - 4 / 2 % 3, (1 + 2) * 3, 2 + 3 << 1, 1 | 2 & 3, !true || true && false, (5 > 3) == true)
print((1, "a") < (2, "b"), (1, "b") < (1, "a"), (1, 2, 3) == (1, 2, 3), ("x", 2.0) != ("x", 2.5), (1, 2) >= (1, 2))
