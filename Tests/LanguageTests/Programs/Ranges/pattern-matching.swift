let age = 20
switch age {
case 0..<18: print("child")
case 18...: print("adult")
default: print("?")
}
if 1...5 ~= 3 { print("in") }
