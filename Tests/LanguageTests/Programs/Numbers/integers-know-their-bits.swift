let n = 44
print(n.leadingZeroBitCount, n.trailingZeroBitCount, n.nonzeroBitCount, n.bitWidth, Int8.bitWidth)
print(n.byteSwapped, UInt16(0x1234).byteSwapped, Int32(1).bigEndian, Int32(7).littleEndian)
print(UInt8(bitPattern: -1), Int8(bitPattern: 200), UInt(bitPattern: -2), Int64(bitPattern: UInt64.max))
print(UInt8(truncatingIfNeeded: 300), Int8(truncatingIfNeeded: 200), Int8(clamping: 1000), UInt8(clamping: -5))
let wide = UInt8.max.multipliedFullWidth(by: 200)
print(wide.high, wide.low)
let (q, r) = UInt8(3).dividingFullWidth((2, 10))
print(q, r)
print(Int8.min.magnitude, (-7).magnitude, Int.min.magnitude)
print(7.signum(), (-7).signum(), 0.signum())
print(12.isMultiple(of: 4), 13.isMultiple(of: 4), 0.isMultiple(of: 0), 5.isMultiple(of: 0))
var x = 5
x.negate()
print(x, -x, +x, ~x)
var mask: UInt8 = 0b1010_1010
mask &= 0x0f
mask |= 1 << 6
mask ^= 0xff
print(mask, String(mask, radix: 2), mask >> 3, mask << 1, mask &<< 9, mask &>> 9)
print(Int8(100) &+ 100, Int8(-100) &- 100, Int8(50) &* 3)
var wrapping: UInt8 = 250
wrapping &+= 10
wrapping &-= 20
wrapping &*= 2
print(wrapping)
