let o: Int? = 5, none: Int? = nil
print(o.map { $0 * 2 } as Any, none.map { $0 * 2 } as Any, o.flatMap { $0 > 3 ? "big" : nil } as Any, o ?? 0, none ?? -1, o == 5, none == nil, o != none)
print(o.debugDescription, Optional(3)!, o.map(String.init) ?? "none", [o, none].compactMap { $0 }, o.hashValue == Optional(5).hashValue, Optional.some(2) as Any, Optional<Int>.none as Any)
var opt: Int? = 3
opt? += 4
print(opt as Any, opt.take() as Any, opt as Any)
if let a = o, let b = Optional(2), a > b { print(a - b) }
