class Dog { var tail: Tail? = Tail(); var t2 = Tail() }
class Tail { }
struct Q { var w = W() }
struct W { var x = 1 }
print(Q().w.x, Dog().tail != nil)
