let readings: [Int?] = [1, nil, 3, nil, 5]
for case let value? in readings { print("value", value) }
for case .some(let value) in readings where value > 1 { print("big", value) }
for case .none in readings { print("missing") }
for case nil in readings { print("nil") }
var total = 0
for case let .some(value) in readings { total += value }
print(total)
let pairs: [(Int, String?)] = [(1, "a"), (2, nil), (3, "c")]
for case let (n, s?) in pairs { print(n, s) }
for case (let n, nil) in pairs { print("no name for", n) }
for case (2..., let s) in pairs { print(s ?? "-") }
let nested: [Int??] = [.some(.some(1)), .some(nil), nil]
for case let x?? in nested { print("x", x) }
