func binarySearch(_ a: [Int], _ target: Int) -> Int? {
  var low = 0, high = a.count - 1
  while low <= high {
    let middle = low + (high - low) / 2
    if a[middle] == target { return middle }
    if a[middle] < target { low = middle + 1 } else { high = middle - 1 }
  }
  return nil
}
print(binarySearch([1, 3, 5, 7, 9], 7) as Any, binarySearch([1, 3], 4) as Any)
func quicksort(_ a: [Int]) -> [Int] {
  guard a.count > 1 else { return a }
  let pivot = a[a.count / 2]
  return quicksort(a.filter { $0 < pivot }) + a.filter { $0 == pivot } + quicksort(a.filter { $0 > pivot })
}
print(quicksort([3, 6, 1, 8, 2, 9, 2]))
func permutations(_ a: [Int]) -> [[Int]] {
  guard let first = a.first else { return [[]] }
  return permutations(Array(a.dropFirst())).flatMap { rest in (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) } }
}
print(permutations([1, 2, 3]).count, permutations([1, 2, 3])[1])
var sieve = [Bool](repeating: true, count: 50)
for i in 2..<50 where sieve[i] { for j in stride(from: i * i, to: 50, by: i) { sieve[j] = false } }
print((2..<50).filter { sieve[$0] })
var window = [Int]()
for x in [5, 1, 4, 2, 8] { window.append(x); if window.count > 3 { window.removeFirst() }; print(window.reduce(0, +), terminator: " ") }
print()
let matrix = [[1, 2], [3, 4], [5, 6]]
let transposed = (0..<2).map { c in matrix.map { $0[c] } }
print(transposed, matrix.map { $0.reduce(0, +) }, transposed.map { Double($0.reduce(0, +)) / Double($0.count) })
let inventory = [("apple", 3), ("pear", 0), ("fig", 7)]
print(inventory.filter { $0.1 > 0 }.map { $0.0 }.joined(separator: ", "), inventory.reduce(0) { $0 + $1.1 }, inventory.max { $0.1 < $1.1 }!.0)
print(stride(from: 0, to: 7, by: 3).map { Array([0, 1, 2, 3, 4, 5, 6][$0..<min($0 + 3, 7)]) })
print(zip([1, 2, 3], [1, 2, 3].dropFirst()).map { $1 - $0 }, [1, 2, 3].reduce(into: [Int]()) { $0.insert($1, at: 0) })
var stack = [Int](), queue = [1, 2, 3]
stack.append(1); stack.append(2)
print(stack.popLast()!, stack.last!, queue.removeFirst(), queue)
let unique = [3, 1, 3, 2, 1].reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
print(unique, Dictionary([3, 1, 3].map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }.map { "\($0.key)x\($0.value)" })
let nested: [[Int]?] = [[1, 2], nil, [3]]
print(nested.compactMap { $0 }.flatMap { $0 }, nested.map { $0?.count ?? 0 }, nested[1]?.first as Any)
print(([1, 2, 3] as [Any]).count, [1, 2, 3].elementsEqual([1, 2, 3]), [1.5, 2.5].reduce(0, +), ["a", "b"].reversed().joined())
