struct Counter { var n: Int; init(taking x: inout Int) { n = x; x += 1 } }
class K { var n: Int; init(_ xs: inout [Int]) { n = xs.removeLast() }; convenience init(two xs: inout [Int]) { xs.append(9); self.init(&xs) } }
var x = 5
let c = Counter(taking: &x); print(c.n, x)
var xs = [1, 2, 3]
print(K(&xs).n, xs, K(two: &xs).n, xs)
class L: K { init(l xs: inout [Int]) { super.init(&xs); xs.append(n) } }
print(L(l: &xs).n, xs)
