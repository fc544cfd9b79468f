var a = [10, 20, 30, 40, 50]
var s = a[1...3]
print(s, s.count, s.startIndex, s.endIndex, s[1], s.indices)
s[1] = 21
print(s, a)
s.append(41)
s.insert(5, at: 1)
print(s, s.startIndex, s.endIndex)
s.remove(at: 1)
print(s.removeFirst(), s.removeLast(), s, s.startIndex)
s += [1, 2]
s.sort()
print(s, s.startIndex, s.sorted(by: >), s.reversed())
print(s.map { $0 + 1 }, s.filter { $0 > 2 }, s.reduce(0, +), s.contains(2), s.max()!, s.isEmpty)
print(s.prefix(2), s.suffix(1), s.dropFirst(), s.dropLast(), s.first!, s.last!)
let inner = s.dropFirst()
print(inner.startIndex, inner[inner.startIndex], inner.firstIndex(of: 30) as Any, inner.enumerated().map { $0.offset })
a[2...] = s
print(a, a[0..<2] == [10, 20], s == s, a[..<1] + a[3...])
for x in a[1..<3] { print(x, terminator: ",") }
print()
func sum(_ slice: ArraySlice<Int>) -> Int { slice.isEmpty ? 0 : slice.first! + sum(slice.dropFirst()) }
print(sum(a[...]), sum([1, 2, 3]))
var rest = a[...]
while let x = rest.popFirst() { print(x, terminator: " ") }
print(rest, rest.popLast() as Any)
a[0...1].reverse()
a[0..<2].swapAt(0, 1)
a[1...].sort(by: >)
print(a)
s.removeAll { $0 < 10 }
s.removeAll()
print(s, s.count)
