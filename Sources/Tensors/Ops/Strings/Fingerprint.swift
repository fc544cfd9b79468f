/// The 64-bit fingerprint of Google's FarmHash, which TensorFlow sorts strings into buckets with.
/// Source: Geoff Pike, FarmHash, namespace farmhashna.
package enum Fingerprint {
  private static let k0: UInt64 = 0xc3a5_c85c_97cb_3127
  private static let k1: UInt64 = 0xb492_b66f_be98_f273
  private static let k2: UInt64 = 0x9ae1_6a3b_2f90_404f

  /// Which of `count` buckets the bytes belong into.
  package static func bucket(_ bytes: [UInt8], of count: Int) -> Int { Int(of(bytes) % UInt64(count)) }

  static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, !bytes.isEmpty else { return k2 }
      return hash(Words(start: start), bytes.count)
    }
  }

  private struct Words {
    let start: UnsafeRawPointer
    func long(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    func short(_ offset: Int) -> UInt64 {
      UInt64(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    func byte(_ offset: Int) -> UInt64 { UInt64(start.load(fromByteOffset: offset, as: UInt8.self)) }
  }

  private static func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 { (value >> by) | (value << (64 - by)) }
  private static func mixed(_ value: UInt64) -> UInt64 { value ^ (value >> 47) }
  private static func combined(_ u: UInt64, _ v: UInt64, _ multiplier: UInt64) -> UInt64 {
    var a = (u ^ v) &* multiplier
    a ^= a >> 47
    var b = (v ^ a) &* multiplier
    b ^= b >> 47
    return b &* multiplier
  }

  private static func hash(_ s: Words, _ count: Int) -> UInt64 {
    let n = UInt64(count)
    if count <= 16 { return upTo16(s, count, n) }
    if count <= 32 { return upTo32(s, count, n) }
    if count <= 64 { return upTo64(s, count, n) }
    return long(s, count)
  }

  private static func upTo16(_ s: Words, _ count: Int, _ n: UInt64) -> UInt64 {
    if count >= 8 {
      let multiplier = k2 &+ n &* 2
      let a = s.long(0) &+ k2
      let b = s.long(count - 8)
      let c = rotated(b, 37) &* multiplier &+ a
      let d = (rotated(a, 25) &+ b) &* multiplier
      return combined(c, d, multiplier)
    }
    if count >= 4 {
      return combined(n &+ (s.short(0) << 3), s.short(count - 4), k2 &+ n &* 2)
    }
    let y = s.byte(0) &+ (s.byte(count >> 1) << 8)
    let z = n &+ (s.byte(count - 1) << 2)
    return mixed((y &* k2) ^ (z &* k0)) &* k2
  }

  private static func upTo32(_ s: Words, _ count: Int, _ n: UInt64) -> UInt64 {
    let multiplier = k2 &+ n &* 2
    let a = s.long(0) &* k1
    let b = s.long(8)
    let c = s.long(count - 8) &* multiplier
    let d = s.long(count - 16) &* k2
    return combined(
      rotated(a &+ b, 43) &+ rotated(c, 30) &+ d, a &+ rotated(b &+ k2, 18) &+ c, multiplier)
  }

  private static func upTo64(_ s: Words, _ count: Int, _ n: UInt64) -> UInt64 {
    let multiplier = k2 &+ n &* 2
    let a = s.long(0) &* k2
    let b = s.long(8)
    let c = s.long(count - 8) &* multiplier
    let d = s.long(count - 16) &* k2
    let y = rotated(a &+ b, 43) &+ rotated(c, 30) &+ d
    let z = combined(y, a &+ rotated(b &+ k2, 18) &+ c, multiplier)
    let e = s.long(16) &* multiplier
    let f = s.long(24)
    let g = (y &+ s.long(count - 32)) &* multiplier
    let h = (z &+ s.long(count - 24)) &* multiplier
    return combined(
      rotated(e &+ f, 43) &+ rotated(g, 30) &+ h, e &+ rotated(f &+ a, 18) &+ g, multiplier)
  }

  private static func weak(_ s: Words, _ offset: Int, _ a: UInt64, _ b: UInt64) -> (UInt64, UInt64) {
    let (w, x, y, z) = (s.long(offset), s.long(offset + 8), s.long(offset + 16), s.long(offset + 24))
    var (a, b) = (a &+ w, b)
    b = rotated(b &+ a &+ z, 21)
    let c = a
    a = a &+ x &+ y
    b = b &+ rotated(a, 44)
    return (a &+ z, b &+ c)
  }

  private static func long(_ s: Words, _ count: Int) -> UInt64 {
    var x: UInt64 = 81
    var y = 81 &* k1 &+ 113
    var z = mixed(y &* k2 &+ 113) &* k2
    var v: (UInt64, UInt64) = (0, 0)
    var w: (UInt64, UInt64) = (0, 0)
    x = x &* k2 &+ s.long(0)
    let end = (count - 1) / 64 * 64
    func round(_ at: Int, _ multiplier: UInt64, tail: UInt64?) {
      if let tail {
        w.0 = w.0 &+ tail
        v.0 = v.0 &+ w.0
        w.0 = w.0 &+ v.0
      }
      x = rotated(x &+ y &+ v.0 &+ s.long(at + 8), 37) &* multiplier
      y = rotated(y &+ v.1 &+ s.long(at + 48), 42) &* multiplier
      x ^= tail == nil ? w.1 : w.1 &* 9
      y = y &+ (tail == nil ? v.0 : v.0 &* 9) &+ s.long(at + 40)
      z = rotated(z &+ w.0, 33) &* multiplier
      v = weak(s, at, v.1 &* multiplier, x &+ w.0)
      w = weak(s, at + 32, z &+ w.1, y &+ s.long(at + 16))
      swap(&z, &x)
    }
    for at in stride(from: 0, to: end, by: 64) { round(at, k1, tail: nil) }
    let multiplier = k1 &+ ((z & 0xff) << 1)
    round(count - 64, multiplier, tail: UInt64((count - 1) & 63))
    return combined(
      combined(v.0, w.0, multiplier) &+ mixed(y) &* k0 &+ z, combined(v.1, w.1, multiplier) &+ x, multiplier)
  }
}
