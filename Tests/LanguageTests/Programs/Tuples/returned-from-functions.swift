func minMax(_ a: [Int]) -> (min: Int, max: Int) { return (a.min()!, a.max()!) }
let r = minMax([3, 1, 2])
print(r.min, r.max, r)
