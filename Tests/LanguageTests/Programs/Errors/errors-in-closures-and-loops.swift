enum Stop: Error { case at(Int) }
func visit(_ list: [Int], _ body: (Int) throws -> Void) rethrows { for x in list { try body(x) } }
var seen: [Int] = []
do {
  try visit([1, 2, 3, 4]) { if $0 == 3 { throw Stop.at($0) }; seen.append($0) }
} catch Stop.at(let n) { print("stopped at", n, seen) }
visit([7]) { seen.append($0) }
print(seen)
for i in 0..<4 {
  do {
    defer { print("leave", i) }
    if i == 1 { continue }
    if i == 2 { throw Stop.at(i) }
    if i == 3 { break }
    print("run", i)
  } catch { print("error", error) }
}
let sorted = try? [3, 1, 2].sorted { a, b in if a == 2 { throw Stop.at(2) }; return a < b }
print(sorted as Any)
let found = try [1, 2, 3].first { if $0 > 5 { throw Stop.at($0) }; return $0 == 2 }
print(found as Any)
do { _ = try [1, 2, 3].reduce(0) { if $1 == 3 { throw Stop.at($0) }; return $0 + $1 } } catch { print(error) }
let makers: [() throws -> String] = [{ "ok" }, { throw Stop.at(9) }]
for m in makers { do { print(try m()) } catch { print("failed", error) } }
func lazy(_ value: @autoclosure () throws -> Int) rethrows -> Int { try value() }
func bad() throws -> Int { throw Stop.at(1) }
print(lazy(4), (try? lazy(try bad())) ?? 0)
let v: Int? = nil
do { print(try v ?? bad()) } catch { print("coalesced", error) }
class Node { var next: Node?; init(depth: Int) throws { if depth > 2 { throw Stop.at(depth) }; next = depth < 2 ? try Node(depth: depth + 1) : nil } }
print((try? Node(depth: 0))?.next?.next?.next == nil, (try? Node(depth: 3)) == nil)
