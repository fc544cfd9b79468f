func total<T: Numeric>(_ xs: [T]) -> T { xs.reduce(0, +) }
func sum<S: Sequence>(_ xs: S) -> S.Element where S.Element: AdditiveArithmetic { var t = S.Element.zero; for x in xs { t += x }; return t }
func dot<T: Numeric>(_ a: [T], _ b: [T]) -> T { var t: T = 0; for i in 0..<a.count { t += a[i] * b[i] }; return t }
func mean<T: BinaryFloatingPoint>(_ xs: [T]) -> T { xs.isEmpty ? 0 : xs.reduce(0, +) / T(xs.count) }
func gcd<T: BinaryInteger>(_ a: T, _ b: T) -> T { b == 0 ? a : gcd(b, a % b) }
func power<T: Numeric>(_ x: T, _ n: Int) -> T { var r: T = 1; for _ in 0..<n { r *= x }; return r }
func negated<T: SignedNumeric>(_ x: T) -> T { -x }
func clamp<T: Comparable>(_ x: T, _ low: T, _ high: T) -> T { min(max(x, low), high) }
func half<T: FloatingPoint>(_ x: T) -> T { x / 2 }
func isEven<T: BinaryInteger>(_ x: T) -> Bool { x % 2 == 0 }
func fibonacci<T: FixedWidthInteger>(_ n: Int, _ type: T.Type) -> T { var (a, b): (T, T) = (0, 1); for _ in 0..<n { (a, b) = (b, a &+ b) }; return a }
print(total([1, 2, 3]), total([1.5, 2.5]), total([Int8(3), 4]), total([Float(0.5)]))
print(sum([1, 2]), sum(1...4), sum([0.25, 0.5]), sum([1, 1] as Set))
print(dot([1, 2], [3, 4]), dot([0.5], [4]), mean([1.0, 2, 6]), mean([Float(1), 2]))
print(gcd(12, 18), gcd(UInt8(200), 150), power(2, 10), power(1.5, 2), negated(3), negated(-2.5))
print(clamp(5, 0, 3), clamp("m", "a", "f"), half(3.0), half(Float(1)), isEven(4), isEven(UInt16(3)))
print(fibonacci(14, UInt8.self), fibonacci(20, Int.self))
