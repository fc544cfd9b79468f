enum A: Error { case one, two(Int) }
enum B: Error { case other(String) }
func a(_ n: Int) throws(A) -> Int { if n == 1 { throw .one }; if n == 2 { throw .two(n) }; return n }
func b(_ n: Int) throws(B) -> Int { if n == 3 { throw .other("b\(n)") }; return n }
for n in 0...4 {
  do {
    let x = try a(n) + b(n)
    print("sum", x)
  } catch let e as A {
    print("A", e)
  } catch B.other(let s) {
    print("B", s)
  } catch {
    print("never", error)
  }
}
struct Reader {
  var lines: [String]
  mutating func next() throws(B) -> String { if lines.isEmpty { throw .other("end") }; return lines.removeFirst() }
  var first: String { get throws(B) { guard let l = lines.first else { throw .other("empty") }; return l } }
}
var r = Reader(lines: ["x"])
do { print(try r.first, try r.next()); print(try r.next()) } catch .other(let s) { print("stopped:", s) }
func twice<E: Error>(_ f: () throws(E) -> Int) throws -> Int { try f() + f() }
print((try? twice { 4 }) ?? -1)
func nested() throws -> Int {
  do {
    do { return try a(2) } catch .one { return 100 }
  } catch A.two(let k) where k > 5 { return k }
}
do { print(try nested()) } catch { print("out", error) }
