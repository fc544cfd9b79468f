let words = ["a", "b", "a"]
print(words.reduce(into: [:]) { counts, w in counts[w, default: 0] += 1 }["a"]!)
print([3, 4].reduce(into: 0) { $0 += $1 })
