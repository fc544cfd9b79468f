protocol P {}
struct A: P {}
struct B: P {}
let x: any P = A()
print(x is A)
print(x as! A)
print(x as! B)
