var counts: [String: Int] = [:]
let long = "prefix-of-some-length"
for i in 0..<40 { counts["w\(i % 7)", default: 0] += 1 }
counts[String(long.prefix(2)), default: 0] += 5
counts["pr", default: 0] += 5
var grown = ""
grown.reserveCapacity(100)
grown += "w"
grown += "3"
counts[grown, default: 0] += 100
counts["caf\u{E9}", default: 0] += 1
counts["cafe\u{301}", default: 0] += 1
counts["exactly15bytes.", default: 0] += 1
counts["exactly15" + "bytes.", default: 0] += 1
counts["sixteen bytes ..", default: 0] += 1
counts["sixteen " + "bytes ..", default: 0] += 1
for key in counts.keys.sorted() { print(key, counts[key]!) }

let numbers = [0, 7, -7, 99_999_999, 100_000_000, -99_999_999, -100_000_000, Int.max, Int.min]
for n in numbers { print("<\(n)>", "\(n)\(n)".count) }
var pieces: [String] = []
for i in 8..<12 { pieces.append("\(i)-\(i * i * i)") }
print(pieces, pieces[0] == "8-512", pieces[1] < pieces[2])
func label(_ i: Int) -> String { "item \(i): \("nested \(i + 1)") é\(i)" }
var kept = label(1)
let other = label(2)
kept += other
print(kept, other)
var seen: Set<String> = []
for i in 0..<10 { seen.insert("k\(i / 3)") }
print(seen.sorted(), seen.contains("k2"), seen.contains("k9"))
