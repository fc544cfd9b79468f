let a: Int? = 3
let n: Int? = nil
print(a.map { $0 * 2 } as Any, n.map { $0 * 2 } as Any, a.flatMap { $0 > 2 ? "yes" : nil } as Any)
