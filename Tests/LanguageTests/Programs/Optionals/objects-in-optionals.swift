class Counter { var n = 0 }
let o = Optional(Counter())
print(o != nil)
