var a = Array(0..<10)
a[1..<3] = [20]
print(a)
a[5...] = [1, 1, 1]
print(a)
a[..<2] = []
print(a)
a[1...2] = [7, 8, 9]
print(a)
a.replaceSubrange(0..<2, with: [100, 200, 300])
print(a)
a.replaceSubrange(...0, with: 5...7)
print(a)
a.removeSubrange(1...2)
print(a)
a.removeSubrange(5...)
print(a)
a.insert(contentsOf: [1, 2], at: 0)
a.insert(contentsOf: "x".utf8.map { Int($0) }, at: a.endIndex)
print(a, a.count)
a += [3]
a += 4...5
a.append(contentsOf: a[..<2])
print(a)
a.removeAll { $0 > 100 }
print(a)
a.removeFirst(2)
a.removeLast(3)
print(a, a.popLast() as Any, a)
a.removeAll(keepingCapacity: true)
print(a, a.popLast() as Any, a.isEmpty)
