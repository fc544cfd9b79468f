let b = true
let x = (b ? [2] : [12, 1]).reduce(0) { ($0 &+ $1) % 10007 }
switch [1, 2].reduce(0) { ($0 &+ $1) % 10007 } {
case 0: print("zero")
default: print("more")
}
switch (b ? [2] : [12, 1]).reduce(0) { ($0 &+ $1) % 10007 } {
case 0: print("zero")
default: print("more")
}
for i in [1, 2].map { $0 + 1 } { print(i) }
if [1].contains { $0 > 0 } { print("yes") }
print(x)
switch [1].map { $0 } { default: print(1) }
switch [3].max(by: { $0 < $1 }) { default: print(2) }
switch [3].reduce(0, { $0 + $1 }) { default: print(2) }
switch [3].reduce(0) { (a: Int, b: Int) -> Int in a + b } { default: print(2) }
