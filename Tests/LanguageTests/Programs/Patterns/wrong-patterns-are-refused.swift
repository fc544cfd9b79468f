enum Light { case red, green(Int), blue(a: Int, b: Int) }
let light = Light.red
let number = 3
switch light {
case .purple: print(1)
default: break
}
switch number {
case "x": print(2)
default: break
}
switch light {
case .green(let a, let b): print(a, b)
default: break
}
if case .blue(let a, c: let b) = light { print(a, b) }
switch (1, 2) {
case (1, 2, 3): print(3)
default: break
}
switch light {
case .green(let x), .red: print(x)
default: break
}
