class Cache {
  var log: [String] = []
  lazy var table: [Int] = { log.append("made"); return [1, 2] }() {
    willSet { log.append("will \(newValue)") }
    didSet { log.append("did \(oldValue) -> \(table)") }
  }
  lazy var plain = 3 { didSet { log.append("plain \(plain)"); if plain > 5 { plain = 5 } } }
}
let c = Cache()
c.table = [9]
c.table.append(4)
print(c.log)
let d = Cache()
d.plain = 4
d.plain += 10
print(d.plain, d.log)
print(d.table, d.log)
struct S { var n = 0; lazy var x: Int = n + 1 { didSet { n += 10 } } }
var s = S()
s.x = 5
print(s.x, s.n)
var t = S(); print(t.x, t.n); t.x += 1; print(t.x, t.n)
